"""The places of a table: rows in which a merged cell stands in every place that it covers."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.text.cell_kinds import is_value

_MAX_COVERED = 200_000
"""Places of a table at most: a file may claim that a cell covers a million rows."""

GridRow = list[GridCell | None]


def spread(grid: Grid) -> list[GridRow]:
    """Return the rows with each merged cell in every place that it covers."""
    height = max((cell.row for cell in grid.cells), default=-1) + 1
    width = max((cell.column for cell in grid.cells), default=-1) + 1
    width = max(width, max((len(row) for row in grid.rows()), default=0))
    if height * width > _MAX_COVERED:
        return []
    rows: list[GridRow] = [[None] * width for _ in range(height)]
    for cell in grid.cells:
        for r in range(cell.row, min(cell.row + cell.rows, height)):
            for c in range(cell.column, min(cell.column + cell.columns, width)):
                rows[r][c] = rows[r][c] or cell
    return [row for row in rows if any(map(text_of, row))]


def text_of(cell: GridCell | None) -> str:
    return cell.text.strip() if cell else ""


def texts_of(row: Sequence[GridCell | None]) -> list[str]:
    return [text_of(cell) for cell in row]


def section_title(row: GridRow) -> GridCell | None:
    """Return the only cell of a row, which stands over the rows below it."""
    filled = {cell for cell in row if text_of(cell)}
    only = next(iter(filled)) if len(filled) == 1 else None
    if only is None or only is not row[0] or is_value(only.text):
        return None
    return only if len(row) > 2 or only.columns > 1 else None


def distinct(cells: Sequence[GridCell | None]) -> tuple[GridCell, ...]:
    return tuple(dict.fromkeys(cell for cell in cells if cell and cell.text.strip()))
