"""A sheet as its reader sees it: cells with their texts, without what is hidden."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from zoneqa.documents.tables.grid import GridCell

MAX_CELLS = 100_000
"""The most cells with a text that are read of a file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells with a text by row and column, and notes on what was left out of it."""

    name: str
    cells: tuple[GridCell, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, which begins at a cell: how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


def merge(cells: Iterable[GridCell], areas: Collection[Area]) -> list[GridCell]:
    """Return the cells with the sizes of the areas that begin there, without those below."""
    starts = {(area.row, area.column): area for area in areas}
    covered = set(_covered(areas))
    merged: list[GridCell] = []
    for cell in cells:
        place = cell.row, cell.column
        if area := starts.get(place):
            merged.append(replace(cell, rows=area.rows, columns=area.columns))
        elif place not in covered:
            merged.append(cell)
    return merged


def visible(
    cells: Iterable[GridCell], hidden_rows: Collection[int], hidden_columns: Collection[int]
) -> list[GridCell]:
    """Return the cells that can be seen, moved up and left by the hidden rows and columns."""
    rows, columns = sorted(hidden_rows), sorted(hidden_columns)
    found: list[GridCell] = []
    for cell in cells:
        row, height = _shown(cell.row, cell.rows, rows)
        column, width = _shown(cell.column, cell.columns, columns)
        if height and width:
            found.append(GridCell(cell.text, row, column, height, width, cell.header))
    return found


def hidden_sheets_note(sheets: int) -> tuple[str, ...]:
    """Return a note on the hidden sheets of a file, if there are any."""
    return (f"{_counted(sheets, 'hidden sheet')} left out.",) if sheets else ()


def hidden_note(rows: int, columns: int) -> tuple[str, ...]:
    """Return a note on the hidden rows and columns with a text, if there are any."""
    parts = [_counted(rows, "row"), _counted(columns, "column")]
    said = " and ".join(filter(None, parts))
    if not said:
        return ()
    return (f"{said} that {'is' if rows + columns == 1 else 'are'} hidden were left out.",)


def cut_note(sheet: str) -> str:
    """Return a note that a file has more cells than are read."""
    return f"Only its first {MAX_CELLS:,} cells were read, up to the sheet {sheet}."


def _covered(areas: Iterable[Area]) -> Iterator[tuple[int, int]]:
    budget = 20 * MAX_CELLS  # an area may claim to be a billion cells
    for area in areas:
        if area.rows * area.columns > budget:
            continue
        budget -= area.rows * area.columns
        for row in range(area.row, area.row + area.rows):
            for column in range(area.column, area.column + area.columns):
                yield row, column


def _shown(start: int, length: int, hidden: list[int]) -> tuple[int, int]:
    """Return the start and length of a range after the hidden places are gone."""
    before = bisect_left(hidden, start)
    inside = bisect_left(hidden, start + length) - before
    return start - before, length - inside


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}" if count else ""
