"""Names of people in bylines."""

from __future__ import annotations

import re

from zoneqa.documents.newspaper.half_width import half_width
from zoneqa.text.characters import HAN

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹"
    "关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净褚"
    "佟佘肖闫付代覃隆仇郁蓝栾米占麦戚娄应饶瞿冷封晏商沙娜敖银巫池巩敬冀芮晋卞雷尚闻匡巫封幸苟糜侍初臧危丘晁原桑燕鹿蒲苑申楚阚荆牧寇荀丰盖呼"
)
_COMPOUND = "欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|东方|南宫|端木|呼延"
NAME = rf"(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}})"
_ROLE = re.compile(
    rf"[{HAN}·A-Za-z]{{0,16}}?(?:记者|通讯员|评论员|实习生|撰稿人?|作者)(?:[:/]|(?=[\s{HAN}]))"
    rf"|(?<![{HAN}])(?:撰文|摄影|文|图)(?:[:/]|(?=\s))|本报(?=\s)"
)
_MARKS = "■□◆●▲△◎"
_REPORTED_BY = re.compile(r"(?:综合|摄影|采写)?报道\W*$")
_WORD = re.compile(rf"[^\s、,/|:;{_MARKS}()\[\]【】]+")
_NAME = re.compile(NAME)
_NAME_AFTER_ROLE = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{2,8}}·[{HAN}]{{2,8}}")
# A word that begins like a name but ends like this is a place, an office or a thing.
_NOT_A_NAME = re.compile(
    "[区市县省镇园局厅处厂社司业术率度等院校部会网报]$|^(?:安全|高效|金融|文化|方案|方法|成果|成效|经验|经费"
    "|经济|时间|应用|项目|应急|温馨|和谐|公开|平安|平台|路线|农村|石油|安排|关注|关键|支持|成长|成立|任务|管理)$"
)


def people(text: str) -> str | None:
    """Return the names in a byline, separated by spaces, or None if it has anything else.

    After a role (记者, 通讯员, 文/) any short word is a name; else a name begins with a surname.
    """
    narrow = _REPORTED_BY.sub(_blank, half_width(text))
    narrow, roles = _ROLE.subn(_blank, narrow)
    words = _join_spaced([text[m.start() : m.end()] for m in _WORD.finditer(narrow)])
    all_names = all(_NAME_AFTER_ROLE.fullmatch(word) if roles else _is_name(word) for word in words)
    return " ".join(words) if words and all_names and len(words) <= 8 else None


def has_role(text: str) -> bool:
    """Return whether the line has the sign of a byline: 记者, 通讯员, 文/, or a mark like ■."""
    narrow = half_width(text)
    return _ROLE.search(narrow) is not None or any(mark in narrow for mark in _MARKS)


def _is_name(word: str) -> bool:
    return (
        _NAME.fullmatch(half_width(word)) is not None
        and _NOT_A_NAME.search(half_width(word)) is None
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _join_spaced(words: list[str]) -> list[str]:
    """Join single characters: 张 三 is 张三, spaced by newspapers to the width of three."""
    joined: list[str] = []
    after_single = False
    for word in words:
        if after_single and len(word) == 1:
            joined[-1] += word
            after_single = False
        else:
            joined.append(word)
            after_single = len(word) == 1
    return joined
