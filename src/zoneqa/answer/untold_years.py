"""Figures of a year that no article read tells of."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.news_of_period import may_tell_of
from zoneqa.claims.claim import FIGURES
from zoneqa.claims.told_years import told_years
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.numbers import years


def untold_years(query: Query, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the years whose figures are asked for, if the articles read tell of none of them.

    A year with which a change is compared is not told of: 2022 in 比2022年增长.
    """
    asked, named = query.slots.periods, query.years - query.compared_years
    if not (asked and named and query.slots.kinds & FIGURES) or not all(
        period.year_known for period in asked
    ):
        return ()
    for reading in readings:
        if named & _years_of(reading) or may_tell_of(reading.source.article.article, asked[-1]):
            return ()
    return tuple(sorted(named))


def _years_of(reading: Reading) -> frozenset[str]:
    article = reading.source.article
    whole = (0, len(article.parsed.plain))
    return told_years(article.parsed, whole) | years(article.folded_heading)
