"""Features of a passage as one that answers a question, to rank it among what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from zoneqa.reader.base import Candidate
from zoneqa.reader.passages import SentenceSpan
from zoneqa.scores import z_scores


@dataclass(frozen=True, slots=True)
class PassageFeatures:
    """Features of one passage for one question."""

    retrieval_score: float
    """Its score in retrieval, as a z-score among all candidates."""
    answerability_logit: float
    """The log-odds that it answers, read whole."""
    span_margin: float
    """The log-odds of the best words in it against none."""


PASSAGE = tuple(f.name for f in fields(PassageFeatures))


def passage_features(
    candidates: Sequence[Candidate], spans: Sequence[SentenceSpan]
) -> list[PassageFeatures]:
    """Return the features of each candidate, of which `spans` are the sentences."""
    sentences: dict[Candidate, list[SentenceSpan]] = {candidate: [] for candidate in candidates}
    for span in spans:
        sentences[span.candidate].append(span)
    scores = z_scores([candidate.hit.score for candidate in candidates])
    return [
        PassageFeatures(
            retrieval_score=score,
            answerability_logit=max((s.answerability_logit for s in own), default=0.0),
            span_margin=max((s.span_margin for s in own), default=0.0),
        )
        for score, own in zip(scores, sentences.values(), strict=True)
    ]
