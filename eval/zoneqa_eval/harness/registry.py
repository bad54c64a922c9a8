"""The measures by name, and the probes that each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.measures import (
    abstention,
    answers,
    citations,
    containment,
    costs,
    evidence,
    retrieval,
    several_facts,
    short_answers,
    speed,
    twins,
)
from zoneqa_eval.measures.base import Measure, Measurement

Experiment = Callable[[Path, Dataset, Sequence[Case], Settings], Measurement]
"""A measure that asks the questions itself, from the index in a folder."""

MEASURES: Mapping[str, tuple[tuple[str, ...], Measure]] = {
    "answers": (("answer",), answers.measure),
    "retrieval": (("search",), retrieval.measure),
    "short_answers": (("read", "answer"), short_answers.measure),
    "abstention": (("read",), abstention.measure),
    "citations": (("answer",), citations.measure),
    "evidence": (("answer",), evidence.measure),
    "containment": (("answer",), containment.measure),
    "costs": (("answer",), costs.measure),
    "several_facts": (("answer",), several_facts.measure),
    "twins": (("answer",), twins.measure),
}
EXPERIMENTS: Mapping[str, Experiment] = {"speed": speed.measure}


def probes_of(spec: Spec) -> tuple[str, ...]:
    """Return the probes that a spec needs, each once. Raises UsageError."""
    unknown = [name for name in spec.measures if name not in {**MEASURES, **EXPERIMENTS}]
    if unknown:
        raise UsageError(f"{spec.name} names the measure {unknown[0]!r}, which does not exist.")
    needed = (MEASURES[name][0] for name in spec.measures if name in MEASURES)
    return tuple(dict.fromkeys(probe for probes in needed for probe in probes))


def measures_of(spec: Spec) -> list[Measure]:
    """Return the measures that a spec names."""
    return [MEASURES[name][1] for name in spec.measures if name in MEASURES]


def experiments_of(spec: Spec) -> list[Experiment]:
    """Return the experiments that a spec names."""
    return [EXPERIMENTS[name] for name in spec.measures if name in EXPERIMENTS]
