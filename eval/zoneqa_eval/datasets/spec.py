"""The spec of an evaluation: which dataset is asked, and what is measured."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from zoneqa.errors import UsageError
from zoneqa_eval.datasets.cases import HOME

SPECS = HOME / "eval" / "specs"
_DATA = "$DATA"


@dataclass(frozen=True, slots=True)
class Spec:
    """One evaluation, as its file in eval/specs/ describes it.

    `dataset` names the loader that reads `questions` and `articles`; `split` leaves out all other
    questions; `depth` is the number of passages that are ranked. `goals` and `published` hold the
    values that we aim at and that others reached, by the name of the metric.
    """

    name: str
    title: str
    dataset: str
    questions: Path
    measures: tuple[str, ...]
    articles: Path | None = None
    split: str | None = None
    depth: int = 50
    goals: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def with_split(self, split: str | None) -> Spec:
        """Return the spec for another split; None keeps its own."""
        return self if split is None else replace(self, split=split)


def read_spec(path: Path, data: Path) -> Spec:
    """Return a spec; its paths are in this repository, or in `data` where they begin with $DATA.

    Raises UsageError.
    """
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        unknown = row.keys() - {f.name for f in fields(Spec)}
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
        return Spec(name=path.stem, **{key: _value(key, row[key], data) for key in row})
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{path} is not a spec: {error}.") from error


def find_spec(name: str) -> Path:
    """Return the file of a spec: one in eval/specs/ by its name, or any by its path."""
    named = SPECS / f"{name}.toml"
    return named if named.is_file() else Path(name)


def spec_names() -> list[str]:
    """Return the names of the specs in eval/specs/."""
    return sorted(path.stem for path in SPECS.glob("*.toml"))


def _value(key: str, value: Any, data: Path) -> Any:
    if key not in ("questions", "articles"):
        return tuple(value) if isinstance(value, list) else value
    if value.startswith(_DATA):
        return data / value.removeprefix(_DATA).removeprefix("/")
    return HOME / value
