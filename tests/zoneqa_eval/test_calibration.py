"""The threshold is the highest that refuses few enough questions that have an answer."""

from __future__ import annotations

from zoneqa_eval.fitting.calibration import (
    ConfidenceOfCase,
    OperatingPoint,
    at_threshold,
    operating_point,
)

ANSWERABLE = [ConfidenceOfCase(n / 10, answerable=True) for n in range(10)]
UNANSWERABLE = [ConfidenceOfCase(confidence, answerable=False) for confidence in (0.05, 0.15, 0.5)]
CASES = [*UNANSWERABLE, *ANSWERABLE]


def test_a_tenth_of_ten_questions_may_be_refused() -> None:
    assert operating_point(CASES, 0.1) == OperatingPoint(0.1, 1 / 3, 0.1)


def test_a_larger_share_allows_a_higher_threshold() -> None:
    assert operating_point(CASES, 0.2) == OperatingPoint(0.2, 2 / 3, 0.2)


def test_questions_declined_by_a_rule_are_refused_at_any_threshold_above_none() -> None:
    declined = [ConfidenceOfCase(0.0, answerable=True)] * 2
    point = operating_point([*CASES, *declined], 0.25)
    assert (point.threshold, point.over_refusal) == (0.1, 3 / 12)


def test_a_threshold_refuses_what_lies_below_it() -> None:
    assert at_threshold(CASES, 0.5) == OperatingPoint(0.5, 2 / 3, 0.5)
