"""A spec: which set is asked, and what is measured on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from zoneqa.errors import UsageError
from zoneqa_eval.sets.cases import HOME

SPECS = HOME / "eval" / "specs"
_DATA = "$DATA/"


@dataclass(frozen=True, slots=True)
class Spec:
    """One evaluation, as its file in eval/specs/ has it.

    `set` names the adapter that reads `questions` and `articles`; `split` leaves out the rest of
    the questions, `depth` is how many passages are ranked. `goals` and `published` hold what is
    aimed at and what others reached, by the name of the figure.
    """

    name: str
    title: str
    set: str
    questions: Path
    measures: tuple[str, ...]
    articles: Path | None = None
    split: str | None = None
    depth: int = 50
    goals: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def on(self, split: str | None) -> Spec:
        """The same spec on another split; None leaves its own."""
        return self if split is None else replace(self, split=split)


def read_spec(path: Path, data: Path) -> Spec:
    """Reads a spec; paths in it are of this repository, or of `data` where they begin with $DATA.

    Raises UsageError.
    """
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        unknown = row.keys() - {f.name for f in fields(Spec)}
        if unknown:
            raise ValueError(f"nothing is called {', '.join(sorted(unknown))}")
        return Spec(name=path.stem, **{key: _value(key, row[key], data) for key in row})
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{path} is no spec: {error}.") from error


def find_spec(name: str) -> Path:
    """The file of a spec: one in eval/specs/ by its name, or any by its path."""
    named = SPECS / f"{name}.toml"
    return named if named.is_file() else Path(name)


def spec_names() -> list[str]:
    """The names of the specs in eval/specs/."""
    return sorted(path.stem for path in SPECS.glob("*.toml"))


def _value(key: str, value: Any, data: Path) -> Any:
    if key in ("questions", "articles"):
        below = value.removeprefix(_DATA)
        return HOME / value if below == value else data / below
    return tuple(value) if isinstance(value, list) else value
