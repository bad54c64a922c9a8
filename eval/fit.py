"""Fits the reader's weights and the confidence on the parts for tuning.

    python -m eval.fit [--over-refusal 0.05]

Writes sentences.json and confidence.json beside the reader's weights. What the cross-encoder
learnt from is used for the ranking of sentences only; everything that judges its output is fitted
on questions that it never saw: the tuning parts of `eval/questions.jsonl` and of the reports. The
threshold is the highest at which no more than the given share of the answerable questions of the
former is declined, by confidences from cross-validation.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import zoneqa.reading
from eval.cases import REPORTS, Case, Gold, read_cases, read_reports
from eval.measures import plain
from zoneqa.answering import Answerer
from zoneqa.corpus import read_prints
from zoneqa.embedding import open_words
from zoneqa.reading import Candidate
from zoneqa.reading.cross import open_cross_encoder
from zoneqa.reading.features import NAMES
from zoneqa.reading.question import Question, analyse
from zoneqa.reading.sentences import SentenceReader, Weights, open_weights
from zoneqa.reading.splitting import Place, split
from zoneqa.settings import Settings
from zoneqa.types import Span
from zoneqa.wiring import make_answerer, make_indexer

HOME = Path(zoneqa.reading.__file__).parent / "weights"
REPORTS_INDEX = Path(__file__).parent / "runs" / "index-reports"

Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as the reader meets it."""

    case: Case
    question: Question
    candidates: list[Candidate]

    @property
    def places(self) -> list[Place]:
        return split(self.candidates)

    def answers(self, span: Span) -> bool:
        """Whether a sentence states one of the facts."""
        return any(states(gold, span) for gold in self.case.gold)


def states(gold: Gold, span: Span) -> bool:
    """Whether a sentence states a fact."""
    said = plain(span.quote)
    return (
        gold.article == span.article_id
        and _overlaps(plain(gold.quote), said)
        and any(plain(answer) in said for answer in gold.answers)
    )


def _overlaps(gold: str, said: str) -> bool:
    """Whether a sentence shares an end of the gold quote, which may be part of it or cross it."""
    return gold[:8] in said or gold[-8:] in said


def meet(cases: Iterable[tuple[Case, Answerer]]) -> list[Asked]:
    """What the reader meets for each case; questions about several things are left out."""
    met = []
    for case, answerer in cases:
        question = analyse(case.question, answerer.gazetteer)
        hits = answerer.search(case.question, answerer.depth)
        found = [(hit, answerer.article(hit.passage.article_id)) for hit in hits]
        candidates = [Candidate(hit, article) for hit, article in found if article]
        if candidates and not question.parts:
            met.append(Asked(case, question, candidates))
    return met


def fit_sentence(reader: SentenceReader, asked: Sequence[Asked]) -> Row:
    """Weights by which the sentences that answer stand out among all that were found."""
    rows: list[Row] = []
    labels: list[bool] = []
    for one in asked:
        if one.case.answerable:
            rows += [asdict(row) for row in reader.features(one.question, one.places)]
            labels += [one.answers(span) for _, span in one.places]
    return _weights(_model(0.02, "balanced").fit(_matrix(rows), labels), list(NAMES))


def fit_close(reader: SentenceReader, asked: Sequence[Asked], depth: int) -> Row:
    """Weights of what the cross-encoder saw in the sentences that it read."""
    rows: list[Row] = []
    labels: list[bool] = []
    for one in asked:
        ranked = reader.ranked(one.question, one.places)[:depth]
        seen = reader.closely(one.question, [place for _, place in ranked])
        for (rank, (_, span)), what in zip(ranked, seen, strict=True):
            rows.append({"rank": rank, "answer": what.answer, "lead": what.lead})
            labels.append(one.answers(span))
    return _weights(_model(0.3, None).fit(_matrix(rows), labels), list(rows[0]))


def fit_confidence(
    examined: Sequence[tuple[Case, Answerer]], over_refusal: float
) -> dict[str, Any]:
    """The model of the decision to answer, and its threshold."""
    rows, labels, cases = [], [], []
    for case, answerer in examined:
        _, evidence = answerer.examine(case.question)
        if evidence is not None:
            rows.append(asdict(evidence))
            labels.append(case.answerable)
            cases.append(case)
    data, target = _matrix(rows), np.array(labels)
    groups = [case.fact for case in cases]
    guessed = cross_val_predict(
        _model(1.0, None), data, target, groups=groups, cv=GroupKFold(8), method="predict_proba"
    )[:, 1]
    ours = np.array([case.id[1] != "-" for case in cases])
    threshold = float(np.quantile(guessed[ours & target], over_refusal))
    for name, part in (("questions", ours), ("reports", ~ours)):
        refused = (guessed[part & ~target] < threshold).mean()
        over = (guessed[part & target] < threshold).mean()
        print(f"cross-validated on {name}: refuses {refused:.1%}, over-refusal {over:.1%}")
    weights = _weights(_model(1.0, None).fit(data, target), list(rows[0]))
    return {"bias": weights.pop("bias"), "weights": weights, "threshold": round(threshold, 4)}


def _model(strength: float, weight: str | None) -> Pipeline:
    return make_pipeline(
        StandardScaler(), LogisticRegression(C=strength, class_weight=weight, max_iter=2000)
    )


def _matrix(rows: Sequence[Row]) -> NDArray[np.float64]:
    return np.array([list(row.values()) for row in rows])


def _weights(model: Pipeline, names: Sequence[str]) -> Row:
    """Bias and weights for features as they are, not standardised."""
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - (weights * scaler.mean_).sum())
    return {"bias": round(bias, 4)} | {
        name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)
    }


def main() -> None:
    """Fits the models one after the other and writes them into the package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--over-refusal", type=float, default=0.05)
    parser.add_argument("--confidence", action="store_true", help="leave the reader's weights")
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    indexer = make_indexer(settings, REPORTS_INDEX, print)
    indexer.build(read_prints(REPORTS), lambda done, total: None)
    ours = make_answerer(settings, settings.index, print)
    theirs = make_answerer(settings, REPORTS_INDEX, print)
    reports = read_reports()
    tuning = [(case, theirs) for case in reports if case.split == "tune"]
    tuning += [(case, ours) for case in read_cases(split="tune")]
    weights = open_weights()
    embedder = ours.retriever.embedder
    encoder = open_cross_encoder(open_words(embedder), settings.threads)
    depth = settings.sentences
    if not options.confidence:
        learnt = meet((case, theirs) for case in reports[::4] if case.split == "train")
        unseen = meet(tuning)
        blank = SentenceReader(embedder, encoder, weights, depth)
        sentence = fit_sentence(blank, [*learnt, *unseen])
        ranking = SentenceReader(embedder, encoder, Weights(sentence, weights.close), depth)
        weights = Weights(sentence, fit_close(ranking, unseen, depth))
        _write("sentences.json", asdict(weights))
    reader = SentenceReader(embedder, encoder, weights, depth)
    examined = [(case, replace(answerer, reader=reader)) for case, answerer in tuning]
    _write("confidence.json", fit_confidence(examined, options.over_refusal))


def _write(name: str, row: dict[str, Any]) -> None:
    (HOME / name).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(name, json.dumps(row))


if __name__ == "__main__":
    main()
