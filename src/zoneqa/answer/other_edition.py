"""Articles about another edition, batch or phase than the one that a question names."""

from __future__ import annotations

from zoneqa.answer.refusal_words import said_edition
from zoneqa.claims.editions import editions_in
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading

_COUNTERS = ("届", "批", "期", "轮", "号")
"""What numbers the things of a series; 次 may also say how often."""


def other_edition(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the edition that is asked about, and the one that an article is about instead.

    None if that is not certain: the article names editions in that series, but not that one.
    """
    asked = [(number, counter) for number, counter in query.ordinals if counter in _COUNTERS]
    if not asked:
        return None
    article = reading.source.article
    stated = editions_in(f"{article.heading} {article.text_read}")
    near = editions_in(article.text_near(reading.sentence))
    for edition in sorted(asked):
        of_series = sorted(other for other in stated if other[1] == edition[1])
        if of_series and edition not in stated:
            other = next((each for each in of_series if each in near), of_series[0])
            return said_edition(query.language, edition), said_edition(query.language, other)
    return None
