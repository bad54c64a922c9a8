"""Fits the reader's weights and the confidence on the parts for tuning.

    python -m zoneqa_eval.fit [--over-refusal 0.04] [--zone-news ARTICLES.jsonl]

Writes sentences.json, passages.json and confidence.json beside the reader's weights. All of it is
fitted on questions that the cross-encoder never saw: the tuning parts of `eval/questions.jsonl`, of
the reports and, given their articles, of `eval/zone_news*.jsonl`; the confidence on doubles of what
people asked besides. The threshold is the highest at which no more than the given share of their
answerable questions is declined, by confidences from cross-validation; the reports, whose questions
are harder than people's, do not count for it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import zoneqa.reader
from zoneqa.answer.pipeline import Answerer
from zoneqa.documents import Corpus, read_corpus, read_prints
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.factory.embedders import open_words
from zoneqa.reader import features, reranking
from zoneqa.reader.cross_encoder import CrossEncoder, open_cross_encoder
from zoneqa.reader.passages import sentence_window
from zoneqa.reader.ranking import RankingWeights, SentenceReader, describe_sentences
from zoneqa.settings import Settings
from zoneqa_eval.fitting.asked import Asked, met_with
from zoneqa_eval.fitting.choice import Choice, fit
from zoneqa_eval.fitting.doubles import doubles
from zoneqa_eval.sets.cases import (
    INVENTED_NEWS,
    REPORTS,
    RUNS,
    ZONE_NEWS,
    Case,
    read_cases,
    read_reports,
)

HOME = Path(zoneqa.reader.__file__).parent / "weights"
REPORTS_INDEX = RUNS / "index-reports"
INVENTED_INDEX = RUNS / "index-news"
NEWS_INDEX = RUNS / "index-zone_news"

# What a question that no person asked counts for: on a report it is harder than people's.
_REPORT = 0.3

Row = dict[str, float]


def fit_passages(asked: Sequence[Asked]) -> Row:
    """Weights by which the passages that answer stand out among all that were found."""
    choices = []
    for one in asked:
        holding = {place.candidate for place in one.places if one.answers(place)}
        right = [candidate in holding for candidate in one.candidates]
        choices.append(_choice(one, reranking.features(one.candidates, one.places), right))
    return _chosen(choices, reranking.NAMES)


def fit_sentence(asked: Sequence[Asked]) -> Row:
    """Weights by which the sentences that answer stand out among all that were found."""
    choices = []
    for one in asked:
        right = [one.answers(place) for place in one.places]
        choices.append(
            _choice(one, map(asdict, describe_sentences(one.question, one.places)), right)
        )
    return _chosen(choices, features.NAMES)


def _choice(one: Asked, rows: Iterable[Row], right: Sequence[bool]) -> Choice:
    return Choice(_matrix(list(rows)), np.array(right), _REPORT if one.case.invented else 1.0)


def _chosen(choices: Iterable[Choice], names: Sequence[str]) -> Row:
    """The fitted weights under their names; where nothing is right, there is nothing to choose."""
    weights = fit([choice for choice in choices if choice.right.any()])
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def fit_close(
    encoder: CrossEncoder, ranking: RankingWeights, asked: Sequence[Asked], depth: int
) -> Row:
    """Weights of what the cross-encoder saw in the sentences that it read closely."""
    rows: list[Row] = []
    labels: list[bool] = []
    for one in asked:
        ranked = ranking.rank(one.question, one.places)[:depth]
        seen = encoder.read(one.question.text, [sentence_window(place) for _, place in ranked])
        for (rank, place), what in zip(ranked, seen, strict=True):
            rows.append({"rank": rank, "answer": what.answer, "lead": what.words[0].lead})
            labels.append(one.answers(place))
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
    ours = np.array([not case.invented for case in cases])
    weighed = {"logisticregression__sample_weight": np.where(ours, 1.0, _REPORT)}
    guessed = cross_val_predict(
        _model(1.0, None),
        data,
        target,
        groups=[case.fact for case in cases],
        cv=GroupKFold(8),
        method="predict_proba",
        params=weighed,
    )[:, 1]
    threshold = float(np.quantile(guessed[ours & target], over_refusal))
    for name, part in (("questions", ours), ("reports and doubles", ~ours)):
        refused = (guessed[part & ~target] < threshold).mean()
        over = (guessed[part & target] < threshold).mean()
        print(f"cross-validated on {name}: refuses {refused:.1%}, over-refusal {over:.1%}")
    weights = _weights(_model(1.0, None).fit(data, target, **weighed), list(rows[0]))
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
    parser.add_argument("--over-refusal", type=float, default=0.04)
    parser.add_argument("--zone-news", type=Path, help="the articles of eval/zone_news*.jsonl")
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    tuning = list(_tuning(settings, options.zone_news))
    answerer = tuning[0][1]
    encoder = open_cross_encoder(open_words(answerer.retriever.embedder), settings.threads)
    met = met_with(encoder, tuning)
    _write("passages.json", fit_passages(met))
    depth = settings.sentences
    sentence = fit_sentence(met)
    weights = RankingWeights(sentence, fit_close(encoder, RankingWeights(sentence, {}), met, depth))
    _write("sentences.json", asdict(weights))
    reader = SentenceReader(encoder, weights, depth)
    both = (*tuning, *_doubled(tuning))
    examined = [(case, replace(answerer, reader=reader)) for case, answerer in both]
    _write("confidence.json", fit_confidence(examined, options.over_refusal))


def _tuning(settings: Settings, zone_news: Path | None) -> Iterator[tuple[Case, Answerer]]:
    """The cases to fit on, each with what answers it; every fifth of those on invented reports."""
    ours = make_answerer(settings, settings.index, print)
    yield from ((case, ours) for case in read_cases(split="tune"))
    for folder, root in ((REPORTS, REPORTS_INDEX), (INVENTED_NEWS, INVENTED_INDEX)):
        invented = _answerer(settings, root, read_prints(folder))
        cases = [case for case in read_reports(folder) if case.split == "tune"]
        # There are 16 to a report, in one order of kinds: every fifth takes all kinds alike.
        yield from ((case, invented) for case in cases[::5])
    if zone_news:
        news = _answerer(settings, NEWS_INDEX, read_corpus(zone_news))
        for path in ZONE_NEWS:
            yield from ((case, news) for case in read_cases(path, "tune"))


def _doubled(tuning: Sequence[tuple[Case, Answerer]]) -> Iterator[tuple[Case, Answerer]]:
    """Doubles of the questions that people wrote, as far as they are seen to ask for two things."""
    for answerer in {id(answerer): answerer for _, answerer in tuning}.values():
        asked = [case for case, whose in tuning if whose is answerer and not case.invented]
        for double in doubles(asked):
            if answerer.analyze(double.question).parts:
                yield double, answerer


def _answerer(settings: Settings, root: Path, corpus: Corpus) -> Answerer:
    make_indexer(settings, root, print).build(corpus, lambda done, total: None)
    return make_answerer(settings, root, print)


def _write(name: str, row: dict[str, Any]) -> None:
    (HOME / name).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(name, json.dumps(row))


if __name__ == "__main__":
    main()
