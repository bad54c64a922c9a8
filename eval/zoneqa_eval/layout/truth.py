"""What a perfect reader makes of a document: its text and, for each cell, its headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa_eval.layout.content import DataTable, SampleDocument, TableCell


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """A cell with the texts of its headers, from the outermost to the innermost."""

    text: str
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.text} [{' / '.join(self.row_headers)}; {' / '.join(self.column_headers)}]"


@dataclass(frozen=True, slots=True)
class Truth:
    """The expected content of a document.

    `lines` are the paragraphs, captions and cells in order, without the title and the notes: a note
    may stand wherever a reader puts it. `tables` holds the shape of each table with its cells.
    """

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[tuple[str, tuple[HeadedCell, ...]], ...]


def truth_of(document: SampleDocument) -> Truth:
    """Return what should be read from a document, whatever file it is written to.

    Running heads and page numbers are not part of it, nor is a header that is repeated on the next
    page.
    """
    return Truth(
        document.title,
        tuple(_lines(document)),
        document.notes,
        tuple((table.shape, tuple(headed_cells(table))) for table in document.tables),
    )


def headed_cells(table: DataTable) -> Iterator[HeadedCell]:
    """Yield every cell that holds data, with its headers."""
    grid = table.grid()
    for cell in table.cells:
        if cell.text and not table.is_header(cell):
            left = grid[cell.row][: table.header_columns]
            above = [row[cell.column] for row in grid[: table.header_rows]]
            yield HeadedCell(cell.text, _headers(left), _headers(above))


def _headers(cells: Sequence[TableCell]) -> tuple[str, ...]:
    """Return the texts of cells; one that covers several places counts once."""
    return tuple(cell.text for cell in dict.fromkeys(cells) if cell.text)


def _lines(document: SampleDocument) -> Iterator[str]:
    for part in document.body:
        if isinstance(part, DataTable):
            yield from (*part.above, *(cell.text for cell in part.cells), *part.below)
        else:
            yield part.text
