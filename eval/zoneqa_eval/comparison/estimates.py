"""What was measured, with intervals: costs over rounds, what was found over questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from zoneqa_eval.comparison.measure_peers import BuildCosts, Hits, Round, UseCosts
from zoneqa_eval.comparison.workload import Question
from zoneqa_eval.measures.containment import bare
from zoneqa_eval.measures.reprints import Reports
from zoneqa_eval.measures.retrieval import scores
from zoneqa_eval.results.bootstrap import Values, difference, interval, statistic_interval

Better = Literal["more", "less"]
Place = Literal["ahead", "level", "behind"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PeerCost:
    """A cost by its name with its unit; `goal` is what zoneqa's ratio to the baseline should be."""

    name: str
    better: Better
    of: Callable[[Round], float | None]
    goal: float | None = None


def _of_build(cost: Callable[[BuildCosts], float]) -> Callable[[Round], float | None]:
    return lambda round_: cost(round_.build) if round_.build else None


def _of_use(cost: Callable[[UseCosts], float]) -> Callable[[Round], float | None]:
    return lambda round_: cost(round_.use)


COSTS = (
    PeerCost(
        "index, reports/s", "more", _of_build(lambda build: build.reports / build.index_s), 1.3
    ),
    PeerCost("update, s", "less", _of_use(lambda use: use.update_s)),
    PeerCost("query p50, ms", "less", _of_use(lambda use: use.query_p50_ms), 0.35),
    PeerCost("query p95, ms", "less", _of_use(lambda use: use.query_p95_ms)),
    PeerCost("RSS, MiB", "less", _of_use(lambda use: use.rss_mib), 0.30),
    PeerCost("cold start, s", "less", _of_use(lambda use: use.cold_s), 0.25),
    PeerCost("index, MB", "less", _of_build(lambda build: build.disk_mb), 2.5),
)

PROCESSOR_COSTS = (
    PeerCost("index, reports/CPU s", "more", _of_build(lambda b: b.reports / b.index_cpu_s)),
    PeerCost("update, CPU s", "less", _of_use(lambda use: use.update_cpu_s)),
    PeerCost("query, CPU ms", "less", _of_use(lambda use: use.query_cpu_ms)),
    PeerCost("cold start, CPU s", "less", _of_use(lambda use: use.cold_cpu_s)),
)

ALL_COSTS = (*COSTS, *PROCESSOR_COSTS)

NDCG, HIT, GOLD = "nDCG@10", "hit@1", "gold in the first text"
FINDINGS = (NDCG, HIT, GOLD)

Findings = Mapping[str, Values]
"""The value of each question, by the name of the finding."""


def over_rounds(rounds: Sequence[Round], cost: PeerCost) -> Estimate:
    """Return the median of the rounds that have this cost."""
    return _median(_by_round(rounds, cost))


def ratio(rounds: Sequence[Round], baseline: Sequence[Round], cost: PeerCost) -> Estimate:
    """Return the median ratio to the baseline in the same round; some round must be shared."""
    values, base = _by_round(rounds, cost), _by_round(baseline, cost)
    return _median({number: values[number] / base[number] for number in values if number in base})


def _by_round(rounds: Sequence[Round], cost: PeerCost) -> dict[int, float]:
    values = {round_.number: cost.of(round_) for round_ in rounds}
    return {number: value for number, value in values.items() if value is not None}


def finding_values(questions: Sequence[Question], hits: Hits, prints: Reports) -> Findings:
    """Return the value of each question by finding; prints of one report count as one."""
    relevant = {q.id: {prints.get(report, report) for report in q.relevant} for q in questions}
    ranked = {
        id: list(dict.fromkeys(prints.get(hit["report"], hit["report"]) for hit in found))
        for id, found in hits.items()
    }
    values = scores(relevant, ranked)
    gold = {question.id: _has_answer(question, hits) for question in questions if question.answers}
    return {NDCG: values[NDCG], HIT: values[HIT], GOLD: gold}


def over_questions(values: Values) -> Estimate:
    """Return the mean over the questions."""
    return Estimate(fmean(values.values()), *interval(values))


def place(ours: Estimate, best: Estimate, better: Better) -> Place:
    """Return where a cost is beside that of another; level where their intervals overlap."""
    if ours.low <= best.high and best.low <= ours.high:
        return "level"
    return "ahead" if (ours.value > best.value) == (better == "more") else "behind"


def paired_place(ours: Values, best: Values) -> Place:
    """Return where a finding is beside that of another, question by question."""
    found = difference(ours, best)
    if found is None or found.low <= 0 <= found.high:
        return "level"
    return "ahead" if found.low > 0 else "behind"


def characters_first(hits: Hits) -> float:
    """Return the mean length of the first text of each question."""
    return fmean(len(found[0]["text"]) if found else 0 for found in hits.values())


def _has_answer(question: Question, hits: Hits) -> float:
    found = hits[question.id]
    first = bare(found[0]["text"]) if found else ""
    return float(any(bare(answer) in first for answer in question.answers))


def _median(values: Mapping[int, float]) -> Estimate:
    cases = {str(number): value for number, value in values.items()}
    low, high = statistic_interval(cases, median, lambda case: case)
    return Estimate(median(values.values()), low, high)
