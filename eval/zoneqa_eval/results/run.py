"""The result of an evaluation as it is stored: metrics, curves and the outcome of every case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from zoneqa.errors import UnreadableInput
from zoneqa.serialize import Json


@dataclass(frozen=True, slots=True)
class Metric:
    """A measured value with its 95 % confidence interval over `n` cases.

    `values` holds the contribution of each case by its id, where the value is a mean; it lets two
    runs be compared case by case. `group` is the table that the metric is shown in. `goal` is the
    value we aim at, `published` the best published value on the same data. A difference has a
    p-value `p`, and its `note` names what it was compared with.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    group: str = ""
    unit: str = "share"
    better: str = "higher"
    goal: str | None = None
    published: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    p: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with its gold answers, its scores, and its answer; None if asking failed."""

    id: str
    question: str
    type: str
    language: str
    answerable: bool
    gold: tuple[str, ...]
    answer: Json | None
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a plot; `x` and `y` name its axes."""

    name: str
    x: str
    y: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation of zoneqa; `provenance` says of which version, on what data and machine."""

    spec: str
    title: str
    provenance: Mapping[str, Any]
    metrics: tuple[Metric, ...]
    curves: tuple[Curve, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def write_run(run: Run, path: Path) -> None:
    """Write a run as JSON."""
    text = json.dumps(asdict(run), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """Return a run that `write_run` wrote. Raises UnreadableInput."""
    try:
        return _run(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableInput(f"{path} is not a run of an evaluation: {error!r}.") from error


def _run(row: Json) -> Run:
    return Run(
        spec=row["spec"],
        title=row["title"],
        provenance=row["provenance"],
        metrics=tuple(Metric(**metric) for metric in row["metrics"]),
        curves=tuple(
            Curve(**{**curve, "points": tuple(map(tuple, curve["points"]))})
            for curve in row["curves"]
        ),
        outcomes=tuple(
            Outcome(**{**outcome, "gold": tuple(outcome["gold"])}) for outcome in row["outcomes"]
        ),
    )
