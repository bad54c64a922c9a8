"""Whether a period of the evidence bears one that is stated: a day of an event, 今年以来."""

from __future__ import annotations

from datetime import timedelta

from zoneqa.claims.days import third_of_month
from zoneqa.claims.period_relation import relation
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period
from zoneqa.verify.compared_sentence import ComparedPeriod

_SO_FAR = (
    "今年",
    "今年以来",
    "今年内",
    "年内",
    "年初以来",
    "开年以来",
    "this year",
    "so far this year",
)

_THIRDS = ("上旬", "中旬", "下旬")

_FEW_DAYS = 15
"""Days of an event from its opening on."""

_YEAR = 364
"""Days from the first of a year to its last."""


def periods_agree(stated: ComparedPeriod, given: ComparedPeriod) -> bool:
    """Return whether a period of the evidence bears one that is stated.

    当日 and the like are what the evidence means by the same word.
    """
    one, other = stated.period, given.period
    if other.recurring or (stated.words == given.words and not names_year(stated)):
        return not other.recurring
    if is_base(stated.sentence.plain, one):  # 较2022年同期: only its year is compared with
        return bool(one.last and other.last) and year_of(one) == year_of(other)
    found = relation(one, other)
    so_far = _is_so_far(one, stated) and _is_so_far(other, given)
    if found == "within":
        return so_far or (is_calendar_unit(one) and not _is_cut_short(one, other))
    if found == "contains":
        return so_far or _is_day_of(one, other) or _is_open_alike(one, other)
    return found == "same" or (found == "unknown" and not other.year_known)


def _is_day_of(one: Period, other: Period) -> bool:
    """Return whether a period is the day on which an event of a few days opened or ended."""
    is_day = one.first is not None and one.first == one.last
    return is_day and _is_short(other) and one.first in (other.first, other.last)


def _is_open_alike(one: Period, other: Period) -> bool:
    return None in (one.first, one.last) and _share_an_end(one, other)


def names_year(period: ComparedPeriod) -> bool:
    return period.words[:1].isdigit()


def _is_so_far(period: Period, named: ComparedPeriod) -> bool:
    """Return whether a period is this year, or what has passed of it: 今年以来, 年内."""
    return period.offset == 0 and named.words in _SO_FAR


def _is_short(period: Period) -> bool:
    """Return whether a period is of a few days, of which each may be named."""
    return period.first is not None and period.last is not None and days_in(period) <= _FEW_DAYS


def year_of(period: Period) -> int | None:
    return period.last.year if period.last else None


def _is_cut_short(one: Period, other: Period) -> bool:
    """Return whether what is counted up in a period goes on in another: 1至2月 in 1至3月.

    What happened in a part of a year happened in that year.
    """
    months = {day.month for day in (one.first, one.last, other.first, other.last) if day}
    return one.first == other.first and len(months) > 2 and is_under_a_year(one)


def is_calendar_unit(period: Period) -> bool:
    """Return whether a period is a day, a third of a month or whole months of one year.

    What stands in it is of it.
    """
    first, last = period.first, period.last
    if first is None or last is None:
        return False
    if (first, last) in (third_of_month(first.year, first.month, third) for third in _THIRDS):
        return True
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    return first == last or (whole_months and first.year == last.year)


def _share_an_end(one: Period, other: Period) -> bool:
    return one.last == other.last if one.last else one.first == other.first


def is_under_a_year(period: Period) -> bool:
    return days_in(period) < _YEAR


def days_in(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0
