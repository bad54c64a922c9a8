"""Which rows of a merged index are whose: those of each index follow those of the one before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from zoneqa.index.base import RowIds


@dataclass(frozen=True, slots=True)
class RowRange:
    """The rows of one index among those of several: from `start` to before `end`."""

    start: int
    end: int

    def own(self, rows: RowIds) -> RowIds:
        """Return those of the rows that are of this index, as it numbers them itself."""
        mine: RowIds = rows[(rows >= self.start) & (rows < self.end)] - self.start
        return mine


def row_ranges(sizes: Iterable[int]) -> tuple[RowRange, ...]:
    """Return the ranges of indexes with so many rows each."""
    bounds = accumulate(sizes, initial=0)
    return tuple(RowRange(start, end) for start, end in pairwise(bounds))
