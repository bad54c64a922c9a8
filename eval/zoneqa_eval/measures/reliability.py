"""Reliability: whether confidence is the share of questions that have an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about one confidence: how many, the mean of it, the share with an answer."""

    size: int
    confidence: float
    share: float


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> list[Bin]:
    """Return (confidence, has an answer) in bins of equal size, the least confident first."""
    ranked = sorted(pairs, key=lambda pair: pair[0])
    edges = [len(ranked) * number // bins for number in range(bins + 1)]
    parts = (ranked[low:high] for low, high in pairwise(edges))
    return [
        Bin(len(part), fmean(c for c, _ in part), fmean(has for _, has in part))
        for part in parts
        if part
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance between confidence and share over the bins, by their sizes.

    It is the expected calibration error of Naeini et al. (2015), with bins of equal size.
    """
    found = reliability(pairs)
    return sum(each.size * abs(each.confidence - each.share) for each in found) / len(pairs)
