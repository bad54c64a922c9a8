"""Finding where the tables of a file stand in the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.documents.tables.headers import headed_cells
from zoneqa.types import Bounds, Cell, Table

_GAP = r"[\s|]*"
"""What may stand between the cells of a row, and between rows."""

_MAX_CAPTION = 80
_CAPTION = re.compile(
    r"单位\s*[:：]|^\s*(?:附?表|Table)\s*[\d一二三四五六七八九十]|[:：]$|(?:表|情况|指标|数据|如下|下表).{0,16}$"
)

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
    cells = tuple(_cells(grid, places))
    if not cells:
        return None
    start, end = min(places.values())[0], max(end for _, end in places.values())
    return Table(start, end, cells, _caption(text, start))


def _cells(grid: Grid, places: Places) -> Iterator[Cell]:
    for headed in headed_cells(grid):
        if headed.cell in places:
            rows, columns = (
                tuple(places[header] for header in headers if header in places)
                for headers in (headed.row_headers, headed.column_headers)
            )
            yield Cell(places[headed.cell], rows, columns)


def _places(text: str, grid: Grid, start: int) -> Places:
    """Return where each cell with text stands; nothing if not every row is there."""
    rows = [[cell for cell in row if cell.text.strip()] for row in grid.rows()]
    rows = [row for row in rows if row]
    if not rows:
        return {}
    # The first rows together make sure that it is this table and not a like row elsewhere.
    first = re.compile(_GAP.join(_group(cell) for row in rows[:2] for cell in row))
    match = first.search(text, start)
    if not match:
        return {}
    places = _spans(match, [cell for row in rows[:2] for cell in row])
    end = match.end()
    for row in rows[2:]:
        match = re.compile(_GAP + _GAP.join(map(_group, row))).match(text, end)
        if not match:
            return {}
        places.update(_spans(match, row))
        end = match.end()
    return places


def _group(cell: GridCell) -> str:
    return "(" + r"\s*".join(re.escape(c) for c in cell.text if not c.isspace()) + ")"


def _spans(match: re.Match[str], cells: Sequence[GridCell]) -> Places:
    return {cell: match.span(n) for n, cell in enumerate(cells, 1)}


def _caption(text: str, start: int) -> Bounds | None:
    """Return the line above a table, if it names the table or its unit."""
    above = text[:start].rstrip("\n |")
    begin = above.rfind("\n") + 1
    line = above[begin:].strip()
    if not line or len(line) > _MAX_CAPTION or not _CAPTION.search(line.rstrip("。．.)） ")):
        return None
    begin += len(above[begin:]) - len(above[begin:].lstrip())
    return begin, begin + len(line)
