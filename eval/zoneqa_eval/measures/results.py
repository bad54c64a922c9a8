"""What came back from a set, and what a measure makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.figures.bootstrap import Difference, interval
from zoneqa_eval.figures.record import Curve, Figure, Outcome
from zoneqa_eval.sets.cases import Case
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

Rows = dict[str, Json | None]
"""Case id to what an act gave; None where it failed."""


@dataclass(frozen=True, slots=True)
class Results:
    """The cases that were put to zoneqa, and the rows of every act by the case's id."""

    task: Task
    cases: tuple[Case, ...]
    rows: Mapping[str, Rows]

    @property
    def missing(self) -> int:
        """How many rows are none, because asking failed."""
        return sum(row is None for rows in self.rows.values() for row in rows.values())


@dataclass(frozen=True, slots=True)
class Report:
    """What a measure found."""

    figures: tuple[Figure, ...] = ()
    curves: tuple[Curve, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


Measure = Callable[[Results], Report]


def mean(name: str, values: Mapping[str, float], group: str = "", unit: str = "share") -> Figure:
    """The figure of a mean over cases, with its interval."""
    if not values:
        return Figure(name, None, group=group, unit=unit)
    low, high = interval(values)
    kept = {key: float(value) for key, value in values.items()}
    return Figure(
        name, fmean(kept.values()), low, high, len(kept), group=group, unit=unit, values=kept
    )


def gained(
    name: str, gain: Difference | None, group: str, *, unit: str = "share", note: str = ""
) -> Figure:
    """The figure of a paired difference; without a value where there was no pair."""
    if gain is None:
        return Figure(name, None, group=group, unit=unit, note=note)
    return Figure(
        name, gain.value, gain.low, gain.high, gain.n, group=group, unit=unit, p=gain.p, note=note
    )


def low(figure: Figure) -> Figure:
    """The same figure, where lower is better."""
    return replace(figure, better="lower")


def against(spec: Spec, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures with their goals and published values; named alone, or as `group: name`."""
    return tuple(
        replace(
            figure,
            goal=_named(spec.goals, figure) or figure.goal,
            published=_named(spec.published, figure) or figure.published,
        )
        for figure in figures
    )


def _named(values: Mapping[str, str], figure: Figure) -> str | None:
    return values.get(f"{figure.group}: {figure.name}") or values.get(figure.name)
