"""What a run of an evaluation leaves behind: figures, curves and every outcome."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from zoneqa.serialize import Json


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 % interval over `n` cases.

    `values` holds what each case contributes, by its id, where the figure is a mean: two runs are
    compared case by case. `published` is the best published value on the same data, `goal` what
    is aimed at; `group` is the table that the figure belongs to. A difference has its `p`, and
    `note` says of what it is one.
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
    """A question with its gold, the JSON of its answer (None if there is none) and its scores."""

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
    """Points of a plot: `x` against `y`, both named."""

    name: str
    x: str
    y: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation of one state of zoneqa; `made` says which, and on what machine."""

    spec: str
    title: str
    made: Mapping[str, Any]
    figures: tuple[Figure, ...]
    curves: tuple[Curve, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def write_run(run: Run, path: Path) -> None:
    """Writes a run as JSON."""
    text = json.dumps(asdict(run), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """Reads a run that `write_run` wrote."""
    row = json.loads(path.read_text(encoding="utf-8"))
    return Run(
        spec=row["spec"],
        title=row["title"],
        made=row["made"],
        figures=tuple(Figure(**each) for each in row["figures"]),
        curves=tuple(
            Curve(**{**each, "points": tuple(map(tuple, each["points"]))}) for each in row["curves"]
        ),
        outcomes=tuple(
            Outcome(**{**each, "gold": tuple(each["gold"])}) for each in row["outcomes"]
        ),
    )
