"""How well articles are found: nDCG, hits, recall and reciprocal rank, by ir-measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

import ir_measures
from ir_measures import RR, R, Success, nDCG

from zoneqa_eval.figures.bootstrap import difference
from zoneqa_eval.figures.record import Figure
from zoneqa_eval.measures.results import Report, Results, Rows, gained, mean
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.task import Task

MEASURES = {"nDCG@10": nDCG @ 10, "hit@1": Success @ 1, "R@10": R @ 10, "MRR@10": RR @ 10}
WAYS = ("BM25", "dense", "fused", "whole")
_MAIN = ("nDCG@10", "hit@1")

Relevant = Mapping[str, Iterable[str]]
"""Query to the ids of what should be found."""
Ranked = Mapping[str, Sequence[str]]
"""Query to the ids that were found, the best first, each once."""
Values = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Way of finding to measure to case to value."""


def measure(results: Results) -> Report:
    """Articles found by each way, over all cases and by language and split; then passages."""
    rows, task = results.rows["find"], results.task
    # Where the right article is given, finding it shows nothing.
    judged = [c for c in results.cases if task.relevant.get(c.id) and not c.given]
    figures = _figures("finding the article", _by_article(judged, task, rows), MEASURES)
    for name, part in _parts(judged):
        values = _by_article(part, task, rows)
        figures += _figures(f"finding the article: {name}", values, _MAIN)
    placed = [case for case in judged if case.gold and all(gold.bounds for gold in case.gold)]
    if placed:
        figures += _figures("finding the passage", _by_fact(placed, rows), MEASURES)
    return Report(tuple(figures))


def scores(relevant: Relevant, ranked: Ranked) -> dict[str, dict[str, float]]:
    """Measure to query to value; a query for which nothing was found has 0."""
    qrels = {query: dict.fromkeys(ids, 1) for query, ids in relevant.items()}
    # Places, not scores: what is equal must not be ranked by its id.
    run = {q: {i: 1 / place for i, place in zip(ranked.get(q, ()), count(1))} for q in qrels}
    values = {name: dict.fromkeys(qrels, 0.0) for name in MEASURES}
    names = {metric: name for name, metric in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(names), qrels, run):
        values[names[metric.measure]][metric.query_id] = metric.value
    return values


def by_article(passages: Iterable[str]) -> list[str]:
    """The articles of ranked passages: the best passage of an article stands for it."""
    return list(dict.fromkeys(passage.rpartition(":")[0] for passage in passages))


def by_fact(passages: Iterable[str], gold: Sequence[Gold]) -> list[str]:
    """Ranked passages with those that hold a fact named after it: `fact 0`, `fact 1`."""
    labels = (_held(passage, gold) or [passage] for passage in passages)
    return list(dict.fromkeys(label for several in labels for label in several))


def _held(passage: str, gold: Sequence[Gold]) -> list[str]:
    article, _, place = passage.rpartition(":")
    start, end = map(int, place.split("-"))
    return [
        f"fact {n}"
        for n, one in enumerate(gold)
        if one.article == article and one.bounds and one.bounds[0] < end and start < one.bounds[1]
    ]


def _parts(cases: Sequence[Case]) -> list[tuple[str, list[Case]]]:
    """The cases of each language, and of each language and split, where there are several."""
    several = len({case.split for case in cases}) > 1
    parts: dict[str, list[Case]] = {}
    for case in cases:
        parts.setdefault(case.language, []).append(case)
        if several:
            parts.setdefault(f"{case.language}, {case.split}", []).append(case)
    return sorted(parts.items()) if len(parts) > 1 else []


def _by_article(cases: Sequence[Case], task: Task, rows: Rows) -> Values:
    relevant = {case.id: task.relevant[case.id] for case in cases}
    found = {case.id: row for case in cases if (row := rows.get(case.id))}
    return {
        way: scores(relevant, {i: by_article(row[way]) for i, row in found.items()}) for way in WAYS
    }


def _by_fact(cases: Sequence[Case], rows: Rows) -> Values:
    """As for articles, but a passage has to hold words of the quote that states the fact."""
    relevant = {case.id: [f"fact {n}" for n in range(len(case.gold))] for case in cases}
    found = [(case, row) for case in cases if (row := rows.get(case.id))]
    return {
        way: scores(relevant, {case.id: by_fact(row[way], case.gold) for case, row in found})
        for way in WAYS
    }


def _figures(group: str, values: Values, names: Iterable[str]) -> list[Figure]:
    """A figure for each measure and way, then the whole against the best of the others."""
    figures = [
        mean(f"{name}, {way}", values[way][name], group, "score") for name in names for way in WAYS
    ]
    return [*figures, *(_gain(group, name, values) for name in _MAIN)]


def _gain(group: str, name: str, values: Values) -> Figure:
    means = {way: sum(values[way][name].values()) for way in WAYS if way != "whole"}
    best = max(means, key=lambda way: means[way])
    gain = difference(values["whole"][name], values[best][name])
    label = f"{name}, whole over the best other"
    return gained(label, gain, group, unit="score", note=f"over {best}")
