"""Fits the score of verified sentences, and writes it into the package."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import zoneqa.verify
from zoneqa.documents import read_prints
from zoneqa.verify.support_model import SupportModel
from zoneqa.verify.verifier import Verifier
from zoneqa_eval.datasets.uhgeval import WHOLE, read_continuations
from zoneqa_eval.datasets.verify_cases import VerifyCase, labelled_sentences
from zoneqa_eval.fitting.changed_sentences import SOURCE, changed_sentences

Array = NDArray[np.float64]

WRITTEN = Path(zoneqa.verify.__file__).parent / "data" / "support_model.json"

_MOST_CHANGED = 2000
"""Sentences of news that are used, changed ones included."""

_PENALTY = 0.002

_AGAINST = {"altered": 0.0, "wrong": 0.0, "any_wrong": -2.0, "doubtful": -2.0}
"""The features that speak against a sentence, with the greatest weight that each may have.

What is cut or flagged is thereby below what is supported.
"""

_FOR = ("covered", "shared", "anchored")
"""The features that must not speak against a sentence."""


def fit_verification(zone_news: Path, uhgeval: Path, echo: Callable[[str], object]) -> None:
    """Fit the weights on sentences for tuning and write them beside the verifier."""
    cases = list(training_cases(zone_news, uhgeval))
    features = [Verifier().features(each.sentence, [each.evidence]) for each in cases]
    names = list(features[0])
    rows = np.array([[each[name] for name in names] for each in features])
    model = fitted(names, rows, np.array([c.is_true for c in cases]), _weights(cases))
    counted = Counter(each.is_true for each in cases)
    text = json.dumps(
        {
            "fitted_on": f"{counted[True]:,} true and {counted[False]:,} false sentences: those of"
            " eval/verify_*.jsonl for tuning, sentences of news on zones and their changes by rule,"
            " and the half of UHGEval (Apache-2.0) for tuning",
            "weights": {name: round(weight, 3) for name, weight in model.weights.items()},
            "bias": round(model.bias, 3),
        },
        indent=1,
    )
    WRITTEN.write_text(f"{text}\n", encoding="utf-8")
    echo(text)


def training_cases(zone_news: Path, uhgeval: Path) -> Iterator[VerifyCase]:
    """Yield the sentences to fit on; none of them is reported on."""
    yield from labelled_sentences(zone_news)["tune"]
    articles = read_prints(zone_news).articles[1::2]
    yield from islice(changed_sentences(articles), _MOST_CHANGED)
    yield from read_continuations(uhgeval, "tune")[WHOLE]


def fitted(
    names: Sequence[str], rows: Array, is_true: NDArray[np.bool_], weights: Array
) -> SupportModel:
    """Return a logistic model of rows of shape [sentences, features], fitted with signs as known.

    `weights` [sentences] say how much each counts.
    """
    signs = np.where(is_true, 1.0, -1.0)
    bounds = [_bounds(name) for name in names]

    def loss(parameters: Array) -> float:
        margins = signs * (rows @ parameters[:-1] + parameters[-1])
        penalty = _PENALTY * float(parameters[:-1] @ parameters[:-1])
        return float(weights @ np.logaddexp(0, -margins)) + penalty

    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    *fitted_weights, bias = map(float, found.x)
    return SupportModel(dict(zip(names, fitted_weights, strict=True)), bias)


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in _AGAINST:
        return None, _AGAINST[name]
    return (0.0, None) if name in _FOR else (None, None)


def _weights(cases: Sequence[VerifyCase]) -> Array:
    """Return how much each case counts: as much in all as those of another source or label."""
    groups = [(_source(each), each.is_true) for each in cases]
    sizes = Counter(groups)
    return np.array([1 / (len(sizes) * sizes[group]) for group in groups])


def _source(case: VerifyCase) -> str:
    return case.source if case.source in (SOURCE, WHOLE) else "labelled"
