"""Fusing a dense and a lexical ranking by their z-scores."""

from __future__ import annotations

import numpy as np
import pytest

from zoneqa.index.fusion import fuse, top_k


def test_fusion_weighs_standardised_scores() -> None:
    dense, lexical = {1: 0.9, 2: 0.7}, {2: 10.0, 3: 4.0}
    fused = fuse(dense, lexical, 0.5, 2)
    # Row 3 takes the lowest dense score, row 1 the lowest lexical one.
    deviation = np.std([0.9, 0.7, 0.7])
    assert fused[1] == pytest.approx(
        0.5 * (0.9 - 2.3 / 3) / deviation + 0.5 * (4 - 6) / np.std([4, 10, 4])
    )
    assert [row for row, _ in top_k(fuse(dense, lexical, 1.0, 2), 3)] == [1, 2, 3]
    assert [row for row, _ in top_k(fuse(dense, lexical, 0.0, 2), 3)] == [2, 1, 3]


def test_a_row_that_matches_nothing_lies_far_below_one_that_matches_a_little() -> None:
    dense = dict.fromkeys((1, 2, 3), 0.8)
    # The pool has room for more than the two that match, so row 3 has 0, not the 9 of row 2.
    fused = fuse(dense, {1: 10.0, 2: 9.0}, 0.5, 100)
    deviation = np.std([10, 9, 0])
    assert fused[2] == pytest.approx(0.5 * (9 - 19 / 3) / deviation)
    assert fused[3] == pytest.approx(0.5 * (0 - 19 / 3) / deviation)


def test_a_search_that_found_nothing_has_no_influence() -> None:
    fused = fuse({1: 0.9, 2: 0.7}, {}, 0.25, 100)
    assert fused == pytest.approx({1: 0.25 * (0.9 - 0.8) / 0.1, 2: 0.25 * (0.7 - 0.8) / 0.1})


def test_of_equal_rows_the_earlier_comes_first() -> None:
    assert top_k({5: 1.0, 3: 1.0, 4: 2.0}, 2) == [(4, 2.0), (3, 1.0)]
