"""The rows of a table without ruled cells, from its lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.tables.bands import is_figure
from zoneqa.documents.formats.pdf_layout.tables.divided_runs import has_values
from zoneqa.documents.formats.pdf_layout.tables.found import CellArea, Contents
from zoneqa.documents.formats.pdf_layout.tables.header_cells import header_cells
from zoneqa.documents.formats.pdf_layout.tables.label_columns import labels_apart
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Rule
from zoneqa.documents.formats.pdf_layout.tables.table_columns import Line, TableColumns

_WRAPPED_PITCH = 0.9
"""The greatest distance of the lines of a cell, relative to that of the rows."""

_EVEN = 1.15
"""The least ratio of the widest to the narrowest gap between lines that are not evenly spaced."""

_NOTE = re.compile(r"[（(*]?(?:注|註|备注|说明|数据来源|资料来源|来源|单位)")
_BRACKETS = ("（", "）"), ("(", ")")

Row = list[Fragment]


@dataclass(frozen=True, slots=True)
class TableRows:
    """The fragments above the data, the rows of data, and the labels over several of these."""

    header: Row
    header_cells: Contents
    body: list[Row]
    labels: Contents

    @property
    def header_rows(self) -> int:
        return max((area.row + area.rows for area in self.header_cells), default=0)


def rows_of(lines: Sequence[Line], columns: TableColumns, rules: Sequence[Rule]) -> TableRows:
    """Return the rows of a table; a row whose cells are wrapped has several lines.

    Lines below the table are left out.
    """
    dividers = [rule.at for rule in rules]
    if len(dividers) > 2 and 2 * len(dividers) >= len(lines):
        return TableRows([], {}, _ruled_rows(lines, dividers), {})
    above, data = _split_header(lines, columns)
    labels, rest = labels_apart(data, columns)
    body = _aligned_rows(rest, columns)
    header = [fragment for line in above for fragment in line]
    return TableRows(header, header_cells(above, columns, _row_pitch(data)), body, labels)


def contents_of(rows: TableRows, columns: TableColumns) -> Contents:
    """Return the fragments of each cell, with an empty list for those without text."""
    first = rows.header_rows
    contents = dict(rows.header_cells)
    contents |= {replace(area, row=first + area.row): f for area, f in rows.labels.items()}
    for number, row in enumerate(rows.body, first):
        contents |= _cells_of(number, row, columns)
    return _with_empty_cells(contents, first + len(rows.body), len(columns))


def _split_header(
    lines: Sequence[Line], columns: TableColumns
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines of headers above the first values, and the others.

    A label just above the first values belongs to them.
    """
    end = next((n for n, line in enumerate(lines) if has_values(line)), 0)
    while end and len(lines[end - 1]) == 1 and columns.covered_by(lines[end - 1][0]) == range(1):
        end -= 1
    return lines[:end], lines[end:]


def _aligned_rows(lines: Sequence[Line], columns: TableColumns) -> list[Row]:
    pitch = _row_pitch(lines)
    rows: list[Row] = []
    labels: list[Row] = []
    for line in lines:
        if _is_label(line, columns):
            labels.append(list(line))
            continue
        above, below = _shared_out(rows[-1:], labels, line, pitch)
        rows[-1:] = [sum(labels[:above], row) for row in rows[-1:]]
        rows += labels[above : len(labels) - below]
        rows.append(sum(labels[len(labels) - below :], list(line)))
        labels = []
    return _with_last_label(rows, labels, columns, pitch)


def _ruled_rows(lines: Sequence[Line], dividers: Sequence[float]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if rows and not any(line[0].middle < at < rows[-1][-1].middle for at in dividers):
            rows[-1] += line
        else:
            rows.append(list(line))
    return rows


def _with_last_label(
    rows: list[Row], labels: Sequence[Row], columns: TableColumns, pitch: float
) -> list[Row]:
    """Return the rows with the rest of a label that is wrapped below the last figures."""
    for line in labels:
        is_part = (
            min(f.middle for f in rows[-1]) - line[0].middle < _WRAPPED_PITCH * pitch
            and columns.covered_by(line[-1])[0] == 0
            and not _NOTE.match(line[0].text)
        )
        if not is_part:
            break
        rows[-1] = rows[-1] + line
    return rows


def _row_pitch(lines: Sequence[Line]) -> float:
    """Return the least distance of lines with figures, or 0 if there are no two of them."""
    middles = [line[0].middle for line in lines if any(is_figure([f]) for f in line)]
    return min((a - b for a, b in pairwise(middles)), default=0.0)


def _is_label(line: Line, columns: TableColumns) -> bool:
    """Return whether a line may be a part of a wrapped label: one cell and no figure."""
    return len(_filled(line, columns)) == 1 and not any(is_figure([f]) for f in line)


def _shared_out(
    above: Sequence[Row], labels: Sequence[Row], below: Line, pitch: float
) -> tuple[int, int]:
    """Return how many of the labels belong to the row above, if any, and to that below.

    The widest gap divides the rows. Where the lines are evenly spaced, each is a row of its own.
    """
    if not labels:
        return 0, 0
    middles = [line[-1].middle for line in (*above, *labels)] + [below[0].middle]
    gaps = [high - low for high, low in pairwise(middles)]
    if not above:
        return 0, len(labels) if all(gap < _WRAPPED_PITCH * pitch for gap in gaps) else 0
    if max(gaps) < _EVEN * min(gaps):
        is_part = gaps[0] < labels[0][0].height or _is_open(above[0][0].text)
        return int(is_part), 0
    widest = gaps.index(max(gaps))
    is_up = all(gap < _WRAPPED_PITCH * pitch for gap in gaps[:widest])
    is_down = all(gap < _WRAPPED_PITCH * pitch for gap in gaps[widest + 1 :])
    return widest if is_up else 0, len(labels) - widest if is_down else 0


def _filled(line: Line, columns: TableColumns) -> set[int]:
    return {column for fragment in line for column in columns.covered_by(fragment)}


def _is_open(text: str) -> bool:
    return any(text.count(left) > text.count(right) for left, right in _BRACKETS)


def _cells_of(number: int, row: Row, columns: TableColumns) -> Contents:
    """Return the cells of a row; those that share a column are one."""
    cells: Contents = {}
    for fragment in row:
        covered = columns.covered_by(fragment)
        area = CellArea(number, covered[0], 1, len(covered))
        same = next((other for other in cells if _share_column(area, other)), area)
        start = min(same.column, area.column)
        end = max(same.column + same.columns, area.column + area.columns)
        found = cells.pop(same, [])
        cells[replace(same, column=start, columns=end - start)] = [*found, fragment]
    return cells


def _share_column(first: CellArea, second: CellArea) -> bool:
    return (
        first.column < second.column + second.columns
        and second.column < first.column + first.columns
    )


def _with_empty_cells(contents: Contents, rows: int, columns: int) -> Contents:
    covered = {
        (row, column)
        for area in contents
        for row in range(area.row, area.row + area.rows)
        for column in range(area.column, area.column + area.columns)
    }
    places = ((row, column) for row in range(rows) for column in range(columns))
    empty: Contents = {CellArea(*place): [] for place in places if place not in covered}
    return contents | empty
