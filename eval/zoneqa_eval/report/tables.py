"""A run's figures as the tables of a page: text, bars, goals and changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zoneqa_eval.figures.compare import Change, Key, key_of
from zoneqa_eval.figures.record import Figure
from zoneqa_eval.report.goals import aim, met
from zoneqa_eval.report.shown import shown

_SHARES = {"share", "score"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its whisker, in per cent of the width; `aim` is where the goal lies."""

    value: float
    low: float
    high: float
    aim: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as it is shown."""

    figure: Figure
    bar: Bar | None
    change: Change | None

    @property
    def name(self) -> str:
        return self.figure.name.replace("_", " ")

    @property
    def value(self) -> str:
        if self.unit and self.figure.value is not None:
            return f"{self.figure.value:,.4g}"
        text = shown(self.figure.value, self.figure.unit)
        return _minus(f"+{text}" if self.figure.p and (self.figure.value or 0) > 0 else text)

    @property
    def unit(self) -> str:
        """The unit, where it does not go without saying."""
        return "" if self.figure.unit in _SHARES else self.figure.unit

    @property
    def interval(self) -> str:
        low, high = self.figure.low, self.figure.high
        if low is None or high is None:
            return ""
        if self.figure.unit == "share":
            return _minus(f"{100 * low:.1f} – {100 * high:.1f}")
        shape = ".3f" if self.figure.unit == "score" else ",.4g"
        return _minus(f"{low:{shape}} – {high:{shape}}")

    @property
    def note(self) -> str:
        """What a difference is one of, and its p."""
        if self.figure.p is None:
            return ""
        return f"{self.figure.note}, {chance(self.figure.p)}".removeprefix(", ")

    @property
    def goal(self) -> str:
        return (self.figure.goal or "").replace(">=", "≥").replace("<=", "≤")

    @property
    def met(self) -> bool | None:
        return met(self.figure)

    @property
    def moved(self) -> str:
        """The change in words: points of a share, else as the value is shown."""
        if self.change is None:
            return ""
        if self.change.verdict == "same":
            return "as before"
        by = amount(self.change.value, self.figure.unit)
        return by if self.change.p is None else f"{by}, {chance(self.change.p)}"


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures that cross two names, as `nDCG@10, dense`: a line for one, a column for the other."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one group; `open` is false for a part of a part."""

    name: str
    grid: Grid | None
    rows: tuple[Row, ...]
    open: bool


def tables(figures: Sequence[Figure], changes: Mapping[Key, Change]) -> list[Table]:
    """A table for each group, in the order of the run; those without a group come first."""
    order = list(dict.fromkeys(["", *(figure.group for figure in figures)]))
    ranked = sorted(figures, key=lambda figure: order.index(figure.group))
    return [
        _table(name, list(some), changes, order)
        for name, some in groupby(ranked, key=lambda figure: figure.group)
    ]


def amount(value: float, unit: str) -> str:
    """A difference as people read it."""
    if unit == "share":
        text = f"{100 * value:+.1f} points"
    else:
        text = f"{value:+.3f}" if unit == "score" else f"{value:+,.3g} {unit}"
    return _minus(text)


def chance(p: float) -> str:
    """A p as people read it."""
    text = "p < .001" if p < 0.001 else f"p = {p:.3f}".replace("0.", ".")
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _table(
    name: str, figures: Sequence[Figure], changes: Mapping[Key, Change], groups: Sequence[str]
) -> Table:
    widths = {unit: _width(figures, unit) for unit in {figure.unit for figure in figures}}
    rows = [Row(f, _bar(f, widths[f.unit]), changes.get(key_of(f))) for f in figures]
    part = any(group and re.match(rf"{re.escape(group)}[,:] ", name) for group in groups)
    matters = any(row.goal or (row.change and row.change.sure) for row in rows)
    grid = _grid(rows)
    crossed = {id(row) for _, cells in grid.lines for row in cells} if grid else set()
    others = tuple(row for row in rows if id(row) not in crossed)
    return Table(name, grid, others, open=matters or not part)


def _grid(rows: Sequence[Row]) -> Grid | None:
    """The grid of a group's figures, if there are at least two lines and two columns."""
    cells = {tuple(row.figure.name.split(", ")): row for row in rows}
    pairs = [key for key in cells if len(key) == 2]
    columns = tuple(dict.fromkeys(column for _, column in pairs if " over " not in column))
    lines = tuple(dict.fromkeys(line for line, _ in pairs))
    whole = all((line, column) in cells for line in lines for column in columns)
    if not whole or min(len(columns), len(lines)) < 2:
        return None
    return Grid(columns, tuple((a, tuple(cells[a, b] for b in columns)) for a in lines))


def _width(figures: Sequence[Figure], unit: str) -> float:
    """What a whole bar stands for."""
    if unit in _SHARES:
        return 1.0
    values = [v for f in figures if f.unit == unit for v in (f.value, f.high) if v is not None]
    return max(values, default=0.0)


def _bar(figure: Figure, width: float) -> Bar | None:
    """None for a difference, which may lie below 0."""
    value, wanted = figure.value, aim(figure)
    low = value if figure.low is None else figure.low
    high = value if figure.high is None else figure.high
    if value is None or low is None or high is None or width <= 0:
        return None
    if figure.p is not None or min(value, low) < 0:
        return None
    return Bar(
        _part(value, width),
        _part(low, width),
        _part(high, width),
        None if wanted is None else _part(wanted, width),
    )


def _part(value: float, width: float) -> float:
    return round(min(100.0, 100 * value / width), 2)
