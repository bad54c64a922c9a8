"""The words for periods in Chinese, as one pattern."""

from __future__ import annotations

import re

from zoneqa.text.dates import YEAR

_TO = r"\s?[-—–~至到]{1,2}\s?"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_FOUR = "[一二三四1-4]"
_RELATIVE_YEAR = "今年|去年|前年|明年|后年|上一?年度?|下一?年度?|本年度?|当年|(?<![此本每一二三多首两几这那\\d])次年|翌年|同年"
_OF_YEAR = (
    rf"(?P<half>[上下])半年|前(?P<quarters>[一二两三四1-4])个?季度"
    rf"|第?(?:(?P<quarter_from>{_FOUR})(?:季度)?{_TO}第?)?(?P<quarter>{_FOUR})季度|Q(?P<quarter_code>[1-4])(?!\d)"
    rf"|前(?P<months>{_NUMERAL})个?月"
    rf"|(?:(?P<month_from>{_NUMERAL})(?:\s?月份?)?{_TO})?(?P<month>{_NUMERAL})\s?月(?!亮|球|饼|嫂|子|薪|票)份?"
    rf"(?:(?P<third>[上中下]旬|[底末初])|\s?(?P<day>{_NUMERAL})(?:{_TO}(?P<day_to>{_NUMERAL}))?\s?[日号])?"
    r"|(?P<whole>全年)|(?P<same>同期)"
)
# After a year, 底 is the end of it; alone it is called 年底.
_EDGE = "[底末初内]|中(?![国央心部小医美欧关新韩日俄法德英外共东西南北山])"
_YEARS = (
    rf"(?P<year>{YEAR})(?:{_TO}(?P<year_to>(?:20)?\d\d))?\s?(?:年(?:年?度)?|财年)"
    rf"|(?P<short_year>{YEAR})(?=\s?(?:[上下]半年|第?[一二三四1-4]季度|Q[1-4]))"
    rf"|(?P<relative>{_RELATIVE_YEAR})"
)
_DATED = (
    rf"(?P<dated>{_YEARS})?(?:(?(dated)的?\s?)(?:{_OF_YEAR}|(?(dated)年?|年)(?P<edge>{_EDGE}))"
    "|(?(dated)|(?!)))"
)
_ISO = rf"(?P<iso>{YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}|{YEAR}-(?:0[1-9]|1[0-2]))(?![\d-])|(?<![\d-])(?P<bare_from>{YEAR})[-—–~](?P<bare_to>{YEAR})(?!\d|\s?年)|^\s*(?P<bare>{YEAR})\s*$"
_RELATIVE = (
    r"(?P<near>近|过去|最近|未来|今后)的?(?P<near_count>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<near_unit>年|个月|天|周)(?:来|间|内)?"
    r"|(?P<years_of_past>\d{1,2}|[一二两三四五六七八九十]{1,3})年来"
    rf"|(?P<relative_month>[本当]月|上个?月|下个?月|次月)(?:(?P<relative_month_third>[上中下]旬|[底末初])|(?P<relative_month_day>{_NUMERAL})[日号])?"
    r"|(?P<relative_day>[今昨明]天|[今昨明]日|前天|后天|当日|当天)"
    r"|(?P<relative_week>[本这上下]周|[上下]个?星期)(?P<weekday>[一二三四五六日天])?(?![边围期转岁刊])"
    rf"|(?<![\d年月])(?P<lone_day>\d{{1,2}})(?:{_TO}(?P<lone_day_to>\d{{1,2}}))?日(?![游均报历元本内])"
)
_PLAN = (
    r"[“\"‘']?(?P<plan>十[一二三四五六]?五)[”\"’']?"
    r"(?:(?P<plan_year>开局|收官)之年|(?P<plan_span>期间|时期|规划期|以来|末|初)|(?=[,，、至]))"
)
_RECURRING = r"(?P<recurring>每年|年均|每月|月均|每天|每日|日均|逐年)"
_NOW = r"(?P<now>截[至止]到?(?:目前|现在|今)|迄今|至今(?!年)|目前为止)"
_LEAD = r"(?:(?P<lead>截[至止]到?|(?<![达得看回感受收见遇提谈想])到|至|自|从)\s?)?"
_TRAIL = r"(?P<trail>以来|起(?![草来点])|(?:以|之)?前(?![后列沿景期瞻往来提锋夕三\d一二四两五六七八九十]))?"

PERIOD = re.compile(
    rf"{_NOW}|{_RECURRING}|(?:{_LEAD}(?<!\d)(?:{_ISO}|{_PLAN}|{_RELATIVE}|{_DATED}){_TRAIL})"
)
"""One match for each period of a Chinese text."""
