"""Unit vectors in FAISS, in half precision: every score is their exact inner product, the cosine.

Few vectors are all compared with the question; of many, a quantised copy preselects candidates.
The file is memory-mapped: only the exact vectors that searches read are in memory, and the system
may evict them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from zoneqa.index.base import RowIds, Scores
from zoneqa.index.manifest import VECTORS
from zoneqa.index.post_filter import post_filter
from zoneqa.index.quantized import HALF, quantize
from zoneqa.types import Vectors

NAME = VECTORS

EXACT = 50_000
"""Up to this many rows are all compared: a search costs less than embedding the question."""


@dataclass(frozen=True, slots=True)
class FaissLayout:
    """How vectors are indexed: FAISS's factory string and the measured recall at 10."""

    factory: str = HALF
    recall: float = 1.0


def write_vectors(folder: Path, vectors: Vectors, exact: int = EXACT) -> FaissLayout:
    """Write unit rows [n, d], rounded to half precision, and return their layout.

    More rows than `exact` are quantised if that loses next to nothing. Python does the writing:
    `faiss.write_index` reports success on a full disk.
    """
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    index, layout = _index(rows, exact)
    with (folder / NAME).open("wb") as file:
        writer = faiss.PyCallbackIOWriter(file.write)  # type: ignore[attr-defined]
        faiss.write_index(index, writer)
    return layout


def _index(rows: Vectors, exact: int) -> tuple[faiss.Index, FaissLayout]:
    quantised = quantize(rows) if len(rows) > exact else None
    if quantised is not None:
        return quantised.index, FaissLayout(quantised.factory, quantised.recall)
    scanned: Any = faiss.index_factory(rows.shape[1], HALF, faiss.METRIC_INNER_PRODUCT)
    scanned.add(rows)
    return scanned, FaissLayout()


class FaissIndex:
    """A read-only VectorIndex that threads may share, of quantised copies above `exact` rows."""

    def __init__(self, folder: Path, exact: int = EXACT) -> None:
        index: Any = faiss.read_index(str(folder / NAME), faiss.IO_FLAG_MMAP_IFC)
        quantised = "refine_index" in dir(index)
        self._index = index
        self._vectors = faiss.downcast_index(index.refine_index) if quantised else index
        self._exact = exact if quantised else index.ntotal

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest cosine."""
        if allowed is None:
            return self._nearest(vector, k)
        if len(allowed) > self._exact:
            return post_filter(partial(self._nearest, vector), allowed, self._index.ntotal, k)
        # Only the exact vectors respect a selector; the quantised index silently ignores it.
        selected: Any = faiss.IDSelectorArray(allowed)
        parameters = faiss.SearchParameters(sel=selected)  # type: ignore[call-arg]
        return _row_to_score(self._vectors, vector, min(k, len(allowed)), parameters)

    def _nearest(self, vector: Vectors, k: int) -> Scores:
        return _row_to_score(self._index, vector, min(k, self._index.ntotal))

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Return the exact cosine of each of these rows, in their order."""
        if not rows:
            return {}
        return dict(zip(rows, map(float, self.vectors(rows) @ vector), strict=True))

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""
        found: Vectors = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return found


def _row_to_score(index: Any, vector: Vectors, k: int, parameters: Any = None) -> Scores:
    if not k:
        return {}
    # Of this thread alone. A service answers in several; starting others takes as long as a search.
    faiss.omp_set_num_threads(1)
    scores, rows = index.search(vector.reshape(1, -1), k, params=parameters)
    return {int(row): float(score) for row, score in zip(rows[0], scores[0], strict=True)}
