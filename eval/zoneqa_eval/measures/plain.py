"""The reader switched off: sentences ranked by plain features alone, nothing read by a model."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.query.analyze import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.passages import SentenceSpan
from zoneqa.reader.ranking import RankingWeights, open_weights
from zoneqa.text.segment import sentences
from zoneqa.types import Span


class PlainReader:
    """A Reader that trusts the ranking of sentences in which nothing was seen; it has no words."""

    name = "plain"

    def __init__(self, weights: RankingWeights, depth: int) -> None:
        self._weights = weights
        self._depth = depth

    def read(self, question: Query, candidates: Sequence[Candidate]) -> list[Reading]:
        """See Reader."""
        unseen = [place for candidate in candidates for place in _unseen(candidate)]
        ranked = self._weights.rank(question, unseen)[: self._depth]
        return [Reading(place.candidate, place.span, score) for score, place in ranked]


def open_plain(depth: int) -> PlainReader:
    """The reader with the fitted weights and without its cross-encoder."""
    return PlainReader(open_weights(), depth)


def _unseen(candidate: Candidate) -> list[SentenceSpan]:
    article, passage = candidate.article, candidate.hit.passage
    bounds = sentences(article.text, passage.start, passage.end)
    spans = (Span(article.id, a, b, article.text[a:b]) for a, b in bounds)
    return [SentenceSpan(candidate, span, answer=0.0, lead=0.0) for span in spans]
