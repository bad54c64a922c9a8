"""Many vectors: all quantised copies are scanned, and the best candidates are scored exactly.

Each pair of numbers becomes four bits. No vector is skipped: questions lie far from all passages,
and an inverted index that scans only some cells has too low a recall for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.types import Vectors

LEAST_RECALL = 0.98

HALF = "SQfp16"
"""FAISS's name for numbers of 16 bits: half the bytes of float32, and half the time of a search."""

_TRAINED_ON = 4096
_PROBES = 256
_FOUND = 10
_REQUESTED = 100  # the least that a search requests; recall is no lower for more
_SHORTLISTS = (16, 32, 64)  # rows that are scored exactly for each requested row


@dataclass(frozen=True, slots=True)
class Quantized:
    """An index of quantised and exact vectors, its factory string and its recall at 10."""

    index: faiss.Index
    factory: str
    recall: float


def quantize(rows: Vectors, least: float = LEAST_RECALL) -> Quantized | None:
    """Return an index of unit rows [n, d], or None if its recall stays below `least`.

    Equal rows give equal indexes. The shortest sufficient shortlist is stored in the index, as its
    `k_factor`.
    """
    dimension = rows.shape[1]
    if dimension % 2:
        return None
    factory = f"PQ{dimension // 2}x4fs,Refine({HALF})"
    index: Any = faiss.index_factory(dimension, factory, faiss.METRIC_INNER_PRODUCT)
    index.train(rows[:: max(1, len(rows) // _TRAINED_ON)])
    index.add(rows)
    probes = _blends(rows)
    exact, _ = faiss.downcast_index(index.refine_index).search(probes, _FOUND)
    for shortlist in _SHORTLISTS:
        index.k_factor = shortlist
        found, _ = index.search(probes, _REQUESTED)
        recall = _recall(found[:, :_FOUND], exact)
        if recall >= least:
            return Quantized(index, factory, recall)
    return None


def _blends(rows: Vectors) -> Vectors:
    """Return sums of four rows each, which lie far from all rows, nearly as far as questions do.

    Slightly shifted rows would be too easy: each keeps one near neighbour, which any index finds.
    """
    picked = np.random.default_rng(0).integers(len(rows), size=(4, _PROBES))
    return np.asarray(rows[picked].sum(axis=0))


def _recall(found: NDArray[np.float32], exact: NDArray[np.float32]) -> float:
    """Return the share of the scores found [n, k] that are among the best, given by `exact`.

    Scores are compared, not rows, since equal vectors are interchangeable.
    """
    return float(np.mean(found >= exact[:, -1:] - 1e-5))
