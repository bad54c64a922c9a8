"""Tables that go on over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zoneqa.documents.formats.pdf_layout.captions import is_continued
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, text_of
from zoneqa.documents.tables.grid import Grid

_MAX_HEADER_ROWS = 3
_EDGE = 30.0
"""The greatest difference of the edges of the parts of a table, in points."""

Block = list[Fragment]


def join_continued_tables(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """Return the blocks of all pages; a table that goes on in the next column or page is one."""
    blocks: list[Block] = []
    for page in pages:
        for number, block in enumerate(_without_captions(page)):
            table = _joined(blocks[-1][0], block[0], number == 0) if blocks else None
            blocks[-1:] = [[table]] if table else [*blocks[-1:], block]
    return blocks


def _without_captions(page: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page without lines that only say that a table goes on."""
    return [
        block
        for block, after in pairwise([*page, []])
        if not (after and after[0].grid and is_continued(text_of(block)))
    ]


def _joined(first: Fragment, second: Fragment, is_first: bool) -> Fragment | None:
    """Return the table of which two insets are parts, or None if they are not.

    The second one may be the first block of its page, or stand at the top of the next column.
    """
    if first.grid is None or second.grid is None or _width(first.grid) != _width(second.grid):
        return None
    next_column = second.left >= first.right and second.top > first.top
    if not (is_first or next_column):
        return None
    repeated = _count_repeated_rows(first.grid, second.grid)
    shift = 0.0 if is_first else second.left - first.left
    edges = max(abs(second.left - shift - first.left), abs(second.right - shift - first.right))
    if not repeated and edges > _EDGE:
        return None
    grid = _appended(first.grid, second.grid, repeated)
    return replace(second, grid=grid, inset=(grid.text,))


def _width(grid: Grid) -> int:
    return max(cell.column + cell.columns for cell in grid.cells)


def _count_repeated_rows(first: Grid, second: Grid) -> int:
    """Return how many rows at the top of the second table repeat those of the first."""
    rows = zip(_texts(first), _texts(second), strict=False)
    count = 0
    for one, other in rows:
        if one != other or count == _MAX_HEADER_ROWS:
            break
        count += 1
    return count


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows()]


def _appended(first: Grid, second: Grid, repeated: int) -> Grid:
    height = max(cell.row + cell.rows for cell in first.cells)
    head = tuple(replace(c, header=c.header or c.row < repeated) for c in first.cells)
    body = (replace(c, row=c.row + height - repeated) for c in second.cells if c.row >= repeated)
    return Grid((*head, *body))
