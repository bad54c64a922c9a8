"""The parts of a whole that a text tells by number or side: 一期, 首批, 东区, 2号楼, phase II."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.claims.ranks import FIRST_TO_TENTH
from zoneqa.text.han_numerals import HAN_NUMBER, han_value
from zoneqa.types import Bounds

PHASE, BATCH, SIDE, BUILDING = "phase", "batch", "side", "building"

_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
_FIRST = ("首", "initial")
_SIDES = {"东": "east", "西": "west", "南": "south", "北": "north"}

_PROJECT = ("", "项目", "工程")

_NUMERAL = rf"(?:\d{{1,2}}|{HAN_NUMBER}{{1,3}})"
_STAGE = "[一二三四五六]"
# 分三期 and 前三期 count phases, 同期 and 上一期 number none.
_COUNTS = "分共前后近上下这每各同第"
_NUMBERED = "phase|stage|batch|tranche|round"
_BUILDING = "building|block|tower"
# A side stands alone or behind what it is a side of: 云岭高新区东区; 华东区 and 城东区 are names.
_BEHIND_WHOLE = r"(?<![\u4e00-\u9fff])|(?<=[区园港谷院校司地块基项目的和与及为将是在中年月日])"
_PART = re.compile(
    rf"(?P<nth>第\s?{_NUMERAL}|首)个?(?P<of>期|批次?|轮|阶段)(?![间待限])"
    rf"|(?<![{_COUNTS}一二三四五六七八九十])(?P<stages>{_STAGE}(?:、?{_STAGE})*)期(?![间待限货])"
    r"|(?<![\d.])(?P<stage>[1-6])期(?=项目|工程|用地|建设|厂房)"
    rf"|(?:{_BEHIND_WHOLE})(?P<side>[东西南北])(?:部?片区|部?园区|区块|[区园])(?![域间别位])"
    rf"|(?<![月\d])(?P<number>{_NUMERAL})(?:号|#)(?P<house>楼|[厂库]房|车间|地块|生产线|线(?!路)|馆)"
    r"|(?<![A-Z])(?P<letter>[A-H])(?P<block>[座栋幢楼馆区]|地块)"
    rf"|\b(?i:(?P<kind>{_NUMBERED}|{_BUILDING})"
    rf" (?P<cardinal>{'|'.join(_CARDINALS)}|\d{{1,2}}|[IV]{{1,3}}|[A-H]))\b"
    rf"|\b(?i:(?P<ordinal>{'|'.join(FIRST_TO_TENTH)}|initial|\d(?:st|nd|rd|th))"
    rf"[ -](?:construction )?(?P<ranked>{_NUMBERED}))\b"
    r"|\b(?i:(?P<point>east|west|south|north)(?:ern)?"
    r" (?:area|section|campus|zone|park|block|wing))\b"
)
_SERIES = {
    **dict.fromkeys(("期", "阶段", "phase", "stage"), PHASE),
    **dict.fromkeys(("批", "批次", "轮", "batch", "tranche", "round"), BATCH),
    **dict.fromkeys(("楼", "座", "栋", "幢", "building", "block", "tower"), BUILDING),
}
"""What the words count that stand beside a number; another word is a series of its own."""


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part, told by which of a `series` it is, and where its name stands."""

    series: str
    which: str
    place: Bounds

    def excludes(self, other: NamedPart) -> bool:
        """Return whether two parts are of one series and not the same."""
        return self.series == other.series and self.which != other.which


def named_parts(text: str, start: int, end: int) -> Iterator[NamedPart]:
    """Yield the parts that a piece of a simplified text names, in order; 一、二期 are two."""
    for found in _PART.finditer(text, start, end):
        series = _series(found)
        for which in _which(found):
            yield NamedPart(series, which, found.span())


def is_part_alone(name: str) -> bool:
    """Return whether a name says which part something is and not of what: 一期项目."""
    parts = list(named_parts(name, 0, len(name)))
    return bool(parts) and parts[0].place[0] == 0 and name[parts[-1].place[1] :] in _PROJECT


def _series(found: re.Match[str]) -> str:
    if found["side"] or found["point"]:
        return SIDE
    if found["stages"] or found["stage"]:
        return PHASE
    words = (found[group] for group in ("of", "house", "block", "kind", "ranked"))
    counted: str = next(filter(None, words)).lower()
    return _SERIES.get(counted, counted)


def _which(found: re.Match[str]) -> Iterator[str]:
    if found["stages"]:
        yield from (_number(each) for each in found["stages"] if each != "、")
    elif side := found["side"]:
        yield _SIDES[side]
    else:
        groups = ("nth", "stage", "number", "letter", "cardinal", "ordinal", "point")
        yield _number(next(filter(None, (found[group] for group in groups))).lower())


def _number(words: str) -> str:
    """Return a number as digits: 第二, second, two and II are 2; a letter or a side is itself."""
    if words in _FIRST:
        return "1"
    for row in (FIRST_TO_TENTH, _CARDINALS, _ROMAN):
        if words in row:
            return str(row.index(words) + 1)
    numeral = words.removeprefix("第").strip()
    if numeral[0].isdecimal():
        return numeral.rstrip("stndrh")
    return str(han_value(numeral) or numeral)
