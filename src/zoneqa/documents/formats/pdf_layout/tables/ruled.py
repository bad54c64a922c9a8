"""Tables whose cells are divided by ruling lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, text_of
from zoneqa.documents.formats.pdf_layout.tables.bands import divide_bands
from zoneqa.documents.formats.pdf_layout.tables.found import (
    CellArea,
    Contents,
    FoundTable,
    tables_of,
)
from zoneqa.documents.formats.pdf_layout.tables.lattice import Lattice, lattices
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import (
    horizontal_rules,
    vertical_rules,
)

_MIN_FILLED = 3
_MAX_CELL_LENGTH = 60
"""The greatest median length of the cells of a table. The lines on a newspaper page frame more."""


def ruled_tables(fragments: Sequence[Fragment], rules: Sequence[Box]) -> list[FoundTable]:
    """Return the tables of a page whose rows and columns are ruled."""
    found = lattices(horizontal_rules(rules), vertical_rules(rules))
    return [table for lattice in found for table in _tables(lattice, fragments)]


def _tables(lattice: Lattice, fragments: Sequence[Fragment]) -> Iterator[FoundTable]:
    areas = _areas(lattice)
    contents: Contents = {area: [] for area in areas.values()}
    for fragment in fragments:
        if lattice.box.holds(fragment) and not fragment.inset:
            contents[areas[lattice.place_of(fragment)]].append(fragment)
    contents = divide_bands(contents)
    lengths = [len(text_of(found)) for found in contents.values() if found]
    # A single row may be the rest of a table that began on the page before.
    enough = len(lengths) >= (_MIN_FILLED if lattice.size[0] > 1 else lattice.size[1])
    if enough and median(lengths) <= _MAX_CELL_LENGTH:
        tables = list(tables_of(contents))
        yield from [replace(tables[0], box=lattice.box)] if len(tables) == 1 else tables


def _areas(lattice: Lattice) -> dict[tuple[int, int], CellArea]:
    """Return for each place the area of the cell that covers it."""
    rows, columns = lattice.size
    groups = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for row, column in list(groups):
        if column + 1 < columns and lattice.is_open_right(row, column):
            _unite(groups, (row, column), (row, column + 1))
        if row + 1 < rows and lattice.is_open_below(row, column):
            _unite(groups, (row, column), (row + 1, column))
    members: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for place in groups:
        members[_root(groups, place)].append(place)
    return {place: _area(place, places) for places in members.values() for place in places}


Places = dict[tuple[int, int], tuple[int, int]]


def _root(groups: Places, place: tuple[int, int]) -> tuple[int, int]:
    while groups[place] != place:
        place = groups[place]
    return place


def _unite(groups: Places, first: tuple[int, int], second: tuple[int, int]) -> None:
    groups[_root(groups, second)] = _root(groups, first)


def _area(place: tuple[int, int], places: list[tuple[int, int]]) -> CellArea:
    """Return the area of a cell with these places, or of the one place if they are no rectangle."""
    rows, columns = zip(*places, strict=True)
    row, column = min(rows), min(columns)
    height, width = max(rows) - row + 1, max(columns) - column + 1
    return (
        CellArea(row, column, height, width) if height * width == len(places) else CellArea(*place)
    )
