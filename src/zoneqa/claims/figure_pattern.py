"""The forms in which figures are printed, as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zoneqa.claims.no_figure import no_figure
from zoneqa.claims.number import HAN_DIGIT, NUMBER
from zoneqa.claims.ranks import RANK
from zoneqa.claims.units import CURRENCY_SIGNS, ENGLISH_UNITS, UNITS


def _any(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN = [unit for unit in UNITS if unit.isascii() and unit.isalpha()]
_LATIN_UNIT = rf"(?:{_any(_LATIN)})(?![A-Za-z0-9])"
_UNIT = rf"(?:{_LATIN_UNIT}|{_any(UNITS.keys() - set(_LATIN))})"
_CURRENCY = rf"(?i:{_any(CURRENCY_SIGNS)})"

_SHARE = (
    rf"(?P<parts>百|千|万|[二三四五六七八九十]{{1,3}}|\d{{1,2}})分之(?P<share>{NUMBER})"
    r"|\b(?P<english_share>(?i:a|one|two|three))[ -]"
    r"(?P<english_parts>(?i:third|quarter|fifth|tenth))s?\b(?= of|,|\.|$)"
    r"|(?P<half>一半|半数|(?<=[过近超达约])半(?![年个天小日月夜径导岛])"
    r"|(?<!first )(?<!second )\b(?i:half)(?= of))"
)
_DOUBLED = r"(?P<doubled>翻了?(?:近|约|超过?|逾|将近|大约)?(?P<times>[一两二三四1-4])?番)"
_HALF_TIME = r"(?<=[到至为需要约仅用短成])半(?P<half_time>天|个?小时|个工作日)"
# 六成五; but 三成功 and 一成立 count no tenths.
_TENTHS = (
    rf"(?P<tenths>成(?:(?P<hundredths>{HAN_DIGIT})(?![级个家种大])|半)?"
    "(?![功立员果就长都本套品型交片年份人效绩为]))"
)
_FUNCTION_WORD = "(?:and|of|to|in|from|by|on|at|or|for|the|with|as|is|was|were|are)"
_ENGLISH = (  # 300 high-tech companies
    rf"[\s-](?:(?!{_FUNCTION_WORD}\b)[A-Za-z-]+\s){{0,2}}?(?P<english>(?i:{_any(ENGLISH_UNITS)})\b)"
)
_COUNTED = rf"(?:\s?(?P<unit>{_UNIT})(?P<per>/\d*(?:{_UNIT}|日|月))?|{_TENTHS}|{_ENGLISH})"

# Looking at the first character spares trying all forms at each place: ten times as fast.
_FIRST = "[\\dA-Za-z〇零一二两三四五六七八九十百千万亿数几第首榜头前半翻人$￥¥€£−-]"

FIGURE = re.compile(
    rf"(?={_FIRST})(?:(?P<rank>{RANK})|(?<![\d.])(?P<none>{no_figure(_LATIN_UNIT, _CURRENCY)})"
    rf"|{_SHARE}|{_DOUBLED}|{_HALF_TIME}"
    rf"|(?:(?P<currency>{_CURRENCY})\s?)?(?<![\d.])(?P<minus>(?<=[为长降达于:(,\s])[-−])?"
    rf"(?P<number>{NUMBER}){_COUNTED}?(?P<half_more>半)?)"
)
"""One match for each figure of a text, for each rank, and for what looks like one and is none."""
