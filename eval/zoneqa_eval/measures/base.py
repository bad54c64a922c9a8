"""The input and the output of a measure, and the metrics that all measures build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.results.bootstrap import Difference, interval
from zoneqa_eval.results.run import Curve, Metric, Outcome

Rows = dict[str, Json | None]
"""The row that a probe returned for each case id; None where it failed."""


@dataclass(frozen=True, slots=True)
class Responses:
    """The cases that were put to zoneqa, and the rows of each probe by the name of the probe."""

    dataset: Dataset
    cases: tuple[Case, ...]
    rows: Mapping[str, Rows]

    @property
    def missing(self) -> int:
        """Return how many probes failed."""
        return sum(row is None for rows in self.rows.values() for row in rows.values())


@dataclass(frozen=True, slots=True)
class Measurement:
    """The output of a measure."""

    metrics: tuple[Metric, ...] = ()
    curves: tuple[Curve, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


Measure = Callable[[Responses], Measurement]


def mean(name: str, values: Mapping[str, float], group: str = "", unit: str = "share") -> Metric:
    """Return the mean over cases as a metric; it has no value where there are no cases."""
    if not values:
        return Metric(name, None, group=group, unit=unit)
    low, high = interval(values)
    numbers = {key: float(value) for key, value in values.items()}
    return Metric(
        *(name, fmean(numbers.values()), low, high, len(numbers)),
        group=group,
        unit=unit,
        values=numbers,
    )


def by_label(group: str, values: Mapping[str, float], labels: Mapping[str, str]) -> list[Metric]:
    """Return the mean of each label in a table of its own; nothing if all cases have the same."""
    names = sorted({labels[case_id] for case_id in values})
    if len(names) < 2:
        return []
    return [mean(n, {i: v for i, v in values.items() if labels[i] == n}, group) for n in names]


def gain(
    name: str, paired: Difference | None, group: str, *, unit: str = "share", note: str = ""
) -> Metric:
    """Return a paired difference as a metric; it has no value where there was no pair."""
    if paired is None:
        return Metric(name, None, group=group, unit=unit, note=note)
    return Metric(
        *(name, paired.value, paired.low, paired.high, paired.n),
        group=group,
        unit=unit,
        p=paired.p,
        note=note,
    )


def outcome(case: Case, answer: Json | None, scores: Mapping[str, float]) -> Outcome:
    """Return the outcome of a case; the score `correct` tells failures."""
    return Outcome(
        id=case.id,
        question=case.question,
        type=case.type,
        language=case.language,
        answerable=case.answerable,
        gold=tuple(" / ".join(gold.answers) for gold in case.gold),
        answer=answer,
        scores=scores,
    )


def lower_is_better(metric: Metric) -> Metric:
    """Return the metric, marked as one that should be low."""
    return replace(metric, better="lower")


def with_goals(spec: Spec, metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Return the metrics with the goals and published values of a spec.

    A spec names a metric by its name, or as `group: name`.
    """
    return tuple(
        replace(
            metric,
            goal=_find(spec.goals, metric) or metric.goal,
            published=_find(spec.published, metric) or metric.published,
        )
        for metric in metrics
    )


def _find(values: Mapping[str, str], metric: Metric) -> str | None:
    return values.get(f"{metric.group}: {metric.name}") or values.get(metric.name)
