"""The words for periods in Chinese, as one pattern."""

from __future__ import annotations

import re

from zoneqa.text.dates import YEAR

_TO = r"\s?[-—–~至到]{1,2}\s?"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_FOUR = "[一二三四1-4]"
_THIRD = "[上中下]旬|[底末初]"
# 此次年度 holds no 次年, 每上年 no 上年, and 建成后年产能 no 后年.
_RELATIVE_YEAR = (
    "今年|去年|(?<![目此之])前年|明年|(?<![成产工运营])后年|上一?年度?|下一?年度?|本年度?|当年|同年|翌年"
    r"|(?<![此本每一二三多首两几这那\d])次年"
)
_QUARTER = (
    rf"[前头](?P<quarters>[一二两三四1-4])个?季度|Q(?P<quarter_code>[1-4])(?!\d)"
    rf"|第?(?:(?P<quarter_from>{_FOUR})(?:季度)?{_TO}第?)?"
    rf"(?P<quarter>{_FOUR})(?:季度|(?=(?:、第?{_FOUR})*[、和与及]第?{_FOUR}季度))"
)
_MONTH = (
    rf"[前头](?P<months>{_COUNT})个?月"
    rf"|(?:(?P<month_from>{_NUMERAL})(?:\s?月份?)?{_TO})?"
    rf"(?P<month>{_NUMERAL})\s?月(?![亮球饼嫂子薪票])份?"
    rf"(?:(?P<third>{_THIRD})|\s?(?P<day>{_NUMERAL})(?:{_TO}(?P<day_to>{_NUMERAL}))?\s?[日号])?"
)
_REPORT = "报(?(dated)(?![道名废])|(?:显示|数据|业绩|披露|称))"
# What a report of a company is of: 2023年半年度, 一季报, 三季报; no 大半年度过.
_REPORTED = (
    rf"(?P<half_year>半年(?<![上下大近前后小多]半年)(?:度(?![过日])|(?={_REPORT})))"
    rf"|(?P<reported>[一三])季(?={_REPORT})"
)
_OF_YEAR = rf"(?P<half>[上下])半年|{_REPORTED}|{_QUARTER}|{_MONTH}|(?P<whole>全年)|(?P<same>同期)"
# After a year, 底 is the end of it; alone it is called 年底. 2023年中国 holds no 年中.
_EDGE = "[底末初内]|中(?![秋考国央心部小医美欧关新韩日俄法德英外共东西南北山])"
_YEARS = (
    rf"(?P<year>{YEAR})(?:{_TO}(?P<year_to>(?:20)?\d\d))?"
    rf"(?:\s?(?:年(?:年?度)?|财年)|(?=(?:、{YEAR})*[、和与及]{YEAR}年))"
    rf"|(?P<short_year>{YEAR})(?=\s?(?:[上下]半年|半年[度报]|第?{_FOUR}季度|Q[1-4]))"
    rf"|(?P<relative>{_RELATIVE_YEAR})"
)
_DATED = (
    rf"(?P<dated>{_YEARS})?(?:(?(dated)的?\s?)(?:{_OF_YEAR}|(?(dated)年?|年)(?P<edge>{_EDGE}))"
    "|(?(dated)|(?!)))"
)
_ISO = (
    rf"(?P<iso>{YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}|{YEAR}-(?:0[1-9]|1[0-2]))(?![\d-])"
    rf"|(?<![\d-])(?P<bare_from>{YEAR})[-—–~](?P<bare_to>{YEAR})(?!\d|\s?年)"
    rf"|^\s*(?P<bare>{YEAR})\s*$"
)
_PLAN = (
    r"[“\"‘']?(?P<plan>十[一二三四五六]?五)[”\"’']?"
    r"(?:(?P<plan_part>开局之年|收官之年|期间|时期|规划期|以来|末|初)|(?=[,，、至]))"
)
_NEAR = (
    rf"(?P<near>近|过去|最近|未来|今后)的?(?P<near_count>{_COUNT}|半)(?P<near_unit>年|个月|天|周)[来间内]?"
    rf"|(?P<years_until_now>{_COUNT})年来"
)
_RELATIVE = (
    rf"(?P<relative_month>[本当]月|[上下]个?月|次月)"
    rf"(?:(?P<relative_third>{_THIRD})|(?P<relative_month_day>{_NUMERAL})[日号])?"
    r"|(?P<relative_day>[今昨明]天|[今昨明]日|前天|后天|当日|当天)"
    r"|(?P<relative_week>[本这上下]周|[上下]个?星期)(?P<weekday>[一二三四五六日天])?(?![边围期转岁刊])"
    rf"|(?<![\d年月])(?P<lone_day>\d{{1,2}})(?:{_TO}(?P<lone_day_to>\d{{1,2}}))?日(?![游均报历元本内])"
)
_RECURRING = "(?P<recurring>每年|年均|每月|月均|每天|每日|日均|逐年)"
_NOW = "(?P<now>截[至止]到?(?:目前|现在|今(?![年天日]))|迄今|至今(?!年)|目前为止)"
# 达到2025年, 回到2019年 and 增至2023年的8亿元 are not until a year.
_UNTIL = (
    "(?:到(?<![达得看回感受收见遇提谈想]到)|至)"
    "(?<![增升降减扩缩跌涨落滑高加低少][到至])(?<!(?:增长|扩大|调整)[到至])"
)
_LEAD = rf"(?:(?P<lead>截[至止]到?|{_UNTIL}|自|从)\s?)?"
_TRAIL = (
    r"(?P<trail>以来|至今(?!年)|起(?![草来点])"
    r"|[以之]?前(?![后列沿景期瞻往来提锋夕\d一二三四两五六七八九十]))?"
)

# Looking at the first character spares trying all forms at each place: five times as fast.
_FIRST = (
    "[\\d\\s一二三四五六七八九十两半第今去前头明后上下本当同翌次全年月每日逐这昨近过最未从自到至截迄目"
    "“\"‘'Q]"
)

PERIOD = re.compile(
    rf"(?={_FIRST})(?:{_NOW}|{_RECURRING}"
    rf"|(?:{_LEAD}(?<!\d)(?:{_ISO}|{_PLAN}|{_NEAR}|{_RELATIVE}|{_DATED}){_TRAIL}))"
)
"""One match for each period of a Chinese text."""
