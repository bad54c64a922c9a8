"""The vectors of several indexes, searched as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zoneqa.index.base import RowIds, Scores, VectorIndex
from zoneqa.index.fusion import top_k
from zoneqa.index.row_range import RowRange
from zoneqa.types import Vectors


@dataclass(frozen=True, slots=True)
class MergedVectors:
    """A VectorIndex over others: a cosine is the same whichever of them has the vector."""

    parts: Sequence[VectorIndex]
    ranges: Sequence[RowRange]

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest cosine."""
        found: Scores = {}
        for part, rows in zip(self.parts, self.ranges, strict=True):
            scores = part.search(vector, k, None if allowed is None else rows.own(allowed))
            found |= {rows.start + row: score for row, score in scores.items()}
        return dict(top_k(found, k))

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Return the exact cosine of each of these rows, in their order."""
        found: Scores = {}
        wanted = np.asarray(rows, dtype=np.int64)
        for part, own in zip(self.parts, self.ranges, strict=True):
            scores = part.score(vector, own.own(wanted).tolist())
            found |= {own.start + row: score for row, score in scores.items()}
        return {row: found[row] for row in rows}

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""
        wanted = np.asarray(rows, dtype=np.int64)
        found: dict[int, Vectors] = {}
        for part, own in zip(self.parts, self.ranges, strict=True):
            of_part = own.own(wanted)
            if len(of_part):
                places = (own.start + row for row in of_part.tolist())
                found |= dict(zip(places, part.vectors(of_part.tolist()), strict=True))
        return np.stack([found[row] for row in rows])
