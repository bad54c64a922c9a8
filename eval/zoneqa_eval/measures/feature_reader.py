"""A reader without its cross-encoder: it ranks sentences by plain features alone."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.query.analyze import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.passages import SentenceSpan
from zoneqa.reader.ranking import RankingWeights, open_weights
from zoneqa.text.segment import sentences
from zoneqa.types import Span


class FeatureReader:
    """A Reader that uses the fitted ranking with all model features at 0; it finds no span."""

    name = "plain"

    def __init__(self, weights: RankingWeights, depth: int) -> None:
        self._weights = weights
        self._depth = depth

    def read(self, question: Query, candidates: Sequence[Candidate]) -> list[Reading]:
        """Return readings, as Reader says."""
        unread = [place for candidate in candidates for place in _unread(candidate)]
        ranked = self._weights.rank(question, unread)[: self._depth]
        return [Reading(place.candidate, place.span, score) for score, place in ranked]


def open_feature_reader(depth: int) -> FeatureReader:
    """Return a reader with the fitted weights that gives back `depth` sentences."""
    return FeatureReader(open_weights(), depth)


def _unread(candidate: Candidate) -> list[SentenceSpan]:
    article, passage = candidate.article, candidate.hit.passage
    bounds = sentences(article.text, passage.start, passage.end)
    spans = (Span(article.id, a, b, article.text[a:b]) for a, b in bounds)
    return [SentenceSpan(candidate, span, answer=0.0, lead=0.0) for span in spans]
