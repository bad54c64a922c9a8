"""A share of cases with its Wilson interval."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
"""The quantile of the normal distribution of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """How many of `total` cases are so."""

    count: int
    total: int

    @property
    def value(self) -> float | None:
        """Return the share; None if there is no case."""
        return self.count / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return Wilson's 95 % interval, which holds for few cases and for shares near 0 and 1."""
        if self.value is None:
            return None
        spread = _Z**2 / self.total
        middle = self.value + spread / 2
        half = sqrt(spread * (self.value * (1 - self.value) + spread / 4))
        low, high = ((middle + sign * half) / (1 + spread) for sign in (-1, 1))
        return max(0.0, low), min(1.0, high)
