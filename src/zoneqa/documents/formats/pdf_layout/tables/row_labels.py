"""Labels at the left of a table that stand in the middle of several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, bounding_box, text_of

_TOLERANCE = 0.3
"""How far a label may be from the middle of its rows, relative to the height of its characters."""

_LEADING = 1.6
"""The greatest distance of the lines of a label, relative to the height of its characters."""

_MAX_LABELS = 200
_MAX_ROWS_OF_LABEL = 40

Label = tuple[range, list[Fragment]]
"""The rows of a label, and its lines."""


def labels_over_rows(column: Sequence[Fragment], rows: Sequence[Sequence[Fragment]]) -> list[Label]:
    """Return the labels of a column, from the top, if together they cover all of the rows.

    Each is in the middle of its rows. The list is empty if they are not.
    """
    if len(column) > _MAX_LABELS:
        return []
    lines = sorted(column, key=lambda fragment: -fragment.middle)
    boxes = [bounding_box(row) for row in rows]
    labels = _in_the_middle(lines, boxes)
    flush = _at_the_top(lines, boxes)
    return [] if labels and flush and _order(flush, rows) < _order(labels, rows) else labels


def _in_the_middle(lines: Sequence[Fragment], rows: Sequence[Box]) -> list[Label]:
    """Return the most labels that are in the middle of their rows and leave no row over."""

    @cache
    def best(line: int, row: int) -> tuple[Label, ...] | None:
        if line == len(lines):
            return () if row == len(rows) else None
        found: list[tuple[Label, ...]] = []
        for end in _ends_of_label(lines, line):
            box = bounding_box(lines[line:end])
            for last in _rows_around(box, rows, row, lines[line].height):
                rest = best(end, last)
                if rest is not None:
                    found.append(((range(row, last), list(lines[line:end])), *rest))
        return max(found, key=len, default=None)

    return list(best(0, 0) or ())


def _ends_of_label(lines: Sequence[Fragment], first: int) -> Iterator[int]:
    """Yield after which lines a label may end that begins with this one."""
    yield first + 1
    for n in range(first + 1, len(lines)):
        if lines[n - 1].middle - lines[n].middle > _LEADING * lines[n].height:
            break
        yield n + 1


def _rows_around(box: Box, rows: Sequence[Box], first: int, height: float) -> list[int]:
    """Return after which rows those from the first on may end that have a box in their middle."""
    ends = range(first + 1, min(len(rows), first + _MAX_ROWS_OF_LABEL) + 1)
    return [
        end
        for end in ends
        if abs((rows[first].top + rows[end - 1].bottom) / 2 - box.middle) < _TOLERANCE * height
    ]


def _at_the_top(lines: Sequence[Fragment], rows: Sequence[Box]) -> list[Label]:
    """Return the labels if each is in the first of its rows, the first of them in the first row."""
    starts = [
        next((n for n, row in enumerate(rows) if row.bottom < line.middle < row.top), None)
        for line in lines
    ]
    known = [start for start in starts if start is not None]
    if len(known) < len(lines) or known[:1] != [0] or len(set(known)) < len(known):
        return []
    ends = [*known[1:], len(rows)]
    return [(range(s, e), [line]) for s, e, line in zip(known, ends, lines, strict=True)]


def _order(labels: Sequence[Label], rows: Sequence[Sequence[Fragment]]) -> tuple[int, int]:
    """Return how many different groups of rows there are, and how much they differ in size."""
    groups = {tuple(text_of(rows[row][:1]) for row in rows_of) for rows_of, _ in labels}
    sizes = [len(rows_of) for rows_of, _ in labels]
    return len(groups), max(sizes) - min(sizes)
