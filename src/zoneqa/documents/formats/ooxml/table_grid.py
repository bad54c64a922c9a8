"""The grid of a Word table: cells by row and column, merged cells where they begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.wordml import is_set, number
from zoneqa.documents.tables import Grid, GridCell

_MAX_COLUMNS = 63
"""The most columns that Word allows."""

ReadCell = Callable[[Element], str]
"""Returns the text of a cell."""


def table_grid(table: Element, read_cell: ReadCell) -> Grid:
    """Return the grid of a table; its cells are read in order, those that continue others too."""
    cells: dict[tuple[int, int], GridCell] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, element in enumerate(table_rows(table)):
        for cell, merged in _row_cells(element, row, read_cell):
            start = above.get(cell.column) if merged else None
            if start is None:
                start = (cell.row, cell.column)
                cells[start] = cell
            else:
                cells[start] = replace(cells[start], rows=row - start[0] + 1)
            above[cell.column] = start
    return Grid(tuple(cells.values()))


def table_rows(table: Element) -> list[Element]:
    """Return the rows of a table that are not deleted."""
    return [row for row in table.findall("tr") if row.find("trPr/del") is None]


def _row_cells(
    row: Element, number_of_row: int, read_cell: ReadCell
) -> Iterator[tuple[GridCell, bool]]:
    """Yield the cells of a row, and whether each continues the one above it."""
    header = is_set(row.find("trPr"), "tblHeader") or False
    column = min(max(number(row.find("trPr/gridBefore")), 0), _MAX_COLUMNS)
    for element in row.findall("tc"):
        properties = element.find("tcPr")
        merge = None if properties is None else properties.find("vMerge")
        span = None if properties is None else properties.find("gridSpan")
        columns = min(max(number(span, default=1), 1), _MAX_COLUMNS)
        text = " ".join(read_cell(element).split())
        cell = GridCell(text, number_of_row, column, columns=columns, header=header)
        yield cell, merge is not None and merge.get("val") != "restart"
        column += columns
