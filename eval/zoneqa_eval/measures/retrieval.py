"""How well articles and passages are retrieved: nDCG, hits, recall, MRR, by ir-measures.

Prints of one report count as one, in what is found and in what should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

import ir_measures
from ir_measures import RR, R, Success, nDCG

from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.measures.base import Measurement, Responses, Rows, gain, mean
from zoneqa_eval.measures.reprints import Reports, reports_of
from zoneqa_eval.results.bootstrap import difference
from zoneqa_eval.results.run import Metric

MEASURES = {"nDCG@10": nDCG @ 10, "hit@1": Success @ 1, "R@10": R @ 10, "MRR@10": RR @ 10}
FULL = "full"
"""What `zoneqa search` returns: fused, and ranked anew."""
FUSED = "fused"
RETRIEVERS = ("BM25", "dense", FUSED, FULL)
ARTICLES, PASSAGES = "article retrieval", "passage retrieval"
"""The groups of the metrics of all cases together."""
_MAIN = ("nDCG@10", "hit@1")

Qrels = Mapping[str, Iterable[str]]
"""The ids that should be retrieved for each query."""
Rankings = Mapping[str, Sequence[str]]
"""The ids that were retrieved for each query, the best first, each once."""
Values = Mapping[str, Mapping[str, Mapping[str, float]]]
"""The value of each case, by retriever and measure."""


def measure(responses: Responses) -> Measurement:
    """Return article retrieval by each retriever, by language and split too; then of passages."""
    rows, dataset = responses.rows["search"], responses.dataset
    # Where the right article is given, retrieving it shows nothing.
    judged = [c for c in responses.cases if dataset.relevant.get(c.id) and not c.given]
    reports = reports_of(dataset.corpus.articles) if judged else {}
    metrics = _metrics(ARTICLES, _of_articles(judged, dataset, reports, rows), MEASURES)
    for name, part in _parts(judged):
        values = _of_articles(part, dataset, reports, rows)
        metrics += _metrics(f"{ARTICLES}: {name}", values, _MAIN)
    located = [case for case in judged if case.gold and all(gold.bounds for gold in case.gold)]
    if located:
        metrics += _metrics(PASSAGES, _of_facts(located, rows), MEASURES)
    return Measurement(tuple(metrics))


def scores(qrels: Qrels, rankings: Rankings) -> dict[str, dict[str, float]]:
    """Return the value of each query by measure; a query without hits has 0."""
    relevant = {query: dict.fromkeys(ids, 1) for query, ids in qrels.items()}
    # Ranks, not scores: ir-measures would order equal scores by id.
    run = {q: {i: 1 / rank for i, rank in zip(rankings.get(q, ()), count(1))} for q in relevant}
    values = {name: dict.fromkeys(relevant, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(names), relevant, run):
        values[names[metric.measure]][metric.query_id] = metric.value
    return values


def fact_scores(cases: Iterable[Case], passages: Rankings) -> dict[str, dict[str, float]]:
    """Return the value of each case by measure, for retrieving passages that state its facts.

    A passage states a fact if it holds characters of the gold quote.
    """
    listed = list(cases)
    qrels = {case.id: [_label(n) for n in range(len(case.gold))] for case in listed}
    found = {c.id: by_fact(passages[c.id], c.gold) for c in listed if c.id in passages}
    return scores(qrels, found)


def by_article(passages: Iterable[str]) -> list[str]:
    """Return the articles of ranked passages, each at the rank of its best passage."""
    return list(dict.fromkeys(passage.rpartition(":")[0] for passage in passages))


def by_report(passages: Iterable[str], reports: Reports) -> list[str]:
    """Return the reports of ranked passages, each at the rank of its best passage."""
    return list(dict.fromkeys(reports.get(i, i) for i in by_article(passages)))


def by_fact(passages: Iterable[str], gold: Sequence[Gold]) -> list[str]:
    """Return ranked passages; those that state facts are named after these: `fact 0`, `fact 1`."""
    labels = (_facts_in(passage, gold) or [passage] for passage in passages)
    return list(dict.fromkeys(label for several in labels for label in several))


def _facts_in(passage: str, gold: Sequence[Gold]) -> list[str]:
    article, _, bounds = passage.rpartition(":")
    start, end = map(int, bounds.split("-"))
    return [
        _label(n)
        for n, one in enumerate(gold)
        if one.article == article and one.bounds and one.bounds[0] < end and start < one.bounds[1]
    ]


def _label(fact: int) -> str:
    return f"fact {fact}"


def _parts(cases: Sequence[Case]) -> list[tuple[str, list[Case]]]:
    """Return the cases by language, and by language and split, where there are several of these."""
    several_splits = len({case.split for case in cases}) > 1
    parts: dict[str, list[Case]] = {}
    for case in cases:
        parts.setdefault(case.language, []).append(case)
        if several_splits:
            parts.setdefault(f"{case.language}, {case.split}", []).append(case)
    return sorted(parts.items()) if len(parts) > 1 else []


def _of_articles(cases: Sequence[Case], dataset: Dataset, reports: Reports, rows: Rows) -> Values:
    relevant = {c.id: {reports.get(i, i) for i in dataset.relevant[c.id]} for c in cases}
    found = {case.id: row for case in cases if (row := rows.get(case.id))}
    return {
        name: scores(relevant, {i: by_report(row[name], reports) for i, row in found.items()})
        for name in RETRIEVERS
    }


def _of_facts(cases: Sequence[Case], rows: Rows) -> Values:
    found = {case.id: row for case in cases if (row := rows.get(case.id))}
    return {
        name: fact_scores(cases, {i: row[name] for i, row in found.items()}) for name in RETRIEVERS
    }


def _metrics(group: str, values: Values, names: Iterable[str]) -> list[Metric]:
    """Return a metric for each measure and retriever, then the gains of the full retrieval."""
    metrics = [
        mean(f"{name}, {retriever}", values[retriever][name], group, "score")
        for name in names
        for retriever in RETRIEVERS
    ]
    gains = [_gain(group, name, values, FUSED, FUSED) for name in _MAIN]
    for name in _MAIN:
        sums = {each: sum(values[each][name].values()) for each in RETRIEVERS if each != FULL}
        gains.append(_gain(group, name, values, max(sums, key=sums.__getitem__), "the best other"))
    return [*metrics, *gains]


def _gain(group: str, name: str, values: Values, other: str, label: str) -> Metric:
    """Return the gain of the full retrieval over another one, which is called by the label."""
    paired = difference(values[FULL][name], values[other][name])
    return gain(f"{name}, {FULL} over {label}", paired, group, unit="score", note=f"over {other}")
