"""The forms in which numbers are printed, and the things with digits that are no figures."""

from __future__ import annotations

import re

from zoneqa.claims.number import HAN_DIGIT, NUMBER
from zoneqa.claims.units import CURRENCY_SIGNS, ENGLISH_UNITS, UNITS


def _any(words: object) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_CJK_UNITS = [unit for unit in UNITS if not unit.isascii() or not unit.isalpha()]
_LATIN_UNITS = [unit for unit in UNITS if unit.isascii() and unit.isalpha()]
_LATIN_UNIT = rf"(?:{_any(_LATIN_UNITS)})(?![A-Za-z0-9])"
_ENGLISH_UNIT = rf"(?i:{_any(ENGLISH_UNITS)})\b"
_CURRENCY = rf"(?i:{_any(CURRENCY_SIGNS)})"
_YEAR = r"(?:19|20)\d\d"
_SEP = r"\s?[-—–~至到、]\s?"
_MONTHS_EN = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_HAN = "[〇零一二三四五六七八九十]"

# No figures: dates, times, codes, names. What is matched here is passed over.
_NO_FIGURE = "|".join(
    (
        rf"{_YEAR}(?:{_SEP}(?:{_YEAR}|\d\d(?=\s?年))\s?)?\s?(?:年度?代?|财年)(?:\s?\d{{1,2}}(?:{_SEP}\d{{1,2}})?\s?月)?",
        rf"{_YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d)|{_YEAR}[-/](?:0?[1-9]|1[0-2])(?!\d)|{_YEAR}[-–—~]{_YEAR}",
        rf"\d{{1,2}}(?:{_SEP}\d{{1,2}})*\s?月(?:份|\s?\d{{1,2}}(?:{_SEP}\d{{1,2}})*\s?[日号]?)?",
        rf"\d{{1,2}}(?:{_SEP}\d{{1,2}})*\s?日(?![历元均])",
        r"\d{1,2}[:时]\d{2}(?:[:分]\d{2})?秒?|\d{1,2}时|\d{1,2}点(?![\d.])(?:\d{1,2}分?|半|整|钟|许)?",
        r"\d+\s?号(?:楼|线|院|馆|地块)?|\d+(?:-\d+){2,}|\d{3,4}-\d{7,8}|\d{10,}(?![\d.]*[%元])",
        r"\d+(?:\.\d+){2,}|0\d+(?!\d*\.)|\d+(?:\s?[+×*·]\s?[\dNnXx]+)+|\d{1,2}\s?[期后](?!劲)",
        rf"\d[\d.,]*(?!\s?{_LATIN_UNIT}|\s?(?:bn|mln|million|billion|trillion)\b)[A-Za-z][A-Za-z0-9-]*",
        rf"(?!{_CURRENCY}\s?\d)[A-Za-z](?:[A-Za-z]|[-_/.](?=[A-Za-z\d]))*[-_]?\d[\w.-]*(?<![\u4e00-\u9fff])",
        rf"{_MONTHS_EN}\.?\s\d{{1,2}}\b(?:,\s{_YEAR})?|\d{{1,2}}\s{_MONTHS_EN}\b(?:,?\s{_YEAR})?",
        rf"{_HAN}+(?:{_SEP}{_HAN}+)?[月日号时](?!光)|[一二]{_HAN}{{3}}年|{_HAN}+点(?:半|钟|整)|{_HAN}+期",
        rf"{_HAN}*十年代|[一二三四1-4]个?季度|二十大|十[六七八九]大|十[一二三四五六]五",
        "一带一路|三只松鼠|[四五七八]台(?:山|河)|百分百|三门峡|[三四五]方[面会]?会谈|第一[次个步时]",
    )
)
_RANK = (
    rf"第\s?(?:\d+|{_HAN}+)(?:\s?[位名](?!单|额))?"
    r"|首位(?![度市民])|榜首|头名|(?<=居)首(?![批位个次家府都席相])|(?<=拔)头筹"
    rf"|(?:前|top\s)(?:\d{{1,3}}|{_HAN}{{1,3}})(?:[位名强](?!单|额)|(?![\d.%个季月天年项批期次家万亿千百届大条款轮款页集章种小分]))"
    r"|\b(?i:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) place\b)"
    r"|\b(?i:rank(?:s|ed|ing)? (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b)"
    r"|\b(?i:rank(?:s|ed|ing)? )?No\. ?\d{1,3}\b"
)
_FRACTION = rf"(?P<parts>百|千|万|[二三四五六七八九十]{{1,3}}|\d{{1,2}})分之(?P<share>{NUMBER})"
_HALF = (
    r"(?P<half>一半|(?<=[过近超达约])半(?!年|个|天|小时|日|月|夜|径|导|岛)|半数"
    r"|(?<!first )(?<!second )\b(?i:half)(?= of))"
)
_ENGLISH_FRACTION = (
    r"\b(?P<english_share>(?i:a|one|two|three))[ -]"
    r"(?P<english_parts>(?i:third|quarter|fifth|tenth))s?\b(?= of|,|\.|$)"
)
_DOUBLED = r"(?P<doubled>翻了?(?P<times>[一两二三四1-4])?番)"
_PERCENT = r"[%‰]|个?百分点"
_TENTHS = f"成(?:(?P<hundredths>{HAN_DIGIT})(?!级|个|家|种|大)|半)?(?![功立员果就长都本套品型交片年份人效绩为])"
_UNIT = (
    rf"\s?(?P<unit>{_PERCENT}|{_LATIN_UNIT}|{_any(_CJK_UNITS)})"
    rf"(?P<per>/(?:{_LATIN_UNIT}|{_any(_CJK_UNITS)}|日|月))?"
    rf"|(?P<tenths>{_TENTHS})"
    rf"|[\s-](?:(?!(?:and|of|to|in|from|by|on|at|or|for|the|with|as|is|was|were|are)\b)[A-Za-z-]+\s){{0,2}}?(?P<english>{_ENGLISH_UNIT})"
)

FIGURE = re.compile(
    rf"(?P<rank>{_RANK})|(?<![\d.])(?P<none>{_NO_FIGURE})|{_FRACTION}|{_DOUBLED}|{_HALF}|{_ENGLISH_FRACTION}"
    rf"|(?:(?P<currency>{_CURRENCY})\s?)?(?<![\d.])(?P<minus>(?<=[为长降达于:(,\s])[-−])?(?P<number>{NUMBER})(?:{_UNIT})?(?P<half_more>半)?"
)
"""One match for each figure of a text, for each rank, and for what looks like one and is none."""
