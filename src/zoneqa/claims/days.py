"""First and last days: of months, quarters, halves, five-year plans."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day of a period."""

UNKNOWN_YEAR = 2000
"""Stands for a year that is not known; a leap year, so that it has every day."""


def months(year: int, first: int, last: int) -> Days:
    """Return the days of some months of a year. Raises ValueError for no such month."""
    if not 1 <= last <= 12:
        raise ValueError(f"no month: {last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def quarters(year: int, first: int, last: int) -> Days:
    """Return the days of some quarters of a year. Raises ValueError for no such quarter."""
    return months(year, 3 * first - 2, 3 * last)


def third_of_month(year: int, month: int, word: str) -> Days:
    """Return the days of 上旬, 中旬 or 下旬, and of 初, 底 or 末, which are the outer thirds."""
    first, last = months(year, month, month)
    if word[0] in "上初":
        return first, first.replace(day=10)
    if word[0] == "中":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def edge_of_year(year: int, word: str) -> Days:
    """Return the days of 年初 (January), 年中 (June), 年底 (December) or 年内 (all)."""
    first, last = {"初": (1, 1), "中": (6, 6), "内": (1, 12)}.get(word, (12, 12))
    return months(year, first, last)


def five_year_plan(number: int) -> Days:
    """Return the days of a five-year plan: the 14th ran from 2021 to 2025."""
    first = 2021 + 5 * (number - 14)
    return date(first, 1, 1), date(first + 4, 12, 31)


def week_of(day: date, later: int) -> Days:
    """Return Monday to Sunday of the week that is some weeks later than that of a day."""
    monday = day + timedelta(days=7 * later - day.weekday())
    return monday, monday + timedelta(days=6)


def in_year(day: date, year: int) -> date:
    """Return the same day of another year, 28 February for a leap day."""
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def months_later(day: date, count: int) -> date:
    """Return the day some months later, the last of the month if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months(year, month + 1, month + 1)[1]
    return last.replace(day=min(day.day, last.day))
