"""The metrics of a run as the tables of a page: text, bars, goals and changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zoneqa_eval.report.goals import goal_value, is_met
from zoneqa_eval.report.terminal import format_value
from zoneqa_eval.results.compare import Change, Key, key_of
from zoneqa_eval.results.run import Metric

_UNITLESS = {"share", "score"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its whisker, in per cent of the width; `goal` is the place of the goal."""

    value: float
    low: float
    high: float
    goal: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A metric as it is shown."""

    metric: Metric
    bar: Bar | None
    change: Change | None

    @property
    def name(self) -> str:
        """Return the name in words."""
        return self.metric.name.replace("_", " ")

    @property
    def value(self) -> str:
        """Return the value without its unit; a difference has its sign."""
        if self.unit and self.metric.value is not None:
            return f"{self.metric.value:,.4g}"
        text = format_value(self.metric.value, self.metric.unit)
        is_rise = self.metric.p and (self.metric.value or 0) > 0
        return _with_minus(f"+{text}" if is_rise else text)

    @property
    def unit(self) -> str:
        """Return the unit; empty for shares and scores."""
        return "" if self.metric.unit in _UNITLESS else self.metric.unit

    @property
    def interval(self) -> str:
        """Return the confidence interval; empty if there is none."""
        low, high = self.metric.low, self.metric.high
        if low is None or high is None:
            return ""
        if self.metric.unit == "share":
            return _with_minus(f"{100 * low:.1f} – {100 * high:.1f}")
        shape = ".3f" if self.metric.unit == "score" else ",.4g"
        return _with_minus(f"{low:{shape}} – {high:{shape}}")

    @property
    def note(self) -> str:
        """Return what a difference was compared with, and its p-value."""
        if self.metric.p is None:
            return ""
        return f"{self.metric.note}, {format_p(self.metric.p)}".removeprefix(", ")

    @property
    def goal(self) -> str:
        """Return the goal in typographic signs."""
        return (self.metric.goal or "").replace(">=", "≥").replace("<=", "≤")

    @property
    def met(self) -> bool | None:
        """Return whether the goal is met; None without a goal."""
        return is_met(self.metric)

    @property
    def moved(self) -> str:
        """Return the change from the baseline: points of a share, else in the metric's unit."""
        if self.change is None:
            return ""
        if self.change.verdict == "same":
            return "as before"
        text = format_change(self.change.value, self.metric.unit)
        return text if self.change.p is None else f"{text}, {format_p(self.change.p)}"


@dataclass(frozen=True, slots=True)
class Grid:
    """Metrics named `line, column`, as `nDCG@10, dense`."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The metrics of one group; `open` says whether the page shows it unfolded."""

    name: str
    grid: Grid | None
    rows: tuple[Row, ...]
    open: bool


def tables(metrics: Sequence[Metric], changes: Mapping[Key, Change]) -> list[Table]:
    """Return a table for each group, in the order of the run; first metrics without a group."""
    order = list(dict.fromkeys(["", *(metric.group for metric in metrics)]))
    ranked = sorted(metrics, key=lambda metric: order.index(metric.group))
    return [
        _table(name, list(members), changes, order)
        for name, members in groupby(ranked, key=lambda metric: metric.group)
    ]


def format_change(value: float, unit: str) -> str:
    """Return a difference for people."""
    if unit == "share":
        text = f"{100 * value:+.1f} points"
    else:
        text = f"{value:+.3f}" if unit == "score" else f"{value:+,.3g} {unit}"
    return _with_minus(text)


def format_p(p: float) -> str:
    """Return a p-value for people."""
    text = "p < .001" if p < 0.001 else f"p = {p:.3f}".replace("0.", ".")
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _with_minus(text: str) -> str:
    return text.replace("-", "−")


def _table(
    name: str, metrics: Sequence[Metric], changes: Mapping[Key, Change], groups: Sequence[str]
) -> Table:
    widths = {unit: _width(metrics, unit) for unit in {metric.unit for metric in metrics}}
    rows = [Row(m, _bar(m, widths[m.unit]), changes.get(key_of(m))) for m in metrics]
    grid = _grid(rows)
    in_grid = {id(row) for _, cells in grid.lines for row in cells} if grid else set()
    others = tuple(row for row in rows if id(row) not in in_grid)
    # The breakdown of another group is folded, unless something in it is worth a look.
    is_breakdown = any(group and re.match(rf"{re.escape(group)}[,:] ", name) for group in groups)
    matters = any(row.goal or (row.change and row.change.significant) for row in rows)
    return Table(name, grid, others, open=matters or not is_breakdown)


def _grid(rows: Sequence[Row]) -> Grid | None:
    """Return the grid of a group, if it has at least two lines and two columns, and no gap."""
    cells = {tuple(row.metric.name.split(", ")): row for row in rows}
    pairs = [key for key in cells if len(key) == 2]
    columns = tuple(dict.fromkeys(column for _, column in pairs if " over " not in column))
    lines = tuple(dict.fromkeys(line for line, _ in pairs))
    complete = all((line, column) in cells for line in lines for column in columns)
    if not complete or min(len(columns), len(lines)) < 2:
        return None
    return Grid(columns, tuple((a, tuple(cells[a, b] for b in columns)) for a in lines))


def _width(metrics: Sequence[Metric], unit: str) -> float:
    """Return the value of a bar of full width."""
    if unit in _UNITLESS:
        return 1.0
    values = [v for m in metrics if m.unit == unit for v in (m.value, m.high) if v is not None]
    return max(values, default=0.0)


def _bar(metric: Metric, width: float) -> Bar | None:
    """Return the bar of a metric; None for a difference, which may lie below 0."""
    value, goal = metric.value, goal_value(metric)
    low = value if metric.low is None else metric.low
    high = value if metric.high is None else metric.high
    if value is None or low is None or high is None or width <= 0:
        return None
    if metric.p is not None or min(value, low) < 0:
        return None
    return Bar(
        _percent(value, width),
        _percent(low, width),
        _percent(high, width),
        None if goal is None else _percent(goal, width),
    )


def _percent(value: float, width: float) -> float:
    return round(min(100.0, 100 * value / width), 2)
