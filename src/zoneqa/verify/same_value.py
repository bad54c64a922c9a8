"""Whether a figure of the evidence states the value of another, in whatever way it is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from zoneqa.claims.quantities import Quantity, quantities
from zoneqa.claims.units import dimension
from zoneqa.text.numbers import located
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import compare_numbers, is_same_number
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation_words import direction_of

_MOST_DOUBLED = 10
"""How many times a thing is doubled, at most."""

_WHOLE = Decimal(100)
_TIMES, _ABOUT = "倍", "近约超逾过"

_ADDED = ("增长", "增加", "提高", "提升", "上升", "增", "扩大", "上涨", "多出")
"""What stands before how many times more there is."""

_REACHED = ("到", "至", "为", "是", "的")
"""What stands before how many times as much there is, not how much more: 增长到3倍."""


def states_same_value(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether a figure of the evidence has the value that is stated."""
    return is_same_number(stated.quantity, given.quantity) or _is_same_multiple(stated, given)


def differ_in_base(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether one of two figures says how many times more, the other how many times as much.

    增长2.3倍 is not 是去年的2.3倍. A figure that does not say which may be either.
    """
    if not is_same_number(stated.quantity, given.quantity):
        return False
    told = [_tells_more(each) for each in (stated, given)]
    return None not in told and told[0] != told[1]


def _tells_more(figure: ComparedFigure) -> bool | None:
    """Return whether a number of times is that of what was added, None if that is not told."""
    if figure.quantity.unit != _TIMES or figure.sentence.language != "zh":
        return None
    before = _words_before(figure)
    if before.endswith(_REACHED):
        return False
    return True if before.rstrip("了").endswith(_ADDED) else None


def figures_of_same_value(stated: ComparedFigure, evidence: CitedEvidence) -> list[ComparedFigure]:
    """Return the figures of the evidence that state the same value."""
    return [each for each in evidence.figures if states_same_value(stated, each)]


def lasts_as_long(span: Quantity, words: str) -> bool:
    """Return whether the words of a period tell how long a span of time is: 三年 of 近3年来."""
    if dimension(span.unit) != "time":
        return False
    printed = (
        value == span.low and words.startswith(span.unit, end) for _, end, value in located(words)
    )
    return any(printed) or any(compare_numbers(span, each) == "same" for each in quantities(words))


def _is_same_multiple(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether two figures tell of one multiple: 是2倍, 翻一番, 增长100%."""
    said = _multiple(stated)
    printed = None if said is None else _multiple(given)
    if said is None or printed is None:
        return False
    own = replace(stated.quantity, low=said, high=said)
    other = replace(given.quantity, low=printed, high=printed, unit=own.unit)
    return compare_numbers(own, other) == "same"


def _multiple(figure: ComparedFigure) -> Decimal | None:
    """Return how many times as much a figure says that there is; None if it says no such thing."""
    value, unit = figure.quantity.low, figure.quantity.unit
    if figure.quantity.ordinal or value != figure.quantity.high:
        return None
    if unit == "番":
        return 2**value if 0 < value <= _MOST_DOUBLED else None
    if unit not in ("%", "倍"):
        return None
    rises = direction_of(figure)
    if unit == "%":
        return 1 + value / _WHOLE if rises > 0 and value >= _WHOLE else None
    if rises < 0:
        return None
    return value if _words_before(figure).endswith(_REACHED) else value + rises


def _words_before(figure: ComparedFigure) -> str:
    """Return the words of a clause before a figure, but for 约, 近 and the like."""
    return figure.sentence.words((figure.clause[0], figure.place[0])).rstrip(_ABOUT)
