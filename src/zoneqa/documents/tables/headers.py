"""Which headers belong to each cell of data in a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.documents.tables.header_area import (
    count_header_rows,
    filled_down,
    filled_right,
    header_columns,
)
from zoneqa.documents.tables.matrix import (
    GridRow,
    distinct,
    section_title,
    spread,
    text_of,
    texts_of,
)
from zoneqa.text.cell_kinds import is_period, is_value

_NAME = re.compile(r"姓\s*名").fullmatch
_POST = re.compile(r"(?:现任|担任|所任)?(?:职\s*[务位]|岗\s*位)").fullmatch


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """A cell of data with its headers, from the outermost in."""

    cell: GridCell
    row_headers: tuple[GridCell, ...]
    column_headers: tuple[GridCell, ...]


def headed_cells(grid: Grid) -> list[HeadedCell]:
    """Return the cells of data of a table that have a header, in reading order."""
    rows = spread(grid)
    if title_cell(grid):
        rows = rows[1:]
    if len(rows) < 2 or len(rows[0]) < 2:
        return []
    pairs = pairs_of(rows)
    if pairs:
        return pairs
    count = count_header_rows(rows)
    above, data = filled_right(rows[:count]), rows[count:]
    lefts = header_columns(above, data)
    data = filled_down(data, lefts[:-1])
    found: dict[GridCell, HeadedCell] = {}
    section: GridCell | None = None
    for row in data:
        title = section_title(row)
        if title:
            section = title
        elif not _repeats(row, above):
            for headed in _headed_row(row, above, lefts, section):
                found.setdefault(headed.cell, headed)
            for headed in _holders(row, above, lefts):
                found[headed.cell] = headed
    return list(found.values())


def title_cell(grid: Grid) -> GridCell | None:
    """Return the first cell if it is merged over the whole width: it names the table."""
    rows = spread(grid)
    if len(rows) < 3 or len(rows[0]) < 2:
        return None
    title = section_title(rows[0])
    return title if title and not section_title(rows[1]) else None


def _holders(row: GridRow, above: list[GridRow], lefts: list[int]) -> list[HeadedCell]:
    """Return the name of a person as a cell of data that the person's post is the header of.

    Such a row says what post a person holds, and who holds a post.
    """
    header = texts_of(above[-1]) if above else []
    names, posts = ([c for c, text in enumerate(header) if is_(text)] for is_ in (_NAME, _POST))
    if len(names) != 1 or len(posts) != 1:
        return []
    name, post, title = row[names[0]], row[posts[0]], above[-1][names[0]]
    if not name or not post or not title or not text_of(name) or not text_of(post):
        return []
    around = [row[c] for c in lefts if row[c] is not name]
    return [HeadedCell(name, distinct([*around, post]), (title,))]


def _repeats(row: GridRow, above: list[GridRow]) -> bool:
    """Return whether a row is a header row again, as at the top of the next page."""
    return any(texts_of(row) == texts_of(header) for header in above)


def _headed_row(
    row: GridRow, above: list[GridRow], lefts: list[int], section: GridCell | None
) -> list[HeadedCell]:
    left = distinct([section, *(row[c] for c in lefts)])
    first = lefts[-1] + 1
    found: list[HeadedCell] = []
    for c in range(first, len(row)):
        cell = row[c]
        if cell and cell.text.strip() and cell not in left and c not in lefts:
            top = distinct([header[c] for header in above])
            if left or top:
                found.append(HeadedCell(cell, left, top))
    return found


def pairs_of(rows: list[GridRow]) -> list[HeadedCell]:
    """Return the cells of a form, in which each row is pairs of a name and a value."""
    width = len(rows[0])
    if width < 4 or width % 2:
        return []
    names = [text for row in rows for text in texts_of(row[::2]) if text]
    values = [text for row in rows for text in texts_of(row[1::2]) if text]
    if any(map(_is_figure, names)) or not any(map(is_value, values)):
        return []
    if not any(map(_is_figure, texts_of(rows[0]))):  # a header row
        return []
    return [
        HeadedCell(value, (name,), ())
        for row in rows
        for name, value in zip(row[::2], row[1::2], strict=True)
        if name and value and text_of(name) and text_of(value) and name is not value
    ]


def _is_figure(text: str) -> bool:
    return is_value(text) or is_period(text)
