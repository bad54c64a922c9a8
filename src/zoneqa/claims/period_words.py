"""Periods in words: what 去年, 昨日 and 同期 mean, written out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from zoneqa.claims.periods import Period

_HALVES = {(1, 6): "上半年", (7, 12): "下半年"}
_QUARTERS = {
    (1, 3): "第一季度",
    (4, 6): "第二季度",
    (7, 9): "第三季度",
    (10, 12): "第四季度",
    (1, 9): "前三季度",
}


def written_out(period: Period) -> str:
    """Return a period as a newspaper would print it in full: 2023年上半年; empty if it cannot."""
    first, last = period.first, period.last
    if last is None or not period.year_known:
        return ""
    if first is None:
        return f"截至{_day(last)}"
    if first == last:
        return _day(first)
    if not _whole_months(first, last):
        return f"{_day(first)}至{_day(last)}"
    if first.year != last.year:
        whole = first.month == 1 and last.month == 12
        return f"{first.year}年至{last.year}年" if whole else f"{_month(first)}至{_month(last)}"
    return f"{first.year}年{_months_of(first.month, last.month)}"


def _months_of(first: int, last: int) -> str:
    if (first, last) == (1, 12):
        return ""
    named = {**_HALVES, **_QUARTERS}.get((first, last))
    if named:
        return named
    return f"{first}月" if first == last else f"{first}月至{last}月"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
