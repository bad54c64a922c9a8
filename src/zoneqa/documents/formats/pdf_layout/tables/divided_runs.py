"""Tables that follow one another without a line of text between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from zoneqa.documents.formats.pdf_layout.fragments import bounding_box, text_of
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Rule
from zoneqa.documents.formats.pdf_layout.tables.table_columns import Line, columns_of
from zoneqa.text.cell_kinds import is_value

_EMPTY_BAND = 5.0
"""The least distance of the lines that end a table and begin the next, in points."""


def has_values(line: Line) -> bool:
    """Return whether a line is a row of data: a label, and a value after it."""
    return any(is_value(text_of([fragment])) for fragment in line[1:])


def divided(run: Sequence[Line], across: Sequence[Rule]) -> Iterator[list[Line]]:
    """Yield the lines of each table: ruling lines without text between them, or new headers."""
    starts = [n for n in range(1, len(run)) if _has_empty_band(run[n - 1], run[n], across)]
    for start, end in pairwise([0, *starts, len(run)]):
        yield from _divided_at_headers(run[start:end])


def _has_empty_band(above: Line, below: Line, across: Sequence[Rule]) -> bool:
    top, bottom = bounding_box(above), bounding_box(below)
    left, right = min(top.left, bottom.left), max(top.right, bottom.right)
    between = [
        rule.at
        for rule in across
        if bottom.middle < rule.at < top.middle and rule.start < right and rule.end > left
    ]
    return bool(between) and max(between) - min(between) >= _EMPTY_BAND


def _divided_at_headers(run: Sequence[Line]) -> Iterator[list[Line]]:
    parts: list[list[Line]] = []
    for part, has_text_above in _parts_with_headers(run):
        if parts and not has_text_above and _have_same_columns(parts[-1], part):
            parts[-1] += part
        else:
            parts.append(part)
    yield from parts


def _parts_with_headers(run: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Yield the lines cut before each line of headers that follows rows of data.

    Text between the tables is left out; the second value tells whether there was some above.
    """
    part: list[Line] = []
    has_text = False
    for line in run:
        is_header = len(line) > 1 and not has_values(line)
        if is_header and _count_rows(part) > 1 and not _has_header_below_data(part):
            table = list(_without_text_below(part))
            yield table, has_text
            has_text = len(table) < len(part)
            part = []
        part.append(line)
    yield part, has_text


def _has_header_below_data(part: Sequence[Line]) -> bool:
    """Return whether a line of several words stands below the last row of data."""
    last = max(n for n, line in enumerate(part) if has_values(line))
    return any(len(line) > 1 for line in part[last + 1 :])


def _without_text_below(part: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines up to the last row of data, and what is left of its figures below it."""
    last = max(n for n, line in enumerate(part) if has_values(line))
    figures = min(f.left for f in part[last][1:] if is_value(text_of([f])))
    yield from part[: last + 1]
    yield from takewhile(lambda line: line[-1].right <= figures, part[last + 1 :])


def _have_same_columns(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Return whether two runs have the same columns, or one is too short to tell."""
    if min(_count_rows(first), _count_rows(second)) < 2:
        return True
    one, other = (columns_of(list(filter(has_values, run))).edges for run in (first, second))
    return len(one) == len(other) and all(
        a[0] < b[1] and b[0] < a[1] for a, b in zip(one, other, strict=True)
    )


def _count_rows(run: Sequence[Line]) -> int:
    return sum(map(has_values, run))
