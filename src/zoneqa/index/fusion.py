"""Fusing the scores of a dense and a lexical search."""

from __future__ import annotations

from zoneqa.index.base import Scores
from zoneqa.scores import z_scores


def fuse(dense: Scores, lexical: Scores, dense_share: float, pool: int) -> Scores:
    """Return the weighted sum of both searches' z-scores for every row that either found.

    Each search found up to `pool` rows. A row that a full pool lacks gets its lowest score. If the
    pool is not full, the row did not match at all and gets 0.
    """
    rows = dense.keys() | lexical.keys()
    a, b = _z_scores(dense, rows, pool), _z_scores(lexical, rows, pool)
    return {row: dense_share * a[row] + (1 - dense_share) * b[row] for row in rows}


def top_k(scores: Scores, k: int) -> list[tuple[int, float]]:
    """Return the k best rows with their scores; of equal ones the earlier row comes first."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]


def _z_scores(scores: Scores, rows: set[int], pool: int) -> Scores:
    if not scores:
        return dict.fromkeys(rows, 0.0)
    floor = min(scores.values()) if len(scores) >= pool else 0.0
    full = {row: scores.get(row, floor) for row in rows}
    return dict(zip(full, z_scores(list(full.values())), strict=True))
