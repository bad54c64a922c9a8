"""A table of a page while it is being read."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.documents.tables import Grid, GridCell

_LONGEST_CELL = 200
_USUAL_CELL = 40
"""Characters of a cell of data at most, and on average: old pages are laid out in tables, too."""

_FEWEST = 2
"""Rows and columns of a table of data at least."""

_MOST_COVERED = 1000
"""Rows or columns that a cell covers at most."""

_MOST_PLACES = 200_000
"""Places that the cells of a table cover together at most: a page may claim any number."""


class OpenTable:
    """Collects the cells of a table.

    `first_block` and `first_tag` say where it begins among the blocks and the visible tags.
    """

    def __init__(self, first_block: int, first_tag: int) -> None:
        self.first_block = first_block
        self.first_tag = first_tag
        self.holds_table = False
        self._cells: list[GridCell] = []
        self._covered: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._pieces: list[str] | None = None
        self._place: tuple[int, int, int, int, bool] = (0, 0, 1, 1, False)

    def start_row(self) -> None:
        self._row += 1
        self._column = 0

    def start_cell(self, tag: str, attrs: Mapping[str, str]) -> None:
        row, column = max(self._row, 0), self._column
        while (row, column) in self._covered:
            column += 1
        rows, columns = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))
        if len(self._covered) + rows * columns > _MOST_PLACES:
            rows = columns = 1
        self._covered |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
        self._column = column + columns
        self._place = row, column, rows, columns, tag == "th"
        self._pieces = []

    def write(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def end_cell(self) -> None:
        if self._pieces is not None:
            row, column, rows, columns, header = self._place
            text = " ".join("".join(self._pieces).split())
            self._cells.append(GridCell(text, row, column, rows, columns, header))
            self._pieces = None

    def grid(self) -> Grid | None:
        """Return the table, or None if it only lays out the page."""
        rows = {cell.row for cell in self._cells}
        columns = {cell.column for cell in self._cells}
        lengths = [len(cell.text) for cell in self._cells]
        if self.holds_table or len(rows) < 2 or len(columns) < 2:
            return None
        if max(lengths) > _LONGEST_CELL or sum(lengths) > _USUAL_CELL * len(lengths):
            return None
        return Grid(tuple(self._cells))


def _span(stated: str | None) -> int:
    digits = (stated or "").strip()
    return min(int(digits), _MOST_COVERED) if digits.isdecimal() and int(digits) else 1
