"""A verifier on labelled sentences: what it catches, its false alarms, and what others would do."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from zoneqa.embedding.base import Embedder
from zoneqa.verify.verification import Verify
from zoneqa_eval.datasets.verify_cases import VerifyCase
from zoneqa_eval.measures.verification_rates import (
    KindRates,
    Separation,
    VerifiedCase,
    likeness_threshold,
    median_milliseconds,
    rates_by_kind,
    separation,
)

FALSE_ALARMS = 0.05
"""The share of true sentences for tuning that the threshold on likeness may catch."""

Likeness = Callable[[Sequence[VerifyCase]], Sequence[float]]
"""Return how like its evidence the sentence of each case is."""


class EmbeddingLikeness:
    """The cosine of a sentence and its evidence, as an embedder sees them."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, cases: Sequence[VerifyCase]) -> list[float]:
        """Return the cosine of each case."""
        sentences = self._embedder.embed([case.sentence for case in cases], "passage")
        evidence = self._embedder.embed([case.quoted for case in cases], "passage")
        return [float(each) for each in np.einsum("nd,nd->n", sentences, evidence)]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """How a verifier fared on cases, beside a threshold on likeness."""

    rates: tuple[KindRates, ...]
    separation: Separation
    threshold: float
    median_milliseconds: float


def tuned_threshold(tuning: Sequence[VerifyCase], likeness: Likeness) -> float:
    """Return the threshold on likeness that catches few true sentences for tuning."""
    return likeness_threshold(likeness([c for c in tuning if c.is_true]), FALSE_ALARMS)


def verify_all(
    cases: Sequence[VerifyCase], verify: Verify, likeness: Likeness
) -> list[VerifiedCase]:
    """Return every case with what the verifier finds, timed one by one."""
    return [_verified(*pair, verify) for pair in zip(cases, likeness(cases), strict=True)]


def report(cases: Sequence[VerifiedCase], threshold: float) -> VerifyReport:
    """Return how the verifier fared on cases of one set."""
    kinds = tuple(rates_by_kind(cases, threshold))
    return VerifyReport(kinds, separation(cases), threshold, median_milliseconds(cases))


def _verified(case: VerifyCase, likeness: float, verify: Verify) -> VerifiedCase:
    start = time.perf_counter()
    found = verify(case.sentence, [case.evidence])
    return VerifiedCase(case, found, 1000 * (time.perf_counter() - start), likeness)
