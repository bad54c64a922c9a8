"""Short answers: exact match and F1 as for CMRC 2018, and with numbers and dates in normal form.

The metrics of the reader are of the span that it finds, whatever is decided on it. Those of the
answer are of what zoneqa says: its short answer, else its first sentence; nothing if it abstains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from zoneqa.serialize import Json
from zoneqa_eval.case_ids import base_id
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures import span_match
from zoneqa_eval.measures.base import Measurement, Responses, gain, mean
from zoneqa_eval.measures.normal_form import normal_form
from zoneqa_eval.results.bootstrap import difference
from zoneqa_eval.results.run import Metric

Dates = Mapping[str, str | None]
"""The date of each article by its id."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A short answer, and the date of the article that it is from."""

    text: str
    published: str | None = None


def measure(responses: Responses) -> Measurement:
    """Return EM and F1 of the reader and of the answer, passage given and over all passages."""
    dates = {article.id: article.date for article in responses.dataset.corpus.articles}
    readings, answers = responses.rows["read"], responses.rows["answer"]
    metrics: list[Metric] = []
    for given, place in ((True, "passage given"), (False, "over all passages")):
        cases = [c for c in responses.cases if c.answerable and bool(c.given) == given]
        if cases:
            of_reader = {c.id: reader_prediction(readings.get(c.id), dates) for c in cases}
            of_answer = {c.id: answer_prediction(answers.get(c.id)) for c in cases}
            metrics += _metrics(f"reader, {place}", cases, of_reader, dates)
            metrics += _metrics(f"answer, {place}", cases, of_answer, dates)
    return Measurement((*metrics, *_losses(metrics)))


def reader_prediction(row: Json | None, dates: Dates) -> Prediction:
    """Return the span of the best reading."""
    return Prediction(row["span"], dates.get(row["article"])) if row else Prediction("")


def answer_prediction(answer: Json | None) -> Prediction:
    """Return the short answer of zoneqa."""
    if answer is None or answer["abstained"]:
        return Prediction("")
    text = answer["short_answer"] or answer["sentences"][0]["text"]
    return Prediction(text, answer["citations"][0]["date"])


def scores(case: Case, said: Prediction, dates: Dates) -> tuple[float, float, float, float]:
    """Return EM and F1, then both in normal form; each is the best over the references."""
    references = [answer for gold in case.gold for answer in gold.answers]
    uniform = [normal_form(a, dates.get(gold.article)) for gold in case.gold for a in gold.answers]
    text = normal_form(said.text, said.published)
    exact, f1 = span_match.exact_match(said.text, references), span_match.f1(said.text, references)
    # The normal form depends on the context, so it must not turn a match into none.
    return (
        exact,
        f1,
        max(exact, span_match.exact_match(text, uniform)),
        max(f1, span_match.f1(text, uniform)),
    )


def _metrics(
    group: str, cases: Sequence[Case], predictions: Mapping[str, Prediction], dates: Dates
) -> list[Metric]:
    found = {case.id: scores(case, predictions[case.id], dates) for case in cases}
    names = ("EM", "F1", "EM, numbers and dates alike", "F1, numbers and dates alike")
    return [
        mean(name, {i: values[n] for i, values in found.items()}, group)
        for n, name in enumerate(names)
    ]


def _losses(metrics: Sequence[Metric]) -> list[Metric]:
    """Return how much is lost where the passage has to be retrieved, on the same questions."""
    by_place = {(metric.group, metric.name): metric for metric in metrics}
    losses = []
    for source, name in product(("reader", "answer"), ("EM", "F1")):
        given = by_place.get((f"{source}, passage given", name))
        retrieved = by_place.get((f"{source}, over all passages", name))
        if given and retrieved:
            loss = difference(_by_question(retrieved), _by_question(given))
            losses.append(gain(f"{name} of the {source}", loss, "loss through retrieval"))
    return losses


def _by_question(metric: Metric) -> dict[str, float]:
    return {base_id(case_id): value for case_id, value in metric.values.items()}
