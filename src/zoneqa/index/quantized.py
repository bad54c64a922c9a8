"""Many vectors: quantised copies are all looked through, and the best are scored exactly.

Each pair of numbers becomes four bits. No vector is passed over unseen, which matters: questions
lie far from all passages, and an index that looks only into some cells finds too little for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

LEAST_RECALL = 0.98

_TRAINED_ON = 4096
_PROBES = 256
_FOUND = 10
_ASKED = 100  # what a search asks for at least; who asks for more finds no less
_SHORTLISTS = (16, 32, 64)  # rows that are scored exactly for each row that is asked for


@dataclass(frozen=True, slots=True)
class Quantized:
    """An index of quantised and exact vectors, its factory string and its recall at 10."""

    index: faiss.Index
    factory: str
    recall: float


def quantize(rows: NDArray[np.float32], least: float = LEAST_RECALL) -> Quantized | None:
    """An index of unit rows [n, d], the same for the same rows; None if `least` is not reached.

    The shortest list that finds enough is written with the index, as its `k_factor`.
    """
    dimension = rows.shape[1]
    if dimension % 2:
        return None
    factory = f"PQ{dimension // 2}x4fs,RFlat"
    index: Any = faiss.index_factory(dimension, factory, faiss.METRIC_INNER_PRODUCT)
    index.train(rows[:: max(1, len(rows) // _TRAINED_ON)])
    index.add(rows)
    probes = _blends(rows)
    exact, _ = faiss.downcast_index(index.refine_index).search(probes, _FOUND)
    for shortlist in _SHORTLISTS:
        index.k_factor = shortlist
        found, _ = index.search(probes, _ASKED)
        recall = _recall(found[:, :_FOUND], exact)
        if recall >= least:
            return Quantized(index, factory, recall)
    return None


def _blends(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums of four rows each: nearly as hard to serve as questions, which lie far from all rows.

    Rows that are only shifted a little keep one near neighbour, which every index finds.
    """
    picked = np.random.default_rng(0).integers(len(rows), size=(4, _PROBES))
    return np.asarray(rows[picked].sum(axis=0))


def _recall(found: NDArray[np.float32], exact: NDArray[np.float32]) -> float:
    """The share of found scores [n, k] that belong among the best, which are given.

    By score and not by row: equal vectors may stand for one another.
    """
    return float(np.mean(found >= exact[:, -1:] - 1e-5))
