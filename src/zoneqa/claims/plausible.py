"""Whether a number with its unit is a figure, or a part of other words: 三亚, 一起, 985高校."""

from __future__ import annotations

import re

from zoneqa.claims.units import AMBIGUOUS, MONEY
from zoneqa.claims.word_files import sections_of

_WORDS = sections_of("figure_words.txt")
_SCALES = frozenset("百千万亿")
_APPROXIMATIONS = ("近", "上", "超", "逾", "过", "约", "成", "破")
_MEASURED = MONEY | {"亩", "吨"}

# 一家 and 一个 are mostly articles; 仅一家 and 一倍 are counted.
_BEFORE_ONE = ("共", "仅", "只", "各", "增", "增加", "减少", "每")
_AFTER_ONE = frozenset({"倍", "%", "百分点", "个百分点"})
_ARABIC_ONLY = frozenset("点分度级")
_NOT_COUNTED = ("哪", "这", "那", "各")

# 近三年 and 前7个月 are periods; 三年行动 and 十年来 too, and 3年后 is a date.
_DURATIONS = frozenset({"年", "个月", "天", "周"})
_BEFORE_PERIOD = tuple(_WORDS["before a period"])
_AFTER_PERIOD = tuple(_WORDS["behind a period"])

# The unit is the beginning of another word: 三位一体, 二次创业, 四条龙. 三层式 is a kind.
_OF_KIND = "制型式"
_WORDS_GO_ON = {
    "届": "人全中委市省县区",
    "国": "道家内产有",
    "次": "产元性创开方曲函数全",
    "位": "一数于置列居",
    "条": "龙",
    "天": "津然猫府河宫山台目下地空元水",
    "周": "年边期末报",
    "轮": "车驱",
    "家": "村镇乡庄口店岗",
    "方": "面案式",
    "大": "于学小型",
    "人": "民工行",
    "部": "委队门分署",
    "名": "单额称校企牌",
    "门": "峡",
    "件": "套",
    "层": "次",
    "只": "有要是能",
    "股": "份东权",
    "分": "之别为布",
    "项": "目",
    "度": "假",
    "起": "来到",
    "元": "旦素件",
    "台": "湾州儿",
    "把": "手",
}

_BEFORE_BARE = tuple(_WORDS["before a bare number"])
_BARE_GOES_ON = re.compile(r"[\u4e00-\u9fffA-Za-z0-9_、.)/:]")


def is_plausible(text: str, match: re.Match[str]) -> bool:
    """Return whether the number that a match of `FIGURE` found is one."""
    if text.startswith("/", match.start() - 1) and match.start():
        return False
    if not any(match[name] for name in ("unit", "tenths", "english", "currency")):
        return _is_bare_figure(text, match)
    if not _is_unit(text, match):
        return False
    number = match["number"]
    return number[0].isdecimal() or number[0].isascii() or _is_han_figure(text, match)


def _is_bare_figure(text: str, match: re.Match[str]) -> bool:
    number = match["number"]
    if not number[0].isdecimal() or _is_year(number):
        return False
    if number[-1] not in "万亿余多" and _BARE_GOES_ON.match(text, match.end()):
        return False
    before = text[: match.start()].rstrip()[-4:]
    is_whole = not before and not text[match.end() :].strip()
    is_ratio = before[-1:] == ":" and before[-2:-1].isdecimal()
    has_scale = number[-1] in "万亿" or "," in number
    return is_whole or has_scale or (before.endswith(_BEFORE_BARE) and not is_ratio)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith(("19", "20")) and number.isdecimal()


def _is_unit(text: str, match: re.Match[str]) -> bool:
    """Return whether the unit is a word by itself, and no part of a period."""
    unit, following = match["unit"] or "", text[match.end() : match.end() + 1]
    if unit in _DURATIONS and not _is_duration(text, match):
        return False
    return not following or following not in _WORDS_GO_ON.get(unit, "") + _OF_KIND


def _is_duration(text: str, match: re.Match[str]) -> bool:
    end = match.end()
    if text.startswith(_AFTER_PERIOD, end + text.startswith("多", end)):
        return False
    return not text[max(0, match.start() - 2) : match.start()].endswith(_BEFORE_PERIOD)


def _is_han_figure(text: str, match: re.Match[str]) -> bool:
    """Return whether a numeral in Chinese characters counts something."""
    number, unit = match["number"], match["unit"] or ""
    before = text[max(0, match.start() - 2) : match.start()]
    if _SCALES.issuperset(number):  # 百亿元, 近千人
        counts = before.endswith(_APPROXIMATIONS)
        return counts or (unit in _MEASURED and len(number) > 1)
    if number == "一":
        return bool(match["tenths"]) or unit in _AFTER_ONE or before.endswith(_BEFORE_ONE)
    if len(number) > 1:
        return unit not in _ARABIC_ONLY
    return (unit not in AMBIGUOUS or unit in _DURATIONS) and not before.endswith(_NOT_COUNTED)
