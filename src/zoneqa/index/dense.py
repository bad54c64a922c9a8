"""Unit vectors in FAISS: exact inner product, which is the cosine."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.index.ranking import Scores

NAME = "vectors.faiss"


def write_dense(folder: Path, vectors: NDArray[np.float32]) -> None:
    """Writes unit rows [n, d].

    Serialised in memory and written by Python: `faiss.write_index` reports success on a full disk.
    """
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    (folder / NAME).write_bytes(faiss.serialize_index(index).tobytes())


class Dense:
    """Searches the vectors of a generation. Nothing is ever added to it."""

    def __init__(self, folder: Path) -> None:
        data = np.fromfile(folder / NAME, dtype=np.uint8)
        self._index = faiss.deserialize_index(data)

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
