"""Whether confidence is the share of questions that have an answer."""

from __future__ import annotations

import pytest

from zoneqa_eval.measures.reliability import Bin, calibration_error, reliability

SURE = [(0.9, True)] * 9 + [(0.9, False)]


def test_bins_hold_the_same_number_of_questions_the_least_confident_first() -> None:
    pairs = [(0.8, True), (0.2, False), (0.6, True), (0.4, False)]
    low, high = reliability(pairs, bins=2)
    assert (low.size, high.size) == (2, 2)
    assert (low.confidence, high.confidence) == pytest.approx((0.3, 0.7))
    assert (low.share, high.share) == (0, 1)


def test_fewer_questions_than_bins_leave_bins_out() -> None:
    assert reliability([(0.5, True)], bins=10) == [Bin(1, 0.5, 1.0)]
    assert reliability([], bins=10) == []


def test_a_confidence_that_is_the_share_has_no_error_over_one_bin() -> None:
    (only,) = reliability(SURE, bins=1)
    assert only.confidence == pytest.approx(only.share)


@pytest.mark.parametrize(("confidence", "error"), [(1.0, 0.0), (0.7, 0.3), (0.0, 1.0)])
def test_the_error_is_the_distance_of_confidence_from_the_share(
    confidence: float, error: float
) -> None:
    assert calibration_error([(confidence, True)] * 20) == pytest.approx(error)
