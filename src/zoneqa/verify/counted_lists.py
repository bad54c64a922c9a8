"""Whether a number only counts what its sentence lists before it: 电子信息和装备制造两大产业."""

from __future__ import annotations

from zoneqa.claims.units import dimension
from zoneqa.verify.compared_sentence import ComparedFigure

_JOINERS = "、和与及"
"""What stands between the items of a list."""

_FEWEST, _MOST = 2, 10
"""Items of a list that is counted."""


def counts_list(figure: ComparedFigure) -> bool:
    """Return whether a figure has the number of the items that stand before it in its clause."""
    number, unit = figure.quantity.low, figure.quantity.unit
    if dimension(unit) != "count" or not _FEWEST <= number <= _MOST:
        return False
    before = figure.sentence.words((figure.clause[0], figure.place[0]))
    joined = sum(before.count(mark) for mark in _JOINERS) - before.count("以及")
    return joined + 1 == number
