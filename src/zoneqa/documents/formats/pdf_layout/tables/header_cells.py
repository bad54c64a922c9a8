"""The cells of the headers of a table without ruled cells.

A header may have several lines, stand over several columns, or reach over several rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, bounding_box, em_of
from zoneqa.documents.formats.pdf_layout.tables.found import CellArea, Contents
from zoneqa.documents.formats.pdf_layout.tables.shared_columns import shared_columns
from zoneqa.documents.formats.pdf_layout.tables.table_columns import Line, TableColumns

_LEADING = 1.7
"""The greatest distance of the lines of a header, in ems."""

_WRAPPED_PITCH = 0.9
"""The greatest distance of the lines of a header, relative to that of the rows."""

_MAX_COLUMNS = 100

_OPENING = ("（", "(", "[", "［", "/")
"""How the unit of a header begins that stands on a line of its own."""


@dataclass(slots=True)
class _Header:
    """The fragments of a header, and the columns over which they lie."""

    columns: range
    fragments: list[Fragment]

    @property
    def box(self) -> Box:
        return bounding_box(self.fragments)

    def overlaps(self, other: _Header) -> bool:
        return bool(set(self.columns) & set(other.columns))


def header_cells(lines: Sequence[Line], columns: TableColumns, pitch: float) -> Contents:
    """Return the cells of the lines above the figures, whose rows are `pitch` points apart."""
    if not lines:
        return {}
    em = em_of([fragment for line in lines for fragment in line])
    leading = min(_WRAPPED_PITCH * pitch, _LEADING * em) if pitch else _LEADING * em
    headers = _headers(lines, columns, leading)
    levels = _levels(headers, em)
    rows = {id(header): _rows_of(header, levels, em) for header in headers}
    columns = _widened(columns, [h for h in headers if len(levels) - 1 in rows[id(h)]])
    cells: Contents = {}
    for level in range(len(levels)):
        here = [header for header in headers if rows[id(header)].start == level]
        tall = [h for h in headers if level in rows[id(h)] and len(rows[id(h)]) > 1]
        is_last = level == len(levels) - 1
        spans = _own_columns(here) if is_last else _spans(here, tall, columns, em)
        for header, span in zip(here, spans, strict=True):
            area = CellArea(level, span.start, len(rows[id(header)]), len(span))
            cells[area] = [*cells.get(area, []), *header.fragments]
    return cells


def _headers(lines: Sequence[Line], columns: TableColumns, leading: float) -> list[_Header]:
    """Return the headers from the top; the lines of one are joined."""
    headers: list[_Header] = []
    for line in lines:
        for header in _in_line(line, columns):
            above = [other for other in headers if other.overlaps(header)]
            if above and _goes_on(above[-1], header, leading):
                above[-1].fragments += header.fragments
            else:
                headers.append(header)
    return headers


def _in_line(line: Line, columns: TableColumns) -> list[_Header]:
    """Return the headers of a line; pieces over the same column are one."""
    found: list[_Header] = []
    for fragment in line:
        covered = columns.covered_by(fragment)
        if found and found[-1].columns.stop > covered.start:
            start, stop = found[-1].columns.start, max(found[-1].columns.stop, covered.stop)
            found[-1] = _Header(range(start, stop), [*found[-1].fragments, fragment])
        else:
            found.append(_Header(covered, [fragment]))
    return found


def _goes_on(above: _Header, header: _Header, leading: float) -> bool:
    """Return whether a header is the next line of the one above it."""
    distance = above.fragments[-1].middle - header.fragments[0].middle
    is_unit = header.fragments[0].text.startswith(_OPENING) and above.columns == header.columns
    return distance < leading or (is_unit and distance < _LEADING * em_of(above.fragments))


def _levels(headers: Sequence[_Header], em: float) -> list[float]:
    """Return the middles of the rows of headers: of those with another one above or below."""
    stacked = [h for h in headers if any(h is not o and h.overlaps(o) for o in headers)]
    middles = sorted((header.box.middle for header in stacked or headers[:1]), reverse=True)
    levels: list[float] = []
    for middle in middles:
        if not levels or levels[-1] - middle > 0.5 * em:
            levels.append(middle)
    return levels


def _rows_of(header: _Header, levels: Sequence[float], em: float) -> range:
    """Return the row at which a header stands, or those between which it stands."""
    middle = header.box.middle
    distances = [abs(level - middle) for level in levels]
    nearest = distances.index(min(distances))
    if distances[nearest] <= 0.5 * em or not levels[-1] < middle < levels[0]:
        return range(nearest, nearest + 1)
    below = next(n for n, level in enumerate(levels) if level < middle)
    return range(below - 1, below + 1)


def _widened(columns: TableColumns, headers: Sequence[_Header]) -> TableColumns:
    """Return the columns as wide as those of their headers that stand over one."""
    edges = list(columns.edges)
    for header in headers:
        if len(header.columns) == 1:
            (left, right), box = edges[header.columns.start], header.box
            edges[header.columns.start] = min(left, box.left), max(right, box.right)
    return TableColumns(tuple(edges))


def _own_columns(headers: Sequence[_Header]) -> list[range]:
    return [header.columns for header in headers]


def _spans(
    headers: Sequence[_Header], tall: Sequence[_Header], columns: TableColumns, em: float
) -> list[range]:
    """Return the columns over which each header of a row stands."""
    taken = {column for header in tall for column in header.columns}
    spans: dict[int, range] = {id(header): header.columns for header in headers}
    for run in _runs([column for column in range(len(columns)) if column not in taken]):
        inside = [h for h in headers if h not in tall and h.columns.start in run]
        if inside and len(run) <= _MAX_COLUMNS:
            edges = [columns.edges[column] for column in run]
            shared = shared_columns([header.box for header in inside], edges, em)
            for header, span in zip(inside, shared, strict=True):
                spans[id(header)] = range(run.start + span.start, run.start + span.stop)
    return [spans[id(header)] for header in headers]


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    """Yield the runs of numbers without a gap."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield range(run[0], run[-1] + 1)
