"""What a document says and how it looks, before a producer writes it as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

LEFT, UP = "<", "^"
"""In the rows of a table: this place belongs to the cell at its left, or to the one above."""

Rules = Literal["grid", "three lines", "none"]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A line between paragraphs that says what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a note, if it has one, is referred to at its end."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell where it begins, and how many rows and columns it covers; its text may have lines."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with the lines right above and below it.

    `shape` names its kind. The first `header_rows` and `header_columns` hold headers, all the rest
    is data.
    """

    shape: str
    cells: tuple[TableCell, ...]
    header_rows: int
    header_columns: int
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @classmethod
    def of_rows(
        cls, shape: str, rows: Sequence[Sequence[str]], header_rows: int, header_columns: int
    ) -> DataTable:
        """Return a table of rows of equal length, in which LEFT and UP mark merged cells."""
        return cls(shape, tuple(_cells(rows)), header_rows, header_columns)

    @property
    def size(self) -> tuple[int, int]:
        """Return how many rows and columns there are."""
        rows = max(cell.row + cell.rows for cell in self.cells)
        return rows, max(cell.column + cell.columns for cell in self.cells)

    def grid(self) -> list[list[TableCell]]:
        """Return the cell that covers each place, by row and column."""
        rows, columns = self.size
        covering = {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        return [[covering[row, column] for column in range(columns)] for row in range(rows)]

    def rows(self) -> list[list[TableCell]]:
        """Return the cells that begin in each row, from left to right."""
        rows, _ = self.size
        return [[cell for cell in self.cells if cell.row == row] for row in range(rows)]

    def is_header(self, cell: TableCell) -> bool:
        """Return whether a cell stands among the headers."""
        return cell.row < self.header_rows or cell.column < self.header_columns


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is set: columns of a page, what stands on every page, lines of tables.

    `marks_headers`: the file says which cells are headers, if its format can.
    """

    columns: int = 1
    running_head: str = ""
    page_numbers: bool = False
    rules: Rules = "grid"
    marks_headers: bool = True


BodyPart = Subheading | Paragraph | DataTable


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A document to be written; `kind` names its layout."""

    kind: str
    title: str
    body: tuple[BodyPart, ...]
    look: Look = Look()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the notes in the order of the paragraphs that refer to them."""
        return tuple(p.note for p in self.body if isinstance(p, Paragraph) and p.note)

    @property
    def tables(self) -> tuple[DataTable, ...]:
        """Return the tables in order."""
        return tuple(part for part in self.body if isinstance(part, DataTable))


def note_mark(number: int) -> str:
    """Return the printed mark of a note, counted from 1: ①."""
    return chr(ord("①") + number - 1)


def with_note_marks(document: SampleDocument) -> Iterator[tuple[BodyPart, str]]:
    """Yield each part of a body with the mark of its note, or an empty text."""
    number = 0
    for part in document.body:
        has_note = isinstance(part, Paragraph) and bool(part.note)
        number += has_note
        yield part, note_mark(number) if has_note else ""


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[TableCell]:
    columns = list(zip(*rows, strict=True))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in {LEFT, UP}:
                height, width = (
                    1 + _leading(UP, columns[c][r + 1 :]),
                    1 + _leading(LEFT, row[c + 1 :]),
                )
                yield TableCell(text, r, c, height, width)


def _leading(mark: str, texts: Sequence[str]) -> int:
    """Return how often a mark stands at the beginning of texts."""
    return sum(1 for _ in takewhile(lambda text: text == mark, texts))
