"""A run as tables on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.table import Table

from zoneqa_eval.figures.record import Figure, Run

# Where there is no terminal to ask, lines may be as long as this.
_WIDTH = 130


def show_run(run: Run) -> None:
    """Prints what a run is of, and its figures."""
    print(f"{run.title} ({run.spec}, {run.made['cases']} questions)")
    show_figures(run.figures)


def show_figures(figures: Iterable[Figure]) -> None:
    """Prints a table for each group of figures."""
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    for group, part in groupby(figures, key=lambda figure: figure.group):
        console.print(_table(group, list(part)), end="\n\n")


def _table(group: str, figures: list[Figure]) -> Table:
    table = Table(group, box=None, pad_edge=False)
    for name in ("value", "95 %", "n", "goal", "published"):
        table.add_column(name, justify="right")
    for figure in figures:
        table.add_row(
            figure.name,
            shown(figure.value, figure.unit),
            _interval(figure),
            str(figure.n or ""),
            figure.goal or "",
            figure.published or "",
        )
    return table


def shown(value: float | None, unit: str) -> str:
    """A value as people read it: shares as per cent, scores with three places."""
    if value is None:
        return "-"
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:.3f}" if unit == "score" else f"{value:,.4g} {unit}"


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    ends = (shown(end, figure.unit).split(" ")[0] for end in (figure.low, figure.high))
    by_chance = "" if figure.p is None else f" (p = {figure.p:.3f} {figure.note})"
    return " - ".join(ends) + by_chance
