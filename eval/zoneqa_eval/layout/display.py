"""A report on layout as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click
from rich.console import Console
from rich.table import Table

from zoneqa_eval.layout.benchmark import DocumentScore
from zoneqa_eval.layout.summary import (
    CELLS_WANTED,
    CHARACTERS_WANTED,
    CellSummary,
    Report,
    Summary,
)

# The line length where the output is not a terminal.
_WIDTH = 130
_FAULTS = 8


def show_report(report: Report) -> None:
    """Print the summaries, with what is wanted above them."""
    click.echo(f"wanted: characters {CHARACTERS_WANTED:.1%}, cells {CELLS_WANTED:.0%}\n")
    console = Console(width=_WIDTH)
    documents = ("documents", "titles", "characters", "cells", "in order", "extra cells")
    for title, rows in (("producer", report.by_producer), ("kind", report.by_kind)):
        console.print(_table((title, *documents), map(_row, (*rows, report.all))), "")
    shapes = ("shape of table", "tables", "cells", "in order")
    console.print(_table(shapes, map(_cell_row, report.by_shape)))


def show_worst(scores: Iterable[DocumentScore]) -> None:
    """Print documents with their first faults."""
    for score in scores:
        click.echo(f"\n{score.file} ({score.kind}), {len(score.faults)} faults")
        for fault in _abridged(score.faults):
            click.echo(f"  {fault}")


def _abridged(faults: Sequence[str]) -> Iterator[str]:
    yield from faults[:_FAULTS]
    if len(faults) > _FAULTS:
        yield f"and {len(faults) - _FAULTS} more"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    name, *values = header
    table = Table(name, box=None, pad_edge=False)
    for value in values:
        table.add_column(value, justify="right")
    for row in rows:
        table.add_row(*row)
    return table


def _row(row: Summary) -> tuple[str, ...]:
    shares = (row.titles, row.characters, row.cells, row.ordered)
    return row.name, str(row.documents), *map(_percent, shares), str(row.extra_cells)


def _cell_row(row: CellSummary) -> tuple[str, ...]:
    return row.name, str(row.tables), _percent(row.cells), _percent(row.ordered)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.2%}"
