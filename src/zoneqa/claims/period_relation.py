"""How the period of a question and the period of a statement lie to each other."""

from __future__ import annotations

from datetime import date
from typing import Literal

from zoneqa.claims.days import UNKNOWN_YEAR, in_year
from zoneqa.claims.period import Period

Relation = Literal["same", "within", "contains", "other", "unknown"]
"""How a stated period lies to the one that is asked: "within" it, or "contains" it."""

_Bounds = tuple[date | None, date | None]


def relation(asked: Period, stated: Period) -> Relation:
    """Return how the period of a statement lies to the one that is asked.

    The first half of 2023 is "within" 2023, 2023 "contains" it. The state at the end of 2023,
    截至2023年底, is the "same" as that of 2023 and of 2023年底. "unknown" where no days are known,
    where a year is relative on one side only, and where one side recurs: 每年.
    """
    if asked.recurring != stated.recurring:
        return "unknown"
    if _differ_in_offset(asked, stated):
        return "other"
    known = asked.year_known and stated.year_known
    found = _lie(_bounds(asked, known), _bounds(stated, known))
    return found if found == "other" or _year_agrees(asked, stated) else "unknown"


def _differ_in_offset(asked: Period, stated: Period) -> bool:
    """Return whether one is of 去年 and the other of 今年, where only that tells the years."""
    if asked.year_known and stated.year_known:
        return False
    return None not in (asked.offset, stated.offset) and asked.offset != stated.offset


def _year_agrees(asked: Period, stated: Period) -> bool:
    """Return whether the days decide: a year is asked for by none, or known of both."""
    if asked.year_known:
        return stated.year_known
    return asked.offset is None or asked.offset == stated.offset


def _bounds(period: Period, year_known: bool) -> _Bounds:
    """Return the first and the last day, in one same year where years are not known."""
    first, last = period.first, period.last
    if year_known:
        return first, last
    years = last.year - first.year if first and last else 0
    return first and in_year(first, UNKNOWN_YEAR), last and in_year(last, UNKNOWN_YEAR + years)


def _lie(asked: _Bounds, stated: _Bounds) -> Relation:
    if asked == (None, None) or stated == (None, None):
        return "unknown"
    if None in (asked[1], stated[1]) and None in (asked[0], stated[0]):
        return "unknown"
    if asked[1] is None or stated[1] is None:
        return _since(asked, stated)
    if asked[0] is None or stated[0] is None:
        return _until(asked, stated)
    if asked == stated:
        return "same"
    return _inside(asked, stated)


def _inside(asked: _Bounds, stated: _Bounds) -> Relation:
    """Compare where a first or a last day that is None lies before or after all others."""
    first, last = asked[0] or date.min, asked[1] or date.max
    stated_first, stated_last = stated[0] or date.min, stated[1] or date.max
    if first <= stated_first and stated_last <= last:
        return "within"
    return "contains" if stated_first <= first and last <= stated_last else "other"


def _since(asked: _Bounds, stated: _Bounds) -> Relation:
    """Compare where one is since a day: 2012年起. What began on the same day is the same."""
    return "same" if asked[0] == stated[0] else _inside(asked, stated)


def _until(asked: _Bounds, stated: _Bounds) -> Relation:
    """Compare where one is the state at a day: 截至2023年底 is that of the year too."""
    if asked[1] == stated[1]:
        return "same"
    if asked[0] is None and stated[0] is None and asked[1] and stated[1]:
        in_month = (asked[1].year, asked[1].month) == (stated[1].year, stated[1].month)
        return "same" if in_month and stated[1] < asked[1] else "other"
    closed, day = (asked, stated[1]) if asked[0] else (stated, asked[1])
    if not (closed[0] and closed[1] and day and closed[0] <= day <= closed[1]):
        return "other"
    return "within" if closed is asked else "contains"
