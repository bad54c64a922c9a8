"""Ruling lines that meet, as those around the cells of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Rule, distinct

_MAX_CELLS = 20_000
_NEAR = 3.0
"""The greatest distance of a line from its place in the lattice, in points."""


@dataclass(frozen=True, slots=True)
class Lattice:
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

    def dividers_of(self, row: int) -> set[float]:
        """Return the positions of the lines that divide a row into columns."""
        _, columns = self.size
        open_right = [self.is_open_right(row, column) for column in range(columns - 1)]
        return {x for x, is_open in zip(self.xs[1:-1], open_right, strict=True) if not is_open}

    def between(self, bottom: float, top: float) -> Lattice:
        """Return the part of the lattice between two of its horizontal lines."""
        across = [rule for rule in self.horizontal if bottom - _NEAR < rule.at < top + _NEAR]
        down = [
            replace(rule, start=max(rule.start, bottom), end=min(rule.end, top))
            for rule in self.vertical
            if rule.start < top - _NEAR and rule.end > bottom + _NEAR
        ]
        return _lattice(across, down)

    def is_open_right(self, row: int, column: int) -> bool:
        """Return whether no line stands between a place and the one to its right."""
        rows, _ = self.size
        middle = (self.ys[rows - row - 1] + self.ys[rows - row]) / 2
        return not _has_rule(self.vertical, self.xs[column + 1], middle)

    def is_open_below(self, row: int, column: int) -> bool:
        rows, _ = self.size
        centre = (self.xs[column] + self.xs[column + 1]) / 2
        return not _has_rule(self.horizontal, self.ys[rows - row - 1], centre)


def lattices(horizontal: list[Rule], vertical: list[Rule]) -> Iterator[Lattice]:
    """Yield the lattices of a page; tables that share a line have one each."""
    for across, down in _meeting(horizontal, vertical):
        for lattice in _divided(_lattice(across, down)):
            rows, columns = lattice.size
            if columns > 1 and rows * columns <= _MAX_CELLS:
                yield lattice


def _lattice(across: Sequence[Rule], down: Sequence[Rule]) -> Lattice:
    xs = distinct([rule.at for rule in down] + [p for r in across for p in (r.start, r.end)])
    ys = distinct([rule.at for rule in across] + [p for r in down for p in (r.start, r.end)])
    return Lattice(tuple(across), tuple(down), tuple(xs), tuple(ys))


def _divided(lattice: Lattice) -> Iterator[Lattice]:
    """Yield the lattices of tables that stand one on the other.

    Where one ends and the next begins, no line between columns goes on.
    """
    bands = [lattice.dividers_of(row) for row in range(lattice.size[0])]
    ends = [
        lattice.ys[-row - 1]
        for row in range(2, len(bands) - 1)
        if bands[row - 2] == bands[row - 1]
        and bands[row] <= bands[row + 1]
        and bands[row - 1]
        and bands[row]
        and not bands[row - 1] & bands[row]
    ]
    for top, bottom in pairwise([lattice.ys[-1], *ends, lattice.ys[0]]):
        yield lattice.between(bottom, top) if ends else lattice


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
    return any(abs(rule.at - at) < _NEAR and rule.spans(place) for rule in rules)
