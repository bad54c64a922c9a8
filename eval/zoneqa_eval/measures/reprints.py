"""Which articles are prints of one report: a search that finds another print of it is right.

Those that zoneqa's own reading merges are one article already. Of the others, those count as one
report that are worded alike by the same rule: at least four fifths of the runs of five characters
of the shorter one stand in the other, which is at most twice as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.documents.deduplicate import alike
from zoneqa.documents.prints import Print
from zoneqa.types import Article

Reports = Mapping[str, str]
"""The id of the report that an article prints, by the id of the article."""


def reports_of(articles: Sequence[Article]) -> Reports:
    """Return the report of each article, called by the id of its first print."""
    first = list(range(len(articles)))

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for pair in alike([Print(article) for article in articles]):
        low, high = sorted(map(root, pair))
        first[high] = low
    return {article.id: articles[root(n)].id for n, article in enumerate(articles)}
