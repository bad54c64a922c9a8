"""Whether parts of a text overlap."""

from __future__ import annotations

import pytest

from zoneqa.text.overlap import overlap, overlaps_any


@pytest.mark.parametrize("other", [(3, 6), (0, 4), (5, 9), (4, 5), (0, 9)])
def test_parts_with_common_characters_overlap(other: tuple[int, int]) -> None:
    assert overlap((3, 6), other)
    assert overlap(other, (3, 6))


@pytest.mark.parametrize("other", [(0, 3), (6, 9), (0, 1)])
def test_parts_that_only_touch_do_not_overlap(other: tuple[int, int]) -> None:
    assert not overlap((3, 6), other)
    assert not overlap(other, (3, 6))


def test_a_part_overlaps_one_of_several() -> None:
    assert overlaps_any((3, 6), [(0, 3), (5, 7)])
    assert not overlaps_any((3, 6), [(0, 3), (6, 7)])
    assert not overlaps_any((3, 6), [])
