"""For how much a figure holds: 每万人, 每平方公里, 亩均."""

from __future__ import annotations

from itertools import takewhile

from zoneqa.types import Bounds
from zoneqa.verify.compared_sentence import ComparedFigure

_EACH = "每"
_MEASURES = (
    *("平方公里", "平方米", "公顷", "亩", "万人", "千人", "百人", "万名", "千名", "百名"),
    *("亿元", "万元", "百元", "吨", "立方米", "千瓦时", "公里", "千米"),
)
"""What is measured; who gets something is not: 每家企业奖励10万元."""

_AVERAGES = ("人均", "亩均", "户均", "地均")
_ON_AVERAGE = "平均"
"""What tells before 每 that all of something is measured: 平均每家企业."""

_DIGITS = "0123456789."

_TIMES = "年月日天周季时"
"""What is a time behind 每, of which periods tell."""

_NAMED = (_EACH, "均", "单位", "per ", "each ", "every ", "average", "capita")
"""The words by which a sentence tells that a figure is not of a whole."""


def place_of_measure(figure: ComparedFigure) -> Bounds | None:
    """Return where the words stand before a figure that tell for how much it holds, if any do."""
    plain, (start, _), at = figure.sentence.plain, figure.clause, figure.place[0]
    found = [(plain.rfind(word, start, at), len(word)) for word in _AVERAGES]
    places = [(a, a + length) for a, length in found if a >= 0]
    places += filter(None, [_each(plain, start, at)])
    figures = [each.place[0] for each in figure.sentence.figures]
    near = [(a, b) for a, b in places if not any(b <= other < at for other in figures)]
    return near[0] if near else None


def names_measure(text: str, measure: str) -> bool:
    """Return whether a sentence tells that a figure holds for so much: 每万人 or 万人 alone.

    What a figure counts is no measure: 5万人.
    """
    lower, unit = text.lower(), measure.lstrip(f"{_EACH}{_DIGITS}")
    before = lower.partition(unit)[0]
    alone = unit in lower and not before.endswith(tuple(_DIGITS))
    return alone or any(word in lower for word in _NAMED)


def _each(plain: str, start: int, end: int) -> Bounds | None:
    at = plain.rfind(_EACH, start, end)
    if at < 0:
        return None
    count = sum(1 for _ in takewhile(lambda letter: letter in _DIGITS, plain[at + 1 : end]))
    measured = at + 1 + count
    unit = next((each for each in _MEASURES if plain.startswith(each, measured)), None)
    if plain.endswith(_ON_AVERAGE, start, at) and plain[measured] not in _TIMES:
        unit = plain[measured]
    return (at, measured + len(unit)) if unit else None
