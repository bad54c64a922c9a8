"""Whether a number with its unit is a figure, or a part of another word: 三亚, 一起, 二手, 985高校."""

from __future__ import annotations

import re

from zoneqa.claims.units import AMBIGUOUS, MONEY

_ONE_ALLOWED_AFTER = ("共", "仅", "只", "各", "增", "增加", "翻", "减少", "每")
_ONE_ALWAYS = ("倍", "成", "番", "百分点", "%")
_DURATION_OF_PERIOD = (
    "近",
    "过去",
    "未来",
    "最近",
    "前",
    "后",
    "第",
    "每",
    "这",
    "头",
    "上",
    "下",
    "今后",
)
_NOT_AFTER_YEARS = (
    "行动",
    "规划",
    "计划",
    "级",
    "来",
    "间",
    "前",
    "后",
    "内",
    "期",
    "底",
    "初",
    "代",
    "制",
    "度",
    "以来",
    "之",
)
# 二次创业 and 三位一体 count nothing.
_OF_KIND = "制型式"
_DURATIONS = frozenset({"年", "个月", "天", "周"})
_WORDS_GO_ON = {
    "届": "人全中委市省县区",
    "国": "道家内产有",
    "次": "产元性创开方曲函数全",
    "位": "一数于置列居",
    "条": "龙",
    "天": "津然猫府河宫山台目下地空元水",
    "轮": "车驱",
    "家": "村庄口店岗",
    "方": "面案式",
    "大": "于学小型",
    "人": "民工行口",
    "部": "委队门分署",
    "名": "单额称校企优牌",
    "周": "年边期末报",
    "门": "峡",
    "件": "套",
    "层": "次",
    "只": "有要是能",
    "股": "份东权",
    "分": "之别为布",
    "项": "目",
    "度": "假",
    "起": "来到",
    "道": "路",
    "元": "旦素件",
    "台": "湾州儿",
    "把": "手",
}
_STRONG_BEFORE = (
    "为",
    "达",
    "至",
    "到",
    "是",
    ":",
    "于",
    "=",
    "约",
    "超",
    "近",
    "逾",
    "is",
    "of",
    "to",
    "达到",
)
_GOES_ON = re.compile(r"[\u4e00-\u9fffA-Za-z0-9_、.)/]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_figure(text: str, match: re.Match[str], unit: str, start: int) -> bool:
    """Return whether the figure that a match found, from `start` on if it is a range, is one."""
    number = match["number"]
    if not number:
        return True
    if text[:start].endswith("/"):
        return False
    if not unit:
        return _is_bare_figure(text, match, start)
    printed = match["unit"] or ""
    if not _unit_ends(text, match, printed):
        return False
    return number[0].isdecimal() or number[0].isascii() or _is_han_figure(text, match, start)


def _is_bare_figure(text: str, match: re.Match[str], start: int) -> bool:
    number, before = match["number"], text[:start][-4:]
    if not any(c.isdecimal() or c in "万亿" for c in number) or _YEAR.fullmatch(number):
        return False
    if (
        match.end() < len(text)
        and _GOES_ON.match(text, match.end())
        and number[-1] not in "万亿余多"
    ):
        return False
    if (number[0].isdecimal() and number[-1] in "万亿") or "," in number:
        return True
    return (
        (not before.strip()
        and match.end() == len(text.rstrip()))
        or (number[0].isdecimal() and before.rstrip().endswith(_STRONG_BEFORE))
    )


def _unit_ends(text: str, match: re.Match[str], printed: str) -> bool:
    """Return whether the unit is a word by itself: no 位 of 三位一体."""
    following = text[match.end() : match.end() + 1]
    if printed in _DURATIONS and not _is_duration(text, match):
        return False
    return not following or following not in _WORDS_GO_ON.get(printed, "") + _OF_KIND


def _is_duration(text: str, match: re.Match[str]) -> bool:
    end = match.end()
    if text.startswith(_NOT_AFTER_YEARS, end + text.startswith("多", end)):
        return False
    return not text[: match.start()][-2:].endswith(_DURATION_OF_PERIOD)


def _is_han_figure(text: str, match: re.Match[str], start: int) -> bool:
    number, unit = match["number"], match["unit"] or ""
    before = text[:start][-3:]
    if number == "一":
        return (
            bool(match["tenths"])
            or unit in _ONE_ALWAYS
            or unit.endswith("百分点")
            or before.endswith(_ONE_ALLOWED_AFTER)
        )
    if len(number) == 1 and number not in "百千万亿":
        return unit not in AMBIGUOUS - _DURATIONS and not before.endswith(("哪", "这", "那", "各"))
    if all(c in "百千万亿" for c in number):
        return _is_scale_alone(text, match, before)
    return True


def _is_scale_alone(text: str, match: re.Match[str], before: str) -> bool:
    """Return whether 百, 千 or 亿 stands for a number: 百亿元, 近千人, 上百家."""
    if (match["unit"] or "") in MONEY or match["unit"] in {"亩", "吨", "元"}:
        return len(match["number"]) > 1 or before.endswith(
            ("近", "上", "超", "逾", "过", "约", "破", "成")
        )
    return before.endswith(("近", "上", "超", "逾", "过", "约", "成"))
