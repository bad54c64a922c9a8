"""Twins: two questions that differ in one slot, of which the articles answer only one.

A question is answered rightly if the cited sentences state the fact and the short answer, where one
is given, is not another one. A pair is right if so is the one and the other is declined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.base import Measurement, Responses, by_label, mean, outcome
from zoneqa_eval.measures.normal_form import normal_form
from zoneqa_eval.measures.scoring import contains_answer, normalized, score
from zoneqa_eval.results.run import Metric

Dates = Mapping[str, str | None]
"""The date of each article by its id."""


def measure(responses: Responses) -> Measurement:
    """Return the shares of both questions and of pairs that are right, by slot and by language."""
    rows, cases = responses.rows["answer"], responses.cases
    dates = {article.id: article.date for article in responses.dataset.corpus.articles}
    right = {case.id: float(is_right(case, rows.get(case.id), dates)) for case in cases}
    answered = {case.id: right[case.id] for case in cases if case.answerable}
    declined = {case.id: right[case.id] for case in cases if not case.answerable}
    metrics = [
        *_shares("answerable answered rightly", answered, cases),
        *_shares("unanswerable declined", declined, cases),
        *_shares("both of a pair right", pairs(cases, right), cases),
    ]
    metrics.sort(key=lambda metric: bool(metric.group))  # the whole in one table, above the others
    outcomes = (outcome(c, rows.get(c.id), {"correct": right[c.id]}) for c in cases)
    return Measurement(tuple(metrics), outcomes=tuple(outcomes))


def is_right(case: Case, answer: Json | None, dates: Dates) -> bool:
    """Return whether a question is answered rightly or, if it is unanswerable, declined."""
    scored = score(case, answer)
    if answer is None or not case.answerable:
        return scored.refused
    return scored.fact and short_fits(case, answer, dates)


def short_fits(case: Case, answer: Json, dates: Dates) -> bool:
    """Return whether there is no short answer, or it is or holds an accepted one, or a part of it.

    Numbers and dates may be written in other ways.
    """
    said = answer["short_answer"]
    if not said:
        return True
    published = answer["citations"][0]["date"]
    return any(
        _overlap(normalized(said), normalized(accepted))
        or _overlap(normal_form(said, published), normal_form(accepted, dates.get(gold.article)))
        for gold in case.gold
        for accepted in gold.answers
    )


def pairs(cases: Sequence[Case], right: Mapping[str, float]) -> dict[str, float]:
    """Return whether both questions are right, by the id of the pair's answerable one."""
    members: dict[str, list[float]] = {}
    for case in cases:
        members.setdefault(case.fact, []).append(right[case.id])
    answerable = {case.fact: case.id for case in cases if case.answerable}
    return {answerable[fact]: min(both) for fact, both in members.items() if len(both) == 2}


def _overlap(one: str, other: str) -> bool:
    return contains_answer(one, other) or contains_answer(other, one)


def _shares(name: str, values: Mapping[str, float], cases: Sequence[Case]) -> list[Metric]:
    return [
        mean(name, values),
        *by_label(f"{name}, by slot", values, {case.id: case.slot for case in cases}),
        *by_label(f"{name}, by language", values, {case.id: case.language for case in cases}),
    ]
