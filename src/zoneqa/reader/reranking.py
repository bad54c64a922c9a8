"""Ranking passages by how they were found and by what is seen when they are read whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from statistics import fmean, pstdev

from zoneqa.query.analyze import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.cross_encoder import CrossEncoder
from zoneqa.reader.passages import SentenceSpan, read_passages
from zoneqa.types import Hit

NAMES = ("found", "answer", "lead")

Rerank = Callable[[Query, Sequence[Candidate]], list[Hit]]
"""The seam to anything that puts the hits of candidates in a better order."""


@dataclass(frozen=True, slots=True)
class Reranker:
    """Puts passages in a new order; `weights` are fitted by `python -m zoneqa_eval.fit`."""

    encoder: CrossEncoder
    weights: dict[str, float]

    def __call__(self, question: Query, candidates: Sequence[Candidate]) -> list[Hit]:
        """The candidates' hits, the likeliest to answer first; scores are log-odds."""
        rows = features(candidates, read_passages(self.encoder, question.text, candidates))
        scores = (sum(self.weights[n] * row[n] for n in NAMES) for row in rows)
        hits = [replace(c.hit, score=s) for c, s in zip(candidates, scores, strict=True)]
        return sorted(hits, key=lambda hit: -hit.score)


def features(
    candidates: Sequence[Candidate], places: Sequence[SentenceSpan]
) -> list[dict[str, float]]:
    """What is known of each candidate: how it was found, its answer and its best lead."""
    seen: dict[Candidate, list[SentenceSpan]] = {candidate: [] for candidate in candidates}
    for place in places:
        seen[place.candidate].append(place)
    found = _standardised([candidate.hit.score for candidate in candidates])
    return [
        {
            "found": score,
            "answer": max((place.answer for place in own), default=0.0),
            "lead": max((place.lead for place in own), default=0.0),
        }
        for score, own in zip(found, seen.values(), strict=True)
    ]


def open_reranker(encoder: CrossEncoder) -> Reranker:
    """The reranker whose weights come with zoneqa."""
    source = files("zoneqa.reader") / "weights" / "passages.json"
    return Reranker(encoder, json.loads(source.read_text(encoding="utf-8")))


def _standardised(scores: Sequence[float]) -> list[float]:
    spread = pstdev(scores) or 1.0 if scores else 1.0
    return [(score - fmean(scores)) / spread for score in scores]
