"""Which of several something is: 第二批, 首批, 二期, 一等奖, 亚军, 最大, second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zoneqa.claims.no_figure import HAN
from zoneqa.claims.ranks import FIRST_TO_TENTH
from zoneqa.text.characters import HAN as CHARACTER
from zoneqa.text.han_numerals import han_value
from zoneqa.types import Bounds

ANY = ""
"""The counter of an English ordinal, which names none."""

_PLACES = {"特": 0, "一": 1, "二": 2, "三": 3, "冠": 1, "亚": 2, "季": 3, "金": 1, "银": 2, "铜": 3}
_ORDINAL = re.compile(
    rf"第\s?(?P<nth>\d+|{HAN}+)(?P<of>[{CHARACTER}])"
    r"|首(?P<first>[批届个家次期轮座条例张款台架艘列所部])|最(?P<most>[大高长多强])"
    r"|(?<![一二三四五六七八九十第])(?P<stage>[一二三四五六])(?P<phase>期)(?![间待])"
    r"|(?P<place>[特一二三])(?P<grade>等奖)|(?P<winner>[冠亚季])(?P<title>军)"
    r"|(?P<metal>[金银铜])(?P<prize>奖|牌)"
    rf"|\b(?i:(?P<english>{'|'.join(FIRST_TO_TENTH)}))\b"
    r"(?![ -](?:half|hand|(?:straight |consecutive )?(?:year|quarter|month|week|day|time)))"
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number of something in a row, what is counted there, and where it stands."""

    number: Decimal
    counter: str
    place: Bounds


def ordinals(text: str, start: int, end: int) -> Iterator[Ordinal]:
    """Yield the ordinals of a part of a text, in order."""
    for found in _ORDINAL.finditer(text, start, end):
        number = _number(found)
        if number is not None:
            groups = ("of", "first", "most", "phase", "grade", "title", "prize")
            counter = next((found[group] for group in groups if found[group]), ANY)
            yield Ordinal(number, counter, found.span())


def _number(found: re.Match[str]) -> Decimal | None:
    if found["first"] or found["most"]:
        return Decimal(1)
    if found["english"]:
        return Decimal(FIRST_TO_TENTH.index(found["english"].lower()) + 1)
    if named := found["place"] or found["winner"] or found["metal"]:
        return Decimal(_PLACES[named])
    digits = found["nth"] or found["stage"]
    return Decimal(digits) if digits.isdecimal() else han_value(digits)
