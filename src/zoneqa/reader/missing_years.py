"""Which of a question's years passages do not tell of."""

from __future__ import annotations

from collections.abc import Iterable

from zoneqa.query.query import Query
from zoneqa.reader.prepared import PreparedPassage


def missing_years(query: Query, passages: Iterable[PreparedPassage]) -> frozenset[str]:
    """Return the years of a question that none of some passages tells of.

    One with which it compares is there if a passage compares with it: 2019 in 比2019年增长多少.
    """
    read = list(passages)
    missing = query.years.difference(*(passage.years for passage in read))
    if not missing & query.compared_years:
        return missing
    compared = frozenset[str]().union(*(passage.compared_years for passage in read))
    return missing - (compared & query.compared_years)
