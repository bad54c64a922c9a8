"""Fits the ranking of sentences and the confidence on the part for tuning.

    python -m eval.fit [--index DIR] [--over-refusal 0.06]

Writes src/zoneqa/reading/sentences.json and confidence.json. The threshold is the highest at which
no more than the given share of the answerable questions is declined; the confidences that it is
chosen on come from cross-validation, so that no question judges a model that saw it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import zoneqa.reading
from eval.cases import Case, read_reports
from eval.measures import plain
from zoneqa.answering import Answerer
from zoneqa.composing import compose
from zoneqa.reading import Candidate, Reading
from zoneqa.reading.evidence import weigh
from zoneqa.reading.question import Question, analyse
from zoneqa.reading.sentences import Ranking, SentenceReader
from zoneqa.reading.splitting import split
from zoneqa.settings import Settings
from zoneqa.types import Span
from zoneqa.wiring import make_answerer

HOME = Path(zoneqa.reading.__file__).parent


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as the reader sees it."""

    case: Case
    question: Question
    candidates: list[Candidate]
    sentences: list[tuple[Candidate, Span]]

    @property
    def fact(self) -> str:
        return self.case.id.rstrip("abcdefghij")

    def answers(self, span: Span) -> bool:
        """Whether a sentence states one of the facts."""
        return any(
            gold.article == span.article_id
            and plain(answer) in plain(span.quote)
            and _overlaps(plain(gold.quote), plain(span.quote))
            for gold in self.case.gold
            for answer in gold.answers
        )


def _overlaps(gold: str, said: str) -> bool:
    """Whether a sentence shares a good run with the gold quote, which may cross its end."""
    return gold[:8] in said or gold[-8:] in said or said in gold


def ask(answerer: Answerer, case: Case) -> Asked:
    """What the answerer would read for a case."""
    question = analyse(case.question, answerer.gazetteer)
    hits = answerer.search(case.question, answerer.depth)
    candidates = [Candidate(hit, _article(answerer, hit.passage.article_id)) for hit in hits]
    return Asked(case, question, candidates, split(candidates))


def _article(answerer: Answerer, article_id: str) -> Any:
    return answerer.article(article_id)


def fit_ranking(reader: SentenceReader, asked: Sequence[Asked]) -> Ranking:
    """Weights by which the sentences that answer stand out among all that were read."""
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    for one in asked:
        if one.sentences:
            rows += [asdict(row) for row in reader.features(one.question, one.sentences)]
            labels += [one.answers(span) for _, span in one.sentences]
    model = _model("balanced").fit(_matrix(rows), labels)
    bias, weights = _unscaled(model, list(rows[0]))
    return Ranking(bias, weights)


def fit_confidence(
    reader: SentenceReader, asked: Sequence[Asked], over_refusal: float
) -> dict[str, Any]:
    """The model of the decision to answer, and its threshold."""
    rows, labels, groups = [], [], []
    for one in asked:
        readings = reader.read(one.question, one.candidates)
        chosen = compose(readings)
        rows.append(asdict(weigh(one.question, chosen, readings)))
        labels.append(one.case.answerable and _right(one, chosen))
        groups.append(one.fact)
    data, target = _matrix(rows), np.array(labels)
    guessed = cross_val_predict(
        _model(None), data, target, groups=groups, cv=GroupKFold(8), method="predict_proba"
    )[:, 1]
    answerable = np.array([one.case.answerable for one in asked])
    threshold = float(np.quantile(guessed[answerable], over_refusal))
    refused = float((guessed[~answerable] < threshold).mean())
    print(f"cross-validated: refuses {refused:.1%} at {over_refusal:.1%} over-refusal")
    bias, weights = _unscaled(_model(None).fit(data, target), list(rows[0]))
    return {"bias": bias, "weights": weights, "threshold": round(threshold, 4)}


def _right(one: Asked, chosen: Sequence[Reading]) -> bool:
    return any(one.answers(reading.sentence) for reading in chosen)


def _model(weight: str | None) -> Pipeline:
    return make_pipeline(
        StandardScaler(), LogisticRegression(C=0.3, class_weight=weight, max_iter=2000)
    )


def _matrix(rows: Sequence[dict[str, float]]) -> NDArray[np.float64]:
    return np.array([list(row.values()) for row in rows])


def _unscaled(model: Pipeline, names: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Bias and weights for features as they are, not standardised."""
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - (weights * scaler.mean_).sum())
    return round(bias, 4), {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}


def main() -> None:
    """Fits both models and writes them into the package."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--reports", type=Path, default=Path("training/reports"))
    parser.add_argument("--index", type=Path)
    parser.add_argument("--over-refusal", type=float, default=0.06)
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, options.index or settings.index, print)
    cases = [case for case in read_reports(options.reports) if case.split == "tune"]
    asked = [ask(answerer, case) for case in cases]
    embedder = answerer.retriever.embedder
    ranking = fit_ranking(SentenceReader(embedder, Ranking(0.0, {})), asked)
    _write("sentences.json", asdict(ranking))
    confidence = fit_confidence(SentenceReader(embedder, ranking), asked, options.over_refusal)
    _write("confidence.json", confidence)


def _write(name: str, row: dict[str, Any]) -> None:
    (HOME / name).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(name, json.dumps(row))


if __name__ == "__main__":
    main()
