"""Locality-sensitive hashing: which of many sketches are equal in at least one band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


def pairs_in_a_band(sketches: NDArray[np.uint32], rows: int) -> Iterator[tuple[int, int]]:
    """Yield each pair (earlier, later) of sketches [n, bands * rows] that share a band, once.

    Bands are sorted: that takes 12 bytes a sketch and band, where a hash table takes hundreds.
    """
    starts = range(0, sketches.shape[1], rows)
    bands = [_SortedBand.of(sketches[:, start : start + rows]) for start in starts]
    for number in np.flatnonzero(np.any([band.is_shared for band in bands], axis=0)).tolist():
        for other in sorted({other for band in bands for other in band.earlier(number)}):
            yield other, number


@dataclass(frozen=True, slots=True)
class _SortedBand:
    """The numbers of sketches in the order of one band; equal ones stand together, the first first.

    `place` [n] is where a number stands in `order` [n], `start` [n] where those equal to it begin.
    """

    order: NDArray[np.int32]
    place: NDArray[np.int32]
    start: NDArray[np.int32]

    @classmethod
    def of(cls, band: NDArray[np.uint32]) -> Self:
        """Sort a band [n, rows]."""
        order = np.lexsort(band.T).astype(np.int32)  # which is stable
        ordered = band[order]
        begins = np.ones(len(order), dtype=bool)
        begins[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
        places = np.arange(len(order), dtype=np.int32)
        place, start = np.empty_like(order), np.empty_like(order)
        place[order] = places
        start[order] = np.maximum.accumulate(np.where(begins, places, 0))
        return cls(order, place, start)

    @property
    def is_shared(self) -> NDArray[np.bool_]:
        """Whether there is an equal one before a number [n]."""
        return self.start < self.place

    def earlier(self, number: int) -> list[int]:
        """Return the numbers before this one whose band is equal."""
        found: list[int] = self.order[self.start[number] : self.place[number]].tolist()
        return found
