"""A perfect reader: the article that should come of a document."""

from __future__ import annotations

from zoneqa.types import Article, Bounds, Cell, Table
from zoneqa_eval.layout.content import DataTable, SampleDocument, TableCell


def read_perfectly(document: SampleDocument) -> Article:
    """Return the article of a document, with its notes at the end."""
    draft = _Draft()
    tables = []
    for part in document.body:
        if isinstance(part, DataTable):
            for line in part.above:
                draft.put(line)
            tables.append(_table(part, draft))
            for line in part.below:
                draft.put(line)
        else:
            draft.put(part.text)
    for note in document.notes:
        draft.put(note)
    return Article("a", document.title, draft.text, tables=tuple(tables))


class _Draft:
    """A text that grows, and tells where each piece was put."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, piece: str) -> Bounds:
        start = len(self.text)
        self.text += f"{piece}\n"
        return start, start + len(piece)


def _table(table: DataTable, draft: _Draft) -> Table:
    places = {cell: draft.put(cell.text) for cell in table.cells}
    grid = table.grid()

    def headers(cells: list[TableCell]) -> tuple[Bounds, ...]:
        return tuple(places[cell] for cell in dict.fromkeys(cells) if cell.text)

    cells = tuple(
        Cell(
            places[cell],
            headers(grid[cell.row][: table.header_columns]),
            headers([row[cell.column] for row in grid[: table.header_rows]]),
        )
        for cell in table.cells
        if cell.text and not table.is_header(cell)
    )
    starts, ends = zip(*places.values(), strict=True)
    return Table(min(starts), max(ends), cells)
