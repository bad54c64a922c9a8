"""Scores put on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev


def z_scores(values: Sequence[float]) -> list[float]:
    """Return each value in standard deviations from the mean; zeros where all are equal."""
    if not values:
        return []
    mean, spread = fmean(values), pstdev(values) or 1.0
    return [(value - mean) / spread for value in values]
