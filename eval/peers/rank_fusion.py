"""Reciprocal rank fusion, for the peer that has none of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

RRF = 60
"""The usual constant."""


def fused(rankings: Iterable[Sequence[int]]) -> list[int]:
    """Return what several rankings found, by the sums of their reciprocal ranks."""
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, row in enumerate(ranking, 1):
            scores[row] += 1 / (RRF + rank)
    return sorted(scores, key=scores.__getitem__, reverse=True)
