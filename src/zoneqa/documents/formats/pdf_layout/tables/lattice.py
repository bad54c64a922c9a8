"""Tables whose cells are divided by ruling lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import (
    Rule,
    distinct,
    horizontal_rules,
    vertical_rules,
)

_MAX_CELLS = 20_000
_MIN_FILLED = 3
_MAX_CELL_LENGTH = 60
"""The greatest median length of the cells of a table. The lines on a newspaper page frame more."""


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Ruling lines that meet, and the positions at which they divide columns and rows."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> tuple[int, int]:
        """The numbers of rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1

    def place_of(self, box: Box) -> tuple[int, int]:
        """Return the row, counted from the top, and the column of the centre of a box."""
        rows, columns = self.size
        row = rows - bisect_right(self.ys, box.middle)
        column = bisect_right(self.xs, box.centre) - 1
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)

    def is_open_right(self, row: int, column: int) -> bool:
        """Return whether no line stands between a place and the one to its right."""
        rows, _ = self.size
        middle = (self.ys[rows - row - 1] + self.ys[rows - row]) / 2
        return not _has_rule(self.vertical, self.xs[column + 1], middle)

    def is_open_below(self, row: int, column: int) -> bool:
        rows, _ = self.size
        centre = (self.xs[column] + self.xs[column + 1]) / 2
        return not _has_rule(self.horizontal, self.ys[rows - row - 1], centre)


def ruled_tables(fragments: Sequence[Fragment], rules: Sequence[Box]) -> list[FoundTable]:
    """Return the tables of a page whose rows and columns are ruled."""
    lattices = _lattices(horizontal_rules(rules), vertical_rules(rules))
    return [table for lattice in lattices for table in _tables(lattice, fragments)]


def _lattices(horizontal: list[Rule], vertical: list[Rule]) -> Iterator[_Lattice]:
    for across, down in _meeting(horizontal, vertical):
        xs = distinct([rule.at for rule in down] + [p for r in across for p in (r.start, r.end)])
        ys = distinct([rule.at for rule in across] + [p for r in down for p in (r.start, r.end)])
        if len(xs) > 2 and len(ys) > 2 and len(xs) * len(ys) <= _MAX_CELLS:
            yield _Lattice(tuple(across), tuple(down), tuple(xs), tuple(ys))


def _meeting(
    horizontal: list[Rule], vertical: list[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the groups of lines that are connected."""
    left = list(vertical)
    while left:
        across: list[Rule] = []
        down = [left.pop()]
        for rule in down:
            met = [h for h in horizontal if h.meets(rule) and h not in across]
            across += met
            joined = [v for v in left if any(h.meets(v) for h in met)]
            left = [v for v in left if v not in joined]
            down += joined
        yield across, down


def _has_rule(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) < 3.0 and rule.spans(place) for rule in rules)


def _tables(lattice: _Lattice, fragments: Sequence[Fragment]) -> Iterator[FoundTable]:
    areas = _areas(lattice)
    contents: Contents = {area: [] for area in areas.values()}
    for fragment in fragments:
        if lattice.box.holds(fragment) and not fragment.inset:
            contents[areas[lattice.place_of(fragment)]].append(fragment)
    contents = divide_bands(contents)
    lengths = [len(text_of(found)) for found in contents.values() if found]
    if len(lengths) >= _MIN_FILLED and median(lengths) <= _MAX_CELL_LENGTH:
        yield from tables_of(contents)


def _areas(lattice: _Lattice) -> dict[tuple[int, int], CellArea]:
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
