"""The period that facts are asked for, as people type it."""

from __future__ import annotations

import re
from datetime import date

from zoneqa.claims.days import Days
from zoneqa.claims.periods import periods
from zoneqa.errors import BadFilter
from zoneqa.text.date_fields import iso_date
from zoneqa.text.dates import YEAR, days_of
from zoneqa.text.normalize import clean_text, simplify

_RANGE = ".."
_LONGEST = 60
# What stands after a year without 年 in short forms: 2023H1, 2023-上半年, 2023 Q3.
_PART = "[HQ][1-4]|[上下]半年|前.{1,3}[季月]|第?[一二三四1-4]季度"
_SHORT = re.compile(rf"({YEAR})\s?[-/]?\s?(?={_PART})", re.IGNORECASE)
_HALVES = {"H1": "上半年", "H2": "下半年"}


def days_asked(period: str) -> Days:
    """Return the first and the last day of 2023, 2023H1, 2023-上半年, 2023-07 or 2021..2023.

    Either end of a range may be left open. Raises BadFilter.
    """
    text = simplify(clean_text(period)).strip()
    first, is_range, last = text.partition(_RANGE)
    found = _ends(first, last) if is_range else _days(text)
    if found is None or found[0] > found[1]:
        shown = clean_text(period)[:_LONGEST]
        raise BadFilter(f"“{shown}” is not a period like 2023, 2023H1, 2023-07 or 2021..2023.")
    return found


def _ends(first: str, last: str) -> Days | None:
    """Return the days of a range, of which an end may be empty."""
    begin = _days(first) if first.strip() else (date.min, date.min)
    end = _days(last) if last.strip() else (date.max, date.max)
    return (begin[0], end[1]) if begin and end else None


def _days(text: str) -> Days | None:
    """Return the days of one period, or None if the text is not one with its year."""
    plain = _SHORT.sub(r"\1年", text.strip()).upper()
    for short, half in _HALVES.items():
        plain = plain.replace(short, half)
    period = next((p for p in periods(plain) if (p.start, p.end) == (0, len(plain))), None)
    if period is None:
        return days_of(iso_date(text))
    if not (period.year_known and period.first and period.last):
        return None
    return period.first, period.last
