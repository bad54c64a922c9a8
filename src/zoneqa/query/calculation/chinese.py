"""How Chinese questions ask for what is computed; patterns are for masked, simplified text."""

from __future__ import annotations

import re

from zoneqa.query.calculation.masked import PERIOD, ZONE
from zoneqa.query.calculation.threshold import THRESHOLD
from zoneqa.query.calculation.wording import CalculationWording
from zoneqa.zones.lexicon import HIGH_TECH

_HOW_MANY = r"(?:多少|(?<!哪)几(?!乎)|好多)"
_SIDE = r"(?:高|多|大|快|低|少|慢|小|强|猛|厉害|靠前|靠后|领先|落后)"
_MORE = rf"(?:{_SIDE}|超出)"
_MOVED = r"(?:净增|新增|增加|增长|提高|上升|扩大|减少|下降|缩小|降低|增|减|涨|降|升|多|少|高|低)"
_ANY = rf"(?:国家级?|省级|市级)?(?:{HIGH_TECH}|经开|开发|(?:产业)?园)区"
_WHICH_YEAR = r"(?:哪一?年|哪个年[份度])"
_LIST_OF_ZONES = rf"{ZONE}(?:\s?(?:[、和与跟及同,]|以及|还有)\s?{ZONE})*"

CHINESE = CalculationWording(
    which=re.compile(r"哪一?(?:[个家座边方里])?|谁|孰"),
    side=re.compile(
        rf"(?:最|更|较|比较|谁|哪[个家座边方]?|得)(?P<side>{_SIDE})(?!新|技|科|数|学)"
        rf"|(?P<first>第一|居首|领先|垫底)"
        rf"|(?P<by>{_SIDE})[^,]{{0,4}}{_HOW_MANY}"
        rf"|(?<!多)(?P<end>{_SIDE})(?:一?些|一点儿?)?[呢啊呀]?(?=[,?]|$)"
        rf"|{ZONE}[^,]*(?:比|较){ZONE}[^,]*?(?P<than>{_SIDE})(?:一?些|了)?[吗么]"
    ),
    least=re.compile(r"低|少(?!儿)|慢|小|垫底|落后|靠后"),
    any_zone=re.compile(rf"{_ANY}|哪一?个区"),
    all_zones=re.compile(rf"(?:所有|全部|各个?|各家)(?:的)?{_ANY}"),
    difference=re.compile(
        rf"{ZONE}.*?(?:比|较|相比|超过|高于|高出).*?{ZONE}.*?{_MORE}[^,]{{0,4}}{_HOW_MANY}"
        rf"|{ZONE}[^,]*(?:高出|超过|超出|领先|落后){ZONE}[^,]*{_HOW_MANY}"
        rf"|相差|差[了出]?[^,]{{0,4}}{_HOW_MANY}|差距|差额|之差"
    ),
    change=re.compile(
        rf"(?:比|较|相比|同).*?{_MOVED}[了出]?[^,]{{0,4}}{_HOW_MANY}"
        rf"|{PERIOD}[^,]*?(?:到|至|和|与|-|—|~){PERIOD}.*(?:{_MOVED}[了出]?[^,]{{0,4}}{_HOW_MANY}|变化|变动)"
        rf"|{PERIOD}.*(?:{_MOVED}[了出]?[^,]{{0,4}}{_HOW_MANY}|变化有?多)"
    ),
    rate=re.compile(
        rf"(?:增长|下降|增|降|涨|上升)了?{_HOW_MANY}(?!个?[亿万千百]|[家个元户人件项吨辆台])|同比"
        rf"|百分之|%"
    ),
    total=re.compile(
        r"一共|合计|总共|共计|总和|之和|总计|总额|总数|加起来|加在?一[起块]儿?|加一?块儿?|累计"
        r"|拢共|全部加"
    ),
    count=re.compile(
        rf"(?<!哪)(?:几|多少)[个家](?:{_ANY}|(?=[^\u4e00-\u9fff]|$)|[是的呢啊超不在])"
        rf"|(?<!哪)几[个家]"
    ),
    each=re.compile(r"分别|各(?:自|是|为|有|达|占|多少|完成|实现|建|新|引|办)"),
    which_ones=re.compile(
        rf"哪些|哪[几两二三四][个家]|有谁|都有哪|列出|列一下|罗列|列举|{_ANY}有哪"
    ),
    latest=re.compile(r"最新|目前|现在|眼下|现任|如今|当前|最近(?!的?[几一两三四五])|截至目前"),
    grows=re.compile(
        r"增速|增幅|增长率|涨幅|(?:增|涨|长|增长|提高)得?(?:最|更)?(?:快|猛|厉害)|(?:最|更)快"
        r"|(?<!新)增长(?=最|更|超|不|高|低|§)"
    ),
    which_year=re.compile(_WHICH_YEAR),
    noise=re.compile(
        r"(?:这?[两三]|哪一?)[家个](?:公司|企业|集团|单位|机构|项目|工程|园区?|基地|大厦)"
        rf"(?!{_SIDE}(?:[,?]|$))|"
        rf"{_WHICH_YEAR}|[()（）]|{_HOW_MANY}个?百分点|哪一?个区|是不是|是否|(?<=新增)了"
        rf"|(?:增长|增加|上升|提高|增|涨|长|盖|建|修|办|开|引进)得(?=更|最|比较|{_SIDE})"
        rf"|{_LIST_OF_ZONES}(?:这|那)?[两二三四五六七八九十几]?[个家座地市年]?(?:{_ANY})?(?:里头?|中间?|当中|之中|之间)?(?:的)?"
        rf"|(?:哪一?[些几两二三四]?|有?几|有?多少|各|这|那|所有|全部|全省|全国|[两二三四五六七八九十]|分别有)?的?[个家座]?{_ANY}(?:里头?|中间?|当中|之中|范围内?)?"
        rf"|[两二三四五六七八九十][个]?(?:年|者|家|区)(?:间|里)?|个?年份"
        rf"|[{PERIOD}{THRESHOLD}]|请问|(?<![申邀聘])请|麻烦|帮(?:我|忙)|列出来?|列一下|罗列|列举|想知道|告诉我"
        rf"|(?:在|从|到|自|截至)?公布了?|报道?点名"
        rf"|{_SIDE}出?(?={_HOW_MANY})"
        rf"|(?:最|更|比较){_SIDE}(?:一?些|一点儿?)?(?:的)?|(?:谁|哪[个家座边方]?){_SIDE}"
        rf"|(?<!多){_SIDE}(?:一?些|一点儿?)?[呢啊呀]?(?=[,?]|$)"
        rf"|(?:哪一?|有?几)[些个家座边方里]|哪[儿里]?|谁|到底|究竟|大概|具体|分别"
        rf"|各自?(?=[是为有达占完实多建新引办])"
        rf"|一共|合计|总共|共计|总和|之和|总计|加起来|加在?一[起块]儿?|加一?块儿?|拢共|加上|累计"
        rf"|相差|差[了出]?|差距|差额|之差|百分之(?={_HOW_MANY})"
        rf"|(?:实际|净)?(?!增加值|新增)(?<!新){_MOVED}[了出]?(?=[^,]{{0,4}}{_HOW_MANY})|的?变化(?:有?多[大少])?|变动"
        rf"|{_HOW_MANY}(?:个百分点|百分点|个?[十百千万亿]*(?:元|家|个|人|件|项(?!目)|户|吨|辆|台|亩|份|名|分|小时|平方米)?)"
        r"|(?<!曾)(?<!已)经(?![济营开办贸费销纪])|最新(?:公布|消息|数据|的)?|目前|现在|眼下|现任|如今|当前|最近|截至|来看|做了?|方面"
        r"|这块|这方面|上面|超过|突破"
        r"|(?<=[,。?〓])[比较跟和与同](?=[,〓]|$)|相比|第一|居首|领先|垫底|有(?=[,?？。]|$)"
        r"|[吗呢呀啊么吧]"
    ),
)
"""The words of Chinese questions."""
