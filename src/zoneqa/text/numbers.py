"""Figures in text, as values that compare: 1,500万, 1500 万 and 一千五百万 are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from zoneqa.text.han_numerals import han_value
from zoneqa.text.normalize import half_width

_MYRIADS = {"万": 10**4, "亿": 10**8}

# The 14th Five-Year Plan is called 十四五: an English ordinal is no figure to compare.
_ARABIC = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?!\d|(?:st|nd|rd|th)\b)"
# A single Chinese digit is a figure only before a counter, 一起 and 三亚 hold none; and not after
# 哪 or 各: 哪两个 asks for two things and presupposes no figure.
_COUNTER = "[个大家项名条类种期届年月日次倍成所座位区园院批方章节篇]"
_CHINESE = (
    "[〇零一二两三四五六七八九十百千万亿]{2,}"
    f"|(?<![哪这那各])[一二两三四五六七八九十](?={_COUNTER})"
)
_FIGURE = re.compile(rf"(?:({_ARABIC})\s?([万亿]+)?|({_CHINESE}))")
# Which of a row something is: 第八届, 首批, 二期, phase two.
_ORDINAL = re.compile(
    r"(?:第\s?(?P<nth>\d+|[一二三四五六七八九十百]+)\s?|(?P<first>首))(?P<of>[届批期次轮号])"
    r"|(?<![一二三四五六七八九十百第])(?P<stage>[一二三四五六])期(?![间待])"
    r"|\bphase (?P<phase>one|two|three|four|\d+)\b"
    r"|\b(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?=st|nd|rd|th))"
    r"(?:st|nd|rd|th)? (?:annual )?"
    r"(?P<thing>(?:batch|phase|session|edition|round)\b"
    r"|(?!five-year|of |century)(?:[a-z'&-]+ ){0,7}?(?P<event>forum|summit|contest|competition"
    r"|festival|cup|tournament|championships?|conference|dialogue|expo|fair|games|exhibition)\b)"
)
_PHASES = {word: str(i) for i, word in enumerate(("one", "two", "three", "four"), 1)}
_RANKS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_COUNTERS_EN = {"batch": "批", "phase": "期", "session": "届", "edition": "届", "round": "轮"}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\d.近过用了第满约续达这那整经])[12]\d(?=年(?![来间前后多时历内里龄的之]|以前|以后|以上|期[间限]|$|[，。？?]))"
)


def figures(text: str) -> frozenset[Decimal]:
    """Return the values of all figures in a text, Arabic and Chinese; % and units are left out."""
    return frozenset(value for _, _, value in located(half_width(text)))


def located(plain: str) -> Iterator[tuple[int, int, Decimal]]:
    """Yield where the figures of a half-width text stand, and their values."""
    for found in _FIGURE.finditer(plain):
        arabic, scale, chinese = found.groups()
        value = _arabic(arabic, scale or "") if arabic else han_value(chinese)
        if value is not None:
            yield found.start(), found.end(), value.normalize()


def years(text: str) -> frozenset[str]:
    """Return the four-digit years that a text names."""
    return frozenset(_YEAR.findall(half_width(text)))


def with_full_years(text: str) -> str:
    """Return a question with 2023年 for 23年, where no span of years is meant as in 干了23年."""
    return _SHORT_YEAR.sub(r"20\g<0>", text)


def ordinals(text: str) -> frozenset[tuple[str, str]]:
    """Return the ordinals of a text as number and counter: 第八届 is ("8", "届")."""
    found = _ORDINAL.finditer(half_width(text).lower())
    return frozenset((_ordinal(match), _counter(match)) for match in found)


def _counter(match: re.Match[str]) -> str:
    if match["event"]:
        return "届"
    return match["of"] or _COUNTERS_EN.get(match["thing"], "期")


def _ordinal(match: re.Match[str]) -> str:
    if match["first"]:
        return "1"
    if match["rank"]:
        rank = match["rank"]
        return rank if rank.isdecimal() else str(_RANKS.index(rank) + 1)
    said = match["nth"] or match["stage"] or _PHASES.get(match["phase"], match["phase"])
    return said if said.isdecimal() else str(han_value(said) or said)


def _arabic(digits: str, scale: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    for unit in scale:
        value *= _MYRIADS[unit]
    return value
