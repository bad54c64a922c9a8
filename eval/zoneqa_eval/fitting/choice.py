"""Weights by which what is right stands out among what else there was to choose from.

Conditional logit (McFadden, 1974): the rows of one choice are held against one another only, so
what is alike for all of them, such as how easy a question is, does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from; `weight` says what the choice counts for."""

    rows: Array
    """[options, features]"""
    right: NDArray[np.bool_]
    """[options]; several may be right, at least one is."""
    weight: float = 1.0


def fit(choices: Sequence[Choice], penalty: float = 0.003) -> Array:
    """A weight for each feature; `penalty` is on the squares of what the standardised ones get."""
    rows = np.vstack([choice.rows for choice in choices])
    spread: Array = rows.std(0) + 1e-9
    scaled = [Choice(c.rows / spread, c.right, c.weight) for c in choices]

    def cost(weights: Array) -> tuple[float, Array]:
        parts = [_surprise(choice, weights) for choice in scaled]
        value = fmean(value for value, _ in parts)
        slope = np.mean([slope for _, slope in parts], axis=0)
        return value + penalty * float(weights @ weights), slope + 2 * penalty * weights

    found: Array = minimize(cost, np.zeros(rows.shape[1]), jac=True).x
    return found / spread


def _surprise(choice: Choice, weights: Array) -> tuple[float, Array]:
    """Minus the log-probability that something right is chosen, and its slope in the weights."""
    scores = choice.rows @ weights
    right = choice.rows[choice.right]
    value = logsumexp(scores) - logsumexp(scores[choice.right])
    slope = softmax(scores) @ choice.rows - softmax(scores[choice.right]) @ right
    return choice.weight * float(value), choice.weight * slope
