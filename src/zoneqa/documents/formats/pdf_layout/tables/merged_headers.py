"""Headers over several columns or rows, which only their places tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zoneqa.documents.formats.pdf_layout.fragments import bounding_box, em_of, text_of
from zoneqa.documents.formats.pdf_layout.tables.found import CellArea, Contents
from zoneqa.documents.formats.pdf_layout.tables.table_columns import TableColumns
from zoneqa.text.cell_kinds import is_value

_MAX_ROWS = 2
"""The number of rows that may have headers over several columns."""


def with_merged_headers(contents: Contents, columns: TableColumns) -> Contents:
    """Return the cells with headers that are centred over several columns or rows merged."""
    for number in range(min(_MAX_ROWS, max(area.row for area in contents))):
        contents = _with_group_headers(contents, number, columns)
    return _with_tall_header(contents)


def _with_group_headers(contents: Contents, number: int, columns: TableColumns) -> Contents:
    headers = {area: found for area, found in contents.items() if area.row == number}
    below = sorted({area.column for area in contents if area.row == number + 1})
    figures = any(is_value(text_of(found)) for found in headers.values())
    if figures or len(headers) >= len(below):
        return contents
    return {
        _widened(area, headers, below, columns) if area in headers else area: found
        for area, found in contents.items()
    }


def _widened(
    area: CellArea, headers: Contents, below: Sequence[int], columns: TableColumns
) -> CellArea:
    """Return the area over the columns to which this header is nearest, if it is their centre."""
    centres = {other: bounding_box(found).centre for other, found in headers.items()}
    near = [
        column
        for column in below
        if min(centres, key=lambda a: abs(centres[a] - columns.centre_of([column]))) == area
    ]
    if len(near) < 2 or near != list(range(near[0], near[-1] + 1)):
        return area
    is_centred = abs(columns.centre_of(near) - centres[area]) < em_of(headers[area])
    return replace(area, column=near[0], columns=len(near)) if is_centred else area


def _with_tall_header(contents: Contents) -> Contents:
    """Return the cells with the first one over two rows if it stands between their lines."""
    corner = next((area for area in contents if area.row == area.column == 0), None)
    first = [f for area, found in contents.items() if area.row == 0 < area.column for f in found]
    second = [f for area, found in contents.items() if area.row == 1 for f in found]
    if not (corner and first and second) or any(CellArea(1, 0) == area for area in contents):
        return contents
    high, low = first[0].middle, second[0].middle
    if not 0.25 < (high - contents[corner][0].middle) / (high - low) < 0.75:
        return contents
    return {replace(a, rows=2) if a is corner else a: found for a, found in contents.items()}
