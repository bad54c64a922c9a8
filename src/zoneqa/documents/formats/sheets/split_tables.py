"""The tables of a sheet, which empty rows separate, and the lines above and below them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.documents.tables.grid import Grid, GridCell

# A year is a header, and no number.
_NUMBER = re.compile(
    r"(?!(?:19|20)\d\d$)[-+(（]?[¥$€]?\s?\d[\d,，]*(?:\.\d+)?\s?(?:%|％|‰|[万亿]?元?)[)）]?"
)

_MAX_AREA = 400_000
"""The largest table, in rows times columns, whose empty cells are written out."""

Rows = list[list[GridCell]]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a sheet, or lines of text; `lines` stand above the table, `notes` below it."""

    lines: tuple[str, ...] = ()
    grid: Grid | None = None
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the lines, the table and the notes, with a blank line around the table."""
        table = self.grid.text if self.grid else ""
        return "\n\n".join(filter(None, ("\n".join(self.lines), table, "\n".join(self.notes))))


def parts_of(cells: Iterable[GridCell]) -> list[Part]:
    """Return the tables and lines of a sheet, from top to bottom and from left to right."""
    return [
        _part(beside)
        for block in _blocks(list(cells))
        for beside in _tables_beside(block)
        if beside
    ]


def _blocks(cells: list[GridCell]) -> list[Rows]:
    """Return the groups of rows between empty rows; a table that empty rows only space is one."""
    blocks: list[Rows] = []
    edge = -1
    for row in _rows(cells):
        if not blocks or row[0].row > edge:
            blocks.append([])
        blocks[-1].append(row)
        edge = max(edge, *(cell.row + cell.rows for cell in row))
    joined: list[Rows] = []
    for block in blocks:
        if joined and _continues(joined[-1], block):
            joined[-1] = joined[-1] + block
        else:
            joined.append(block)
    return joined


def _rows(cells: Iterable[GridCell]) -> Rows:
    return Grid(tuple(cells)).rows()


def _continues(before: Rows, block: Rows) -> bool:
    """Return whether a block has no header of its own: its first row holds a label and numbers."""
    first = block[0]
    if len(first) < 2 or max(map(len, before)) < 2:
        return False
    left, right = _edges(before)
    inside = left == first[0].column and first[-1].column < right
    return inside and not _is_number(first[0].text) and any(_is_number(c.text) for c in first[1:])


def _edges(rows: Rows) -> tuple[int, int]:
    table = [cell for row in rows if len(row) > 1 for cell in row]
    return min(c.column for c in table), max(c.column + c.columns for c in table)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _tables_beside(rows: Rows) -> list[Rows]:
    """Return the tables that stand side by side with an empty column between them.

    Only the first may lack labels of its own: an empty column within a table separates nothing.
    """
    above = _lone_rows(rows)
    body = [cell for row in rows[above:] for cell in row]
    pieces: list[list[GridCell]] = []
    edge = -1
    for cell in sorted(body, key=lambda c: c.column):
        if not pieces or (cell.column > edge and _has_labels(body, cell.column)):
            pieces.append([])
        pieces[-1].append(cell)
        edge = max(edge, cell.column + cell.columns)
    if not pieces:
        return [rows]
    tables = [_rows(piece) for piece in pieces]
    return [rows[:above] + tables[0], *tables[1:]]


def _has_labels(cells: Sequence[GridCell], column: int) -> bool:
    """Return whether a column begins a table: it holds labels, and numbers stand to its right."""
    labels = [cell.text for cell in cells if cell.column == column]
    right = [cell.text for cell in cells if cell.column > column]
    return len(labels) > 1 and not any(map(_is_number, labels)) and any(map(_is_number, right))


def _lone_rows(rows: Iterable[Sequence[GridCell]]) -> int:
    """Return the number of rows with one cell that the rows begin with."""
    count = 0
    for row in rows:
        if len(row) > 1:
            return count
        count += 1
    return count


def _part(rows: Rows) -> Part:
    above = _lone_rows(rows)
    below = _lone_rows(reversed(rows[above:]))
    table = rows[above : len(rows) - below]
    lines = tuple(row[0].text for row in rows[:above])
    notes = tuple(row[0].text for row in rows[len(rows) - below :]) if table else ()
    return Part(lines, _grid(table) if table else None, notes)


def _grid(rows: Rows) -> Grid:
    """Return the rows as a table without empty rows and columns, but with its empty cells."""
    cells = [cell for row in rows for cell in row]
    filled_rows = sorted({cell.row for cell in cells})
    filled_columns = sorted({cell.column for cell in cells})
    placed: list[GridCell] = []
    for cell in cells:
        row, height = _without_gaps(filled_rows, cell.row, cell.rows)
        column, width = _without_gaps(filled_columns, cell.column, cell.columns)
        placed.append(GridCell(cell.text, row, column, height, width, cell.header))
    empty = _empty_cells(placed, len(filled_rows), len(filled_columns))
    return Grid(tuple([*placed, *empty]))


def _without_gaps(filled: list[int], start: int, length: int) -> tuple[int, int]:
    """Return the start and length of a range among the filled rows or columns."""
    first = bisect_left(filled, start)
    return first, bisect_left(filled, start + length) - first


def _empty_cells(cells: Iterable[GridCell], rows: int, columns: int) -> Iterator[GridCell]:
    if rows * columns > _MAX_AREA:
        return
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in taken:
                yield GridCell("", row, column)
