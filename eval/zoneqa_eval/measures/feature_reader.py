"""A reader without a model: sentences ranked by their other features, none read closely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.features import NAMES
from zoneqa.reader.linear_model import WEIGHTS, LinearModel
from zoneqa.reader.passages import SentenceSpan, sentences_to_read
from zoneqa.reader.ranking import ranked_sentences


@dataclass(frozen=True, slots=True)
class FeatureReader:
    """Ranks sentences as if the cross-encoder had seen nothing; its readings have no words."""

    ranking: LinearModel
    depth: int

    def read(self, query: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        """See Reader."""
        unseen = [
            SentenceSpan(candidate, sentence, answerability_logit=0.0, span_margin=0.0)
            for candidate in candidates
            for sentence in sentences_to_read(query, candidate)
        ]
        ranked = ranked_sentences(self.ranking, query, unseen, candidates)[: self.depth]
        if ranked:
            yield [Reading(span.candidate, span.sentence.span, score) for score, span in ranked]


def open_feature_reader(depth: int) -> FeatureReader:
    """Return the reader with the ranking that comes with zoneqa."""
    return FeatureReader(LinearModel.load(WEIGHTS / "sentence_ranking.json", NAMES), depth)
