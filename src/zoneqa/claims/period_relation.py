"""How the period of a question and the period of a statement lie to each other."""

from __future__ import annotations

from datetime import date
from typing import Literal

from zoneqa.claims.days import UNKNOWN_YEAR, in_year
from zoneqa.claims.period import Period

Relation = Literal["same", "within", "contains", "other", "unknown"]
"""What was stated is of the same period as what is asked, of a part of it, of a longer one, …"""


def relation(asked: Period, stated: Period) -> Relation:
    """Return how the period of a statement lies to the one that is asked.

    "within": a day of 2023 or its first half, asked for 2023; "contains": 2023, asked for its first
    half. "same" needs the same days; 截至2023年底 is the same as 2023 and as 2023年底. "unknown" where
    a year is relative on one side only, or no days are known.
    """
    if asked.recurring != stated.recurring:
        return "unknown" if None in (asked.last, stated.last) and not stated.recurring else "other"
    years = _years_agree(asked, stated)
    if years is False:
        return "other"
    found = _of_days(*_comparable(asked, stated))
    return found if years or found == "other" else "unknown"


def _years_agree(asked: Period, stated: Period) -> bool | None:
    """Return whether both are of the same year by their offsets; True where days decide that."""
    if asked.year_known and stated.year_known:
        return True
    if asked.offset is not None and stated.offset is not None:
        return asked.offset == stated.offset
    return True if asked.offset is None and not asked.year_known else None


def _comparable(asked: Period, stated: Period) -> tuple[tuple[date | None, date | None], ...]:
    """Return the days of both, in one year where a year is not known."""
    pairs = ((asked.first, asked.last), (stated.first, stated.last))
    if asked.year_known and stated.year_known:
        return pairs
    return tuple(_without_year(first, last) for first, last in pairs)


def _without_year(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    whole = first and last and last.year - first.year
    return (
        first and in_year(first, UNKNOWN_YEAR),
        last and in_year(last, UNKNOWN_YEAR + (whole or 0)),
    )


def _of_days(
    asked: tuple[date | None, date | None], stated: tuple[date | None, date | None]
) -> Relation:
    first, last = asked
    from_, to = stated
    if last is None and to is None:
        return "unknown" if None in (first, from_) else "same" if first == from_ else "other"
    if (first is None and last is None) or (from_ is None and to is None):
        return "unknown"
    if first is None or from_ is None:
        return _open_to_the_past(asked, stated)
    if last is None or to is None:
        return "contains" if from_ <= first else "within"
    if (first, last) == (from_, to):
        return "same"
    if first <= from_ and to <= last:
        return "within"
    return "contains" if from_ <= first and last <= to else "other"


def _open_to_the_past(
    asked: tuple[date | None, date | None], stated: tuple[date | None, date | None]
) -> Relation:
    """Compare where one is 截至2023年底: the state at a day, which is that of the year too."""
    last, to = asked[1], stated[1]
    if last is None or to is None:
        return "unknown"
    if last == to:
        return "same"
    closed = asked if asked[0] else stated
    if closed[0] is None:
        return "other"
    inside = closed[0] <= (to if closed is asked else last) <= (closed[1] or date.max)
    return ("within" if closed is asked else "contains") if inside else "other"
