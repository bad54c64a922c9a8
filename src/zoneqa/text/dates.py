"""The dates that newspapers print, as ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from zoneqa.text.han_numerals import HAN_DIGITS, HAN_NUMBER, han_number

YEAR = r"(?:19|20)\d\d"

PRINTED_DATE = re.compile(
    rf"({YEAR})\s*年\s*(\d{{1,2}})\s*月(?:\s*(\d{{1,2}})\s*日)?"
    rf"|({YEAR})([-./])(\d{{1,2}})\5(\d{{1,2}})(?!\d)"
    rf"|([一二]{HAN_NUMBER}{{3}})年({HAN_NUMBER}{{1,3}})月(?:({HAN_NUMBER}{{1,3}})日)?"
)
"""A date with its year, anywhere in a line of half-width characters."""

_ISO = re.compile(rf"({YEAR})(?:-(\d\d))?(?:-(\d\d))?")


def printed_date(text: str) -> str | None:
    """Return the first valid date in half-width text as 2021-03-05 or 2021-03, or None."""
    for match in PRINTED_DATE.finditer(text):
        try:
            year, month, day = _parts(match)
            checked = date(year, month, day or 1)
        except ValueError:  # no such day, or characters that form no number: 十十月
            continue
        return checked.isoformat() if day else f"{checked:%Y-%m}"
    return None


def days_apart(one: str | None, other: str | None) -> int:
    """Return the fewest days that two ISO dates, perhaps without day or month, can be apart.

    An unknown date may be any: the result is 0.
    """
    periods = sorted(period for period in map(days_of, (one, other)) if period)
    return max(0, (periods[1][0] - periods[0][1]).days) if len(periods) == 2 else 0


def days_of(iso: str | None) -> tuple[date, date] | None:
    """Return the first and the last day that an ISO date can mean; None if it is no date."""
    match = _ISO.match(iso or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last_month = month or 12
        return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:  # no such day
        return None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day, 0 for a day that is not printed. Raises ValueError."""
    if match[1]:
        return int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        return int(match[4]), int(match[6]), int(match[7])
    year = int(match[8].translate(HAN_DIGITS))
    return year, han_number(match[9]), han_number(match[10] or "")
