"""Scores by row, and putting two rankings together."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zoneqa.scores import z_scores

Scores = dict[int, float]
"""Row of a passage to its score; higher is closer."""

RowIds = NDArray[np.int64]
"""Rows of passages, in ascending order."""


def fuse(dense: Scores, lexical: Scores, dense_share: float, pool: int) -> Scores:
    """A weighted sum of z-scores over the rows of both, which hold up to `pool` rows each.

    A row that a full ranking does not have gets its lowest score; where the ranking has room left,
    the row matched nothing and gets 0.
    """
    rows = dense.keys() | lexical.keys()
    a, b = _standardized(dense, rows, pool), _standardized(lexical, rows, pool)
    return {row: dense_share * a[row] + (1 - dense_share) * b[row] for row in rows}


def _standardized(scores: Scores, rows: set[int], pool: int) -> Scores:
    if not scores:
        return dict.fromkeys(rows, 0.0)
    floor = min(scores.values()) if len(scores) >= pool else 0.0
    full = {row: scores.get(row, floor) for row in rows}
    return dict(zip(full, z_scores(list(full.values())), strict=True))


def best(scores: Scores, k: int) -> list[tuple[int, float]]:
    """Return the k best rows, the earlier row first among equals."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:k]


def best_allowed(search: Callable[[int], Scores], allowed: RowIds, total: int, k: int) -> Scores:
    """The k best of the allowed rows, from a search over `total` rows that knows no filter.

    It is asked for more and more, at first for what holds k allowed rows if they lie evenly.
    """
    asked = math.ceil(2 * k * total / len(allowed)) if len(allowed) else 0
    while asked:
        found = search(asked)
        rows = np.fromiter(found, dtype=np.int64, count=len(found))
        kept = rows[np.isin(rows, allowed)][:k].tolist()
        if len(kept) == k or len(found) < asked:
            return {row: found[row] for row in kept}
        asked *= 4
    return {}
