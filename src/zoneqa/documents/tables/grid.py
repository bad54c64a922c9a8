"""The tables of a file as its parser finds them, before they have a place in an article's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

CELL_SEPARATOR = " | "
"""What stands between the cells of a row in a text."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its text on one line, where it begins, and how many rows and columns it covers.

    `header` is true if the file marks it as a header.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column. A merged cell is listed once, where it begins."""

    cells: tuple[GridCell, ...]

    @classmethod
    def of_rows(cls, rows: Iterable[Sequence[str]], header_rows: int = 0) -> Grid:
        """Return a table without merged cells; the first `header_rows` are marked as headers."""
        return cls(
            tuple(
                GridCell(" ".join(text.split()), r, c, header=r < header_rows)
                for r, row in enumerate(rows)
                for c, text in enumerate(row)
            )
        )

    @property
    def text(self) -> str:
        """Return the table as lines, a row each; rows without any text are left out."""
        return "\n".join(filter(None, map(_line, self.rows())))

    def rows(self) -> list[list[GridCell]]:
        """Return the cells that begin in each row, from left to right."""
        ordered = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return [list(row) for _, row in groupby(ordered, attrgetter("row"))]


def _line(row: Sequence[GridCell]) -> str:
    texts = [cell.text for cell in row]
    return CELL_SEPARATOR.join(texts) if any(texts) else ""
