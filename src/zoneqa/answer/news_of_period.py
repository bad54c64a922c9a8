"""Whether an article may tell of a period that it does not name, for it appeared soon after."""

from __future__ import annotations

from zoneqa.claims.periods import Period
from zoneqa.text.dates import days_of
from zoneqa.types import Article

_SOON = 200
"""Days after a year within which news tells of it."""

_SHARE = 3
"""A part of a year is told of within this part of its length, or a month."""


def may_tell_of(article: Article, asked: Period) -> bool:
    """Return whether an article may tell of a whole period without saying so: soon after it.

    One without a date tells of no certain year.
    """
    published = days_of(article.date)
    if asked.last is None or not asked.year_known:
        return True
    return published is not None and 0 <= (published[1] - asked.last).days <= _days_of_news(asked)


def is_year_end(period: Period) -> bool:
    """Return whether a period is a year, its last month or what is counted at its end."""
    first, last = period.first, period.last
    if last is None or (last.month, last.day) != (12, 31):
        return False
    return first is None or (
        first.year == last.year and (first.month, first.day) in ((1, 1), (12, 1))
    )


def _days_of_news(period: Period) -> int:
    """Return for how many days after a period an article may tell of it without naming it."""
    if period.first is None or period.last is None or is_year_end(period):
        return _SOON
    return min(_SOON, max(31, (period.last - period.first).days // _SHARE))
