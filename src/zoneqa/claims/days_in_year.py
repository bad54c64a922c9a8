"""The days of a year that words name: 上半年, 1至7月, 8月5日, 年底; and the likely year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from zoneqa.claims import days
from zoneqa.claims.days import Days
from zoneqa.text.han_numerals import han_number

_HALVES = {"上": (1, 6), "下": (7, 12)}
_LONG_AHEAD = {"quarter": 120, "quarter_code": 120, "month": 240}
# 年底 may lie ahead, 年末 is what statistics call the end of the year that they are about.
_END_OF_STATISTICS = "末"
"""By so many days a quarter or a month without a year may follow the publication."""


def small_number(numeral: str) -> int:
    """Return the value of an Arabic or Chinese numeral below one hundred. Raises ValueError."""
    return int(numeral) if numeral.isdecimal() else han_number(numeral.replace("两", "二"))


def days_in_year(match: re.Match[str], year: int) -> Days:
    """Return the days that a match names in a year: all, if it names a year only.

    Raises ValueError if there are no such days.
    """
    return next((read(match, year) for name, read in _READERS.items() if match[name]), _all(year))


def days_in_month(year: int, month: int, third: str | None, *of_month: str | None) -> Days:
    """Return the days of a month, of a third of it, or from a day to a day. Raises ValueError."""
    if third:
        return days.third_of_month(year, month, third)
    numerals = [numeral for numeral in of_month if numeral]
    if not numerals:
        return days.months(year, month, month)
    return tuple(date(year, month, small_number(numerals[at])) for at in (0, -1))  # type: ignore[return-value]


def _all(year: int) -> Days:
    return days.months(year, 1, 12)


def _quarter(match: re.Match[str], year: int) -> Days:
    last = match["quarter"] or match["quarter_code"]
    return days.quarters(year, small_number(match["quarter_from"] or last), small_number(last))


def _month(match: re.Match[str], year: int) -> Days:
    named = small_number(match["month"])
    first, last = days_in_month(year, named, match["third"], match["day"], match["day_to"])
    if match["month_from"]:
        first = date(year, small_number(match["month_from"]), 1)
    return first, last


_READERS: dict[str, Callable[[re.Match[str], int], Days]] = {
    "half": lambda match, year: days.months(year, *_HALVES[match["half"]]),
    "half_year": lambda _, year: days.months(year, 1, 6),
    "reported": lambda match, year: days.quarters(year, 1, small_number(match["reported"])),
    "quarters": lambda match, year: days.quarters(year, 1, small_number(match["quarters"])),
    "quarter": _quarter,
    "quarter_code": _quarter,
    "months": lambda match, year: days.months(year, 1, small_number(match["months"])),
    "month": _month,
    "edge": lambda match, year: days.edge_of_year(year, match["edge"]),
}


def likely_offset(match: re.Match[str], published: date) -> int:
    """Return how many years from the publication the days of a match without a year are.

    News tells of what was: the first half is of last year until it is over, 12月 in January too.
    """
    first, last = days_in_year(match, published.year)
    ahead = (first - published).days
    if match["day"]:
        return -1 if ahead > 183 else 1 if ahead < -330 else 0
    if match["whole"] or match["half"] == "下":
        return -1 if published.month <= 3 else 0
    return -1 if _is_of_last_year(match, published, last, ahead) else 0


def _is_of_last_year(match: re.Match[str], published: date, last: date, ahead: int) -> bool:
    if match["half"] or match["half_year"]:
        return published.month < 7
    if match["reported"]:
        return published < last
    if any(match[name] for name in ("quarters", "quarter_from", "months", "month_from")):
        return published < last.replace(day=1)
    if (match["lead"] or "").startswith("截") and (last - published).days > 31:
        return True
    if match["edge"] == _END_OF_STATISTICS and ahead > _LONG_AHEAD["quarter"]:
        return True
    return any(match[name] and ahead > limit for name, limit in _LONG_AHEAD.items())
