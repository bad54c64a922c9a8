"""A table that was found on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, bounding_box, text_of
from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.text.prose import clean_prose

_LEADERS = re.compile(r"(?<=\w)\s*(?:[…·]{2,}|(?:[.．]\s?){4,})$")
"""Dots that lead from a label to its figure."""


@dataclass(frozen=True, slots=True)
class CellArea:
    """The rows and columns that a cell covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


Contents = dict[CellArea, list[Fragment]]
"""The fragments of each cell; an empty list for a cell without text."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, its place on the page, and the fragments that it is made of."""

    box: Box
    grid: Grid
    fragments: tuple[Fragment, ...]

    def as_inset(self) -> Fragment:
        box = self.box
        text = self.grid.text
        return Fragment(box.left, box.bottom, box.right, box.top, "", inset=(text,), grid=self.grid)


def tables_of(contents: Contents, headers: int = 0) -> Iterator[FoundTable]:
    """Yield the table with these contents, of which the first rows are marked as headers.

    Several with the same headers side by side are tables of their own.
    """
    for panel in _panels(contents):
        fragments = tuple(fragment for found in panel.values() for fragment in found)
        ordered = sorted(panel, key=lambda area: (area.row, area.column))
        cells = tuple(_cell(area, panel[area], area.row < headers) for area in ordered)
        yield FoundTable(bounding_box(fragments), Grid(cells), fragments)


def _panels(contents: Contents) -> list[Contents]:
    """Return the contents in parts that begin with the same headers, such as year and value."""
    first = {area.column: text_of(found) for area, found in contents.items() if area.row == 0}
    titles = [first.get(column, "") for column in range(len(first))]
    width = next((n for n in range(2, len(titles) // 2 + 1) if _repeats(titles, n)), len(titles))
    if width in (0, len(titles)) or any(area.columns > 1 for area in contents):
        return [contents]
    return [_columns(contents, start, width) for start in range(0, len(titles), width)]


def _repeats(titles: Sequence[str], width: int) -> bool:
    times, rest = divmod(len(titles), width)
    return not rest and all(titles) and list(titles) == list(titles[:width]) * times


def _columns(contents: Mapping[CellArea, list[Fragment]], start: int, width: int) -> Contents:
    return {
        replace(area, column=area.column - start): found
        for area, found in contents.items()
        if start <= area.column < start + width
    }


def _cell(area: CellArea, fragments: Sequence[Fragment], header: bool) -> GridCell:
    text = _LEADERS.sub("", " ".join(clean_prose(text_of(fragments)).split()))
    return GridCell(text, area.row, area.column, area.rows, area.columns, header)
