"""Sketches that share a band, as a comparison of all of them finds them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from zoneqa.documents.lsh import pairs_in_a_band

ROWS = 3


def compared(sketches: NDArray[np.uint32]) -> list[tuple[int, int]]:
    bands = sketches.reshape(len(sketches), -1, ROWS)
    pairs = combinations(range(len(sketches)), 2)
    return [(a, b) for a, b in pairs if (bands[a] == bands[b]).all(axis=1).any()]


def drawn(n: int, bands: int, values: int) -> NDArray[np.uint32]:
    """Sketches of few different values, so that many share a band."""
    chosen = np.random.default_rng(n + bands).integers(0, values, (n, bands * ROWS))
    return (chosen * 0x3FFFFFFF).astype(np.uint32)


@pytest.mark.parametrize(
    ("n", "bands", "values"),
    [(1, 2, 2), (2, 1, 1), (40, 1, 3), (60, 2, 4), (80, 32, 5), (50, 8, 2), (30, 4, 1)],
)
def test_pairs_are_those_of_a_comparison_of_all(n: int, bands: int, values: int) -> None:
    sketches = drawn(n, bands, values)
    found = list(pairs_in_a_band(sketches, ROWS))
    assert sorted(found) == compared(sketches)
    assert len(found) == len(set(found))
    assert [later for _, later in found] == sorted(later for _, later in found)


def test_what_shares_numbers_but_no_band_is_no_pair() -> None:
    sketches = np.array(
        [[1, 2, 3, 4, 5, 6], [2, 1, 3, 4, 5, 7], [4, 5, 6, 1, 2, 3]], dtype=np.uint32
    )
    assert list(pairs_in_a_band(sketches, ROWS)) == []


@pytest.mark.parametrize("n", [0, 1])
def test_too_few_are_no_pair(n: int) -> None:
    assert list(pairs_in_a_band(np.zeros((n, 6), dtype=np.uint32), ROWS)) == []
