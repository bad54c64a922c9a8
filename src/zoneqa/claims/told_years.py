"""The years that a part of an article tells of, and those with which it only compares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.period_scope import is_only_base
from zoneqa.claims.periods import Period
from zoneqa.text.numbers import years
from zoneqa.types import Bounds

_MOST_YEARS = 5
"""Years of a period that are counted as named by it; of a longer one, none is."""


def told_years(text: ArticleText, at: Bounds) -> frozenset[str]:
    """Return the years that a part of a text names, or means by 去年, 上半年 and the like.

    A year with which a change is compared is none of them: 比2022年增长 tells nothing of 2022.
    """
    start, end = at
    found = _periods(text, at)
    bases = [period for period in found if is_only_base(text.plain, period)]
    named = list(text.plain[start:end])
    for base in bases:
        named[base.start - start : base.end - start] = " " * (base.end - base.start)
    meant = (period for period in found if period not in bases)
    return years("".join(named)).union(*map(_years, meant))


def compared_years(text: ArticleText, at: Bounds) -> frozenset[str]:
    """Return the years of the periods with which a part of a text compares what it tells."""
    bases = (period for period in _periods(text, at) if is_only_base(text.plain, period))
    return frozenset(chain.from_iterable(map(_years, bases)))


def _periods(text: ArticleText, at: Bounds) -> list[Period]:
    return [p for p in text.periods if at[0] <= p.start and p.end <= at[1]]


def _years(period: Period) -> Iterator[str]:
    if period.year_known and period.last:
        first = period.first or period.last
        if period.last.year - first.year <= _MOST_YEARS:
            yield from map(str, range(first.year, period.last.year + 1))
