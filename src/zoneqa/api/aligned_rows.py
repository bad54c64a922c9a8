"""The tables of a text as rows of cells, where these line up in columns."""

from __future__ import annotations

import re

from zoneqa.documents.tables import CELL_SEPARATOR
from zoneqa.types import Bounds, Table

LINE = re.compile(r"[^\n]+")

Row = tuple[Bounds, ...]


def aligned_rows(text: str, table: Table) -> list[Row]:
    """Return where the cells of each row stand, or nothing if a cell would stand in a wrong column.

    The text lists a merged cell once, so that the cells beside it or below are out of their column.
    """
    lines = LINE.finditer(text, table.start, table.end)
    rows = [_cells(text, *line.span()) for line in lines]
    return rows if _lines_up(rows, table) else []


def _cells(text: str, start: int, end: int) -> Row:
    cells: list[Bounds] = []
    for cell in text[start:end].split(CELL_SEPARATOR):
        cells.append((start, start + len(cell)))
        start += len(cell) + len(CELL_SEPARATOR)
    return tuple(cells)


def _lines_up(rows: list[Row], table: Table) -> bool:
    """Return whether the rows are equally long, and every cell stands under its headers."""
    column = {cell: n for row in rows for n, cell in enumerate(row)}
    return len({len(row) for row in rows}) == 1 and all(
        cell.place in column and column.get(header) == column[cell.place]
        for cell in table.cells
        for header in (cell.place, *cell.column_headers)
    )
