"""Which measures there are, and what has to be asked for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa_eval.measures import (
    answers,
    citing,
    containing,
    costs,
    declining,
    evidence,
    ranking,
    reading,
    speed,
)
from zoneqa_eval.measures.results import Measure, Report
from zoneqa_eval.sets.cases import Case
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

Experiment = Callable[[Path, Task, Sequence[Case], Settings], Report]
"""A measure that asks for itself, of the index under a folder."""

MEASURES: Mapping[str, tuple[tuple[str, ...], Measure]] = {
    "answers": (("answer",), answers.measure),
    "finding": (("find",), ranking.measure),
    "reading": (("read", "answer"), reading.measure),
    "declining": (("read",), declining.measure),
    "citing": (("answer",), citing.measure),
    "evidence": (("answer",), evidence.measure),
    "containing": (("answer",), containing.measure),
    "costs": (("answer",), costs.measure),
}
EXPERIMENTS: Mapping[str, Experiment] = {"speed": speed.measure}


def acts_of(spec: Spec) -> tuple[str, ...]:
    """What has to be done with each case, each act once. Raises UsageError."""
    unknown = [name for name in spec.measures if name not in {**MEASURES, **EXPERIMENTS}]
    if unknown:
        raise UsageError(f"{spec.name} asks for the measure {unknown[0]!r}, which there is not.")
    named = (MEASURES[name][0] for name in spec.measures if name in MEASURES)
    return tuple(dict.fromkeys(act for acts in named for act in acts))


def measures_of(spec: Spec) -> list[Measure]:
    """The measures that a spec names."""
    return [MEASURES[name][1] for name in spec.measures if name in MEASURES]


def experiments_of(spec: Spec) -> list[Experiment]:
    """The experiments that a spec names."""
    return [EXPERIMENTS[name] for name in spec.measures if name in EXPERIMENTS]
