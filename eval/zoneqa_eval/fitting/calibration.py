"""Choosing the threshold of the confidence, on questions that served for nothing else.

On the questions for tuning too few are refused: each that was refused wrongly had its cause mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from zoneqa.answer.answerer import Answerer
from zoneqa.answer.decide import Decision
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import CALIBRATION, Case, read_cases
from zoneqa_eval.fitting.tuning_cases import open_zone_news

SHARES = (0.04, 0.06, 0.08, 0.1, 0.12, 0.15)
"""Shares of the questions that have an answer, of which thresholds are shown."""


@dataclass(frozen=True, slots=True)
class ConfidenceOfCase:
    """The confidence in an answer to a question that may have one; 0 where a rule declines it."""

    confidence: float
    answerable: bool


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """A threshold, and the shares of questions without and with an answer that it refuses."""

    threshold: float
    right_refusals: float
    over_refusal: float

    def __str__(self) -> str:
        return (
            f"threshold {self.threshold:.4f} refuses {self.right_refusals:.1%} of the questions "
            f"without an answer, {self.over_refusal:.1%} of those with one"
        )


def confidences(settings: Settings, zone_news: Path) -> Iterator[ConfidenceOfCase]:
    """Yield the confidence of each question for calibration, with no threshold."""
    answerer = open_zone_news(settings, zone_news)
    for case in read_cases(CALIBRATION):
        yield confidence_of(case, answerer)


def confidence_of(case: Case, answerer: Answerer) -> ConfidenceOfCase:
    """Return how sure the answerer is of a question, whatever its threshold."""
    decision = answerer.evidence(case.question).decision
    return ConfidenceOfCase(0.0 if _by_rule(decision) else decision.confidence, case.answerable)


def _by_rule(decision: Decision) -> bool:
    refusal = decision.refusal
    return refusal is not None and (refusal.kind == "off_topic" or bool(decision.near))


def operating_point(cases: Sequence[ConfidenceOfCase], over_refusal: float) -> OperatingPoint:
    """Return the highest threshold that refuses no larger share of the questions with an answer."""
    given = np.sort([case.confidence for case in cases if case.answerable])
    threshold = float(given[int(over_refusal * len(given))])
    return at_threshold(cases, threshold)


def at_threshold(cases: Sequence[ConfidenceOfCase], threshold: float) -> OperatingPoint:
    """Return what a threshold refuses."""

    def refused(*, answerable: bool) -> float:
        part = [case.confidence < threshold for case in cases if case.answerable == answerable]
        return sum(part) / len(part)

    return OperatingPoint(threshold, refused(answerable=False), refused(answerable=True))
