"""Finding where the tables of a file stand in the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zoneqa.documents.tables.captions import is_caption
from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.documents.tables.headers import headed_cells, title_cell
from zoneqa.types import Bounds, Cell, Table

_GAP = re.compile(r"[\s|]*")
"""What may stand between the cells of a row, and between rows."""

_SEEN_ABOVE = 200
"""Characters above a table in which the line above it is looked for."""

_NAME = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[、.．)）]\s*)?"
    r"(?P<name>[^\W\d_]{2,16}(?:[区园市县镇厂院校]|公司|集团|大学|中心))"
    r"(?:[(（][^()（）]{1,20}[)）])?[:：]?"
)
"""A heading that is nothing but the name of what the table below is about."""

Places = dict[GridCell, Bounds]


def tables_in(text: str, grids: Iterable[Grid]) -> tuple[Table, ...]:
    """Return those of the tables that stand in a text, with the places of their cells.

    Cleaning a text may remove space within a cell, and a page's tables are spread over its
    reports, so each is looked for; those without a header are left out.
    """
    found: list[Table] = []
    end = 0
    for grid in grids:
        places = _places(text, grid, end)
        table = _table(text, grid, places) if places else None
        if table:
            found.append(table)
            end = table.end
    return tuple(found)


def _table(text: str, grid: Grid, places: Places) -> Table | None:
    name = _name_above(text, min(places.values())[0])
    cells = tuple(_cells(grid, places, name))
    if not cells:
        return None
    start, end = min(places.values())[0], max(end for _, end in places.values())
    title = title_cell(grid)
    caption = places.get(title) if title else None
    return Table(start, end, cells, caption or _caption(text, start))


def _cells(grid: Grid, places: Places, name: Bounds | None) -> Iterator[Cell]:
    """Yield the cells of data; the name above the table is the outermost header of their rows."""
    outer = (name,) if name else ()
    for headed in headed_cells(grid):
        if headed.cell in places:
            rows, columns = (
                tuple(places[header] for header in headers if header in places)
                for headers in (headed.row_headers, headed.column_headers)
            )
            yield Cell(places[headed.cell], (*outer, *rows), columns)


def _places(text: str, grid: Grid, start: int) -> Places:
    """Return where each cell with text stands; nothing if not every row is there."""
    rows = [[cell for cell in row if cell.text.strip()] for row in grid.rows()]
    cells = [cell for row in rows for cell in row]
    # The first rows together make sure that it is this table and not a like row elsewhere.
    opening = len([cell for row in list(filter(None, rows))[:2] for cell in row])
    for begin in _beginnings(text, cells[0].text, start) if cells else ():
        if _run(text, cells[:opening], begin) and (places := _run(text, cells, begin)):
            return places
    return {}


def _beginnings(text: str, words: str, start: int) -> Iterator[int]:
    first = words.split(maxsplit=1)[0][0]
    at = text.find(first, start)
    while at >= 0:
        yield at
        at = text.find(first, at + 1)


def _run(text: str, cells: Sequence[GridCell], at: int) -> Places:
    """Return where the cells stand one after another from a place on; nothing if they do not."""
    places: Places = {}
    for cell in cells:
        gap = _GAP.match(text, at)
        begin = gap.end() if gap else at
        end = _end_of(text, cell.text, begin)
        if end is None:
            return {}
        places[cell] = begin, end
        at = end
    return places


def _end_of(text: str, words: str, at: int) -> int | None:
    """Return where words end that begin at a place of the text, whatever space is in either."""
    if text.startswith(words, at):
        return at + len(words)
    for character in "".join(words.split()):
        while text[at : at + 1].isspace():
            at += 1
        if text[at : at + 1] != character:
            return None
        at += 1
    return at


def _caption(text: str, start: int) -> Bounds | None:
    """Return the line above a table, if it is a heading, or names the table or its unit."""
    begin, end = _line_above(text, start)
    if not is_caption(text[begin:end]):
        return None
    return begin, end


def _name_above(text: str, start: int) -> Bounds | None:
    """Return the name in the heading above a table, also above its caption.

    The first line of a text is its title, which stands over all of it.
    """
    caption = _caption(text, start)
    for at in (start, *caption[:1]) if caption else (start,):
        begin, end = _line_above(text, at)
        found = _NAME.fullmatch(text[begin:end]) if begin else None
        if found:
            return begin + found.start("name"), begin + found.end("name")
    return None


def _line_above(text: str, start: int) -> Bounds:
    """Return where the line above a place of the text stands, without space at its ends.

    Of a long line it is the end: none that belongs to a table is so long.
    """
    first = max(0, start - _SEEN_ABOVE)
    above = text[first:start].rstrip("\n |")
    line = above[above.rfind("\n") + 1 :]
    begin = first + len(above) - len(line.lstrip())
    return begin, begin + len(line.strip())
