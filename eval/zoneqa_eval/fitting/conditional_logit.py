"""Conditional logit (McFadden, 1974): weights by which the correct options stand out.

The rows of a choice set compete with one another only, so whatever is the same for all of them,
such as how easy a question is, does not count.
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
class ChoiceSet:
    """Options of which some are correct; `weight` is how much the set counts."""

    rows: Array
    """[options, features]"""
    correct: NDArray[np.bool_]
    """[options]; at least one is"""
    weight: float = 1.0


def fit(choice_sets: Sequence[ChoiceSet], penalty: float = 0.003) -> Array:
    """Return a weight for each feature.

    `penalty` is L2, on the weights of the standardized features.
    """
    rows = np.vstack([each.rows for each in choice_sets])
    deviation: Array = rows.std(0) + 1e-9
    scaled = [ChoiceSet(c.rows / deviation, c.correct, c.weight) for c in choice_sets]

    def loss(weights: Array) -> tuple[float, Array]:
        parts = [_log_loss(each, weights) for each in scaled]
        value = fmean(value for value, _ in parts)
        gradient = np.mean([gradient for _, gradient in parts], axis=0)
        return value + penalty * float(weights @ weights), gradient + 2 * penalty * weights

    found: Array = minimize(loss, np.zeros(rows.shape[1]), jac=True).x
    return found / deviation


def _log_loss(choice_set: ChoiceSet, weights: Array) -> tuple[float, Array]:
    """Return minus the log-probability of choosing a correct option, and its gradient."""
    scores = choice_set.rows @ weights
    correct = choice_set.rows[choice_set.correct]
    value = logsumexp(scores) - logsumexp(scores[choice_set.correct])
    gradient = softmax(scores) @ choice_set.rows - softmax(scores[choice_set.correct]) @ correct
    return choice_set.weight * float(value), choice_set.weight * gradient
