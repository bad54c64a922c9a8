"""Unit vectors in FAISS: every score is the exact inner product, which is the cosine.

Few vectors are all compared with the question. Of many, a quantised copy chooses which ones are.
The file is memory-mapped: of the exact vectors only what searches touch is in memory, and the
system may take it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.index.quantised import quantise
from zoneqa.index.ranking import Scores

NAME = "vectors.faiss"

EXACT = 50_000
"""Up to so many rows all are compared: a search costs less than the question's embedding."""

_FLAT = "Flat"


@dataclass(frozen=True, slots=True)
class Layout:
    """How vectors are indexed: the factory string of FAISS, and the measured recall at 10."""

    factory: str = _FLAT
    recall: float = 1.0


def write_dense(folder: Path, vectors: NDArray[np.float32], exact: int = EXACT) -> Layout:
    """Writes unit rows [n, d]; more than `exact` are quantised, if that loses next to nothing.

    Python does the writing: `faiss.write_index` reports success on a full disk.
    """
    rows = np.ascontiguousarray(vectors, dtype=np.float32)
    index, layout = _index(rows, exact)
    with (folder / NAME).open("wb") as file:
        writer = faiss.PyCallbackIOWriter(file.write)  # type: ignore[attr-defined]
        faiss.write_index(index, writer)
    return layout


def _index(rows: NDArray[np.float32], exact: int) -> tuple[faiss.Index, Layout]:
    quantised = quantise(rows) if len(rows) > exact else None
    if quantised is not None:
        return quantised.index, Layout(quantised.factory, quantised.recall)
    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(rows)
    return flat, Layout()


class Dense:
    """Searches the vectors of a generation, from any thread. Nothing is ever added to it."""

    def __init__(self, folder: Path) -> None:
        self._index = faiss.read_index(str(folder / NAME), faiss.IO_FLAG_MMAP_IFC)

    def search(self, vector: NDArray[np.float32], k: int) -> Scores:
        """The k nearest rows and their cosine to the unit vector [d]."""
        scores, rows = self._index.search(vector.reshape(1, -1), min(k, self._index.ntotal))
        return {int(row): float(score) for row, score in zip(rows[0], scores[0], strict=True)}

    def score(self, vector: NDArray[np.float32], rows: list[int]) -> Scores:
        """The cosine of given rows to the unit vector [d]."""
        if not rows:
            return {}
        found = self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64)) @ vector
        return dict(zip(rows, map(float, found), strict=True))
