"""Unit vectors in FAISS: every score is the exact inner product, which is the cosine.

Few vectors are all compared with the question. Of many, a quantised copy chooses which ones are.
The file is memory-mapped: of the exact vectors only what searches touch is in memory, and the
system may take it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.index.quantized import quantize
from zoneqa.index.fusion import RowIds, Scores, best_allowed

NAME = "vectors.faiss"

EXACT = 50_000
"""Up to so many rows all are compared: a search costs less than the question's embedding."""

_FLAT = "Flat"


@dataclass(frozen=True, slots=True)
class FaissLayout:
    """How vectors are indexed: the factory string of FAISS, and the measured recall at 10."""

    factory: str = _FLAT
    recall: float = 1.0


def write_vectors(folder: Path, vectors: NDArray[np.float32], exact: int = EXACT) -> FaissLayout:
    """Writes unit rows [n, d]; more than `exact` are quantised, if that loses next to nothing.

    Python does the writing: `faiss.write_index` reports success on a full disk.
    """
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    index, layout = _index(rows, exact)
    with (folder / NAME).open("wb") as file:
        writer = faiss.PyCallbackIOWriter(file.write)  # type: ignore[attr-defined]
        faiss.write_index(index, writer)
    return layout


def _index(rows: NDArray[np.float32], exact: int) -> tuple[faiss.Index, FaissLayout]:
    quantised = quantize(rows) if len(rows) > exact else None
    if quantised is not None:
        return quantised.index, FaissLayout(quantised.factory, quantised.recall)
    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(rows)
    return flat, FaissLayout()


class FaissIndex:
    """Searches the vectors of a generation, from any thread. Nothing is ever added to it."""

    def __init__(self, folder: Path, exact: int = EXACT) -> None:
        index: Any = faiss.read_index(str(folder / NAME), faiss.IO_FLAG_MMAP_IFC)
        quantised = "refine_index" in dir(index)
        self._index = index
        self._vectors = faiss.downcast_index(index.refine_index) if quantised else index
        self._most = exact if quantised else index.ntotal

    def search(self, vector: NDArray[np.float32], k: int, allowed: RowIds | None = None) -> Scores:
        """The k nearest rows, of all or of those that are allowed, and their cosine to a vector."""
        if allowed is None:
            return self._nearest(vector, k)
        if len(allowed) > self._most:
            return best_allowed(partial(self._nearest, vector), allowed, self._index.ntotal, k)
        # Only the vectors themselves heed a selector; the quantised copy says nothing and does not.
        selected: Any = faiss.IDSelectorArray(allowed)
        parameters = faiss.SearchParameters(sel=selected)  # type: ignore[call-arg]
        return _row_to_score(self._vectors, vector, min(k, len(allowed)), parameters)

    def _nearest(self, vector: NDArray[np.float32], k: int) -> Scores:
        return _row_to_score(self._index, vector, min(k, self._index.ntotal))

    def score(self, vector: NDArray[np.float32], rows: list[int]) -> Scores:
        """The cosine of given rows to the unit vector [d]."""
        if not rows:
            return {}
        found = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64)) @ vector
        return dict(zip(rows, map(float, found), strict=True))


def _row_to_score(
    index: Any, vector: NDArray[np.float32], k: int, parameters: Any = None
) -> Scores:
    if not k:
        return {}
    scores, rows = index.search(vector.reshape(1, -1), k, params=parameters)
    return {int(row): float(score) for row, score in zip(rows[0], scores[0], strict=True)}
