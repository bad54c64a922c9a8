"""The linear models beside the reader, each fitted on labelled examples.

All that touches zoneqa.reader is here and in `examples`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from zoneqa.reader.cross_encoder import CrossEncoder
from zoneqa.reader.features import NAMES, sentence_features
from zoneqa.reader.linear_model import FittedUnder, LinearModel
from zoneqa.reader.passage_features import PASSAGE, passage_features
from zoneqa.reader.passages import sentence_window
from zoneqa.reader.ranking import close_reading_features, ranked_sentences
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.fitting.conditional_logit import ChoiceSet, fit
from zoneqa_eval.fitting.examples import Example
from zoneqa_eval.fitting.tuning_cases import TuningCase

Row = dict[str, float]

# A synthetic question counts for less: on an invented report it is harder than people's.
_SYNTHETIC_WEIGHT = 0.3
_FOLDS = 8


def fit_passages(examples: Sequence[Example], under: FittedUnder) -> LinearModel:
    """Return the model by which passages that answer stand out among the candidates."""
    choice_sets = []
    for example in examples:
        answering = {span.candidate for span in example.spans if example.answers(span)}
        correct = [candidate in answering for candidate in example.candidates]
        rows = map(asdict, passage_features(example.candidates, example.spans))
        choice_sets.append(_choice_set(example, rows, correct))
    return LinearModel(_fitted(choice_sets, PASSAGE), 0.0, under)


def fit_sentences(examples: Sequence[Example], under: FittedUnder) -> LinearModel:
    """Return the model by which sentences that answer stand out among all of the candidates'."""
    choice_sets = []
    for example in examples:
        correct = [example.answers(span) for span in example.spans]
        rows = map(asdict, sentence_features(example.query, example.spans, example.candidates))
        choice_sets.append(_choice_set(example, rows, correct))
    return LinearModel(_fitted(choice_sets, NAMES), 0.0, under)


def fit_close_reading(
    encoder: CrossEncoder, ranking: LinearModel, examples: Sequence[Example], under: FittedUnder
) -> LinearModel:
    """Return the model of the second reading, over the sentences that rank highest."""
    rows: list[Row] = []
    labels: list[bool] = []
    for example in examples:
        found = example.query, example.spans, example.candidates
        ranked = ranked_sentences(ranking, *found)[: under.sentences]
        windows = [sentence_window(example.query, span) for _, span in ranked]
        outputs = encoder.read(example.query.text, windows)
        for (rank, span), output in zip(ranked, outputs, strict=True):
            rows.append(dict(close_reading_features(rank, output)))
            labels.append(example.answers(span))
    return _logistic(_classifier(0.3).fit(_matrix(rows), labels), list(rows[0]), under)


def fit_answerability(
    cases: Sequence[TuningCase], over_refusal: float, under: FittedUnder
) -> tuple[LinearModel, list[str]]:
    """Return the model of the decision to answer, and lines on how it does in cross-validation.

    The threshold is the highest at which no more than the share `over_refusal` of the answerable
    questions of people is refused, by cross-validated confidences.
    """
    rows, labelled = _answerability_rows(cases)
    data = _matrix(rows)
    answerable = np.array([case.answerable for case in labelled])
    by_people = np.array([not case.synthetic for case in labelled])
    weights = {"logisticregression__sample_weight": np.where(by_people, 1.0, _SYNTHETIC_WEIGHT)}
    confidences = cross_val_predict(
        _classifier(1.0),
        data,
        answerable,
        groups=[case.fact for case in labelled],
        cv=GroupKFold(_FOLDS),
        method="predict_proba",
        params=weights,
    )[:, 1]
    threshold = float(np.quantile(confidences[by_people & answerable], over_refusal))
    refused = confidences < threshold
    lines = []
    for name, part in (("questions of people", by_people), ("synthetic ones", ~by_people)):
        right, over = refused[part & ~answerable].mean(), refused[part & answerable].mean()
        lines.append(f"cross-validated, {name}: refuses {right:.1%}, over-refusal {over:.1%}")
    fitted = _logistic(_classifier(1.0).fit(data, answerable, **weights), list(rows[0]), under)
    return replace(fitted, threshold=round(threshold, 4)), lines


def _answerability_rows(cases: Sequence[TuningCase]) -> tuple[list[Row], list[Case]]:
    """Return the features of the decision to answer, and the cases that have any."""
    rows, labelled = [], []
    for case, answerer in cases:
        found = answerer.evidence(case.question).decision.features
        if found is not None:
            rows.append(asdict(found))
            labelled.append(case)
    return rows, labelled


def _choice_set(example: Example, rows: Iterable[Row], correct: Sequence[bool]) -> ChoiceSet:
    weight = _SYNTHETIC_WEIGHT if example.case.synthetic else 1.0
    return ChoiceSet(_matrix(list(rows)), np.array(correct), weight)


def _fitted(choice_sets: Iterable[ChoiceSet], names: Sequence[str]) -> Row:
    """Return the fitted weights by name; sets without a correct option teach nothing."""
    weights = fit([each for each in choice_sets if each.correct.any()])
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _classifier(strength: float) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=2000))


def _matrix(rows: Sequence[Row]) -> NDArray[np.float64]:
    return np.array([list(row.values()) for row in rows])


def _logistic(classifier: Pipeline, names: Sequence[str], under: FittedUnder) -> LinearModel:
    """Return the model over the raw features, not the standardized ones."""
    scaler, logistic = classifier[0], classifier[1]
    weights = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - (weights * scaler.mean_).sum())
    named = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    return LinearModel(named, round(bias, 4), under)
