"""Periods in English words: the first half of 2023, 8 July 2023."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

from zoneqa.claims.periods import Period

_PARTS = {
    (1, 6): "the first half of ",
    (7, 12): "the second half of ",
    (1, 3): "the first quarter of ",
    (4, 6): "the second quarter of ",
    (7, 9): "the third quarter of ",
    (10, 12): "the fourth quarter of ",
    (1, 12): "",
}


def written_out_in_english(period: Period) -> str:
    """Return a period in full, or empty text if it has no end or its year is not known."""
    first, last = period.first, period.last
    if last is None or not period.year_known:
        return ""
    if first is None:
        return f"until {_day(last)}"
    if first == last:
        return _day(first)
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return f"{_day(first)} to {_day(last)}"
    return _months(first, last)


def _months(first: date, last: date) -> str:
    if first.year == last.year:
        part = _PARTS.get((first.month, last.month))
        if part is not None:
            return f"{part}{first.year}"
        begin = "" if first.month == last.month else f"{month_name[first.month]} to "
        return f"{begin}{month_name[last.month]} {last.year}"
    if (first.month, last.month) == (1, 12):
        return f"{first.year} to {last.year}"
    return f"{month_name[first.month]} {first.year} to {month_name[last.month]} {last.year}"


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"
