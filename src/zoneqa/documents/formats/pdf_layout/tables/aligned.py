"""Tables that only the alignment of their cells shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.captions import is_caption
from zoneqa.documents.formats.pdf_layout.columns import is_running_text
from zoneqa.documents.formats.pdf_layout.fragments import (
    Fragment,
    bounding_box,
    em_of,
    fragment_rows,
    text_of,
)
from zoneqa.documents.formats.pdf_layout.tables.bands import is_figure
from zoneqa.documents.formats.pdf_layout.tables.divided_runs import divided
from zoneqa.documents.formats.pdf_layout.tables.found import Contents, FoundTable, tables_of
from zoneqa.documents.formats.pdf_layout.tables.label_columns import with_column_of_labels
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Rule, horizontal_rules
from zoneqa.documents.formats.pdf_layout.tables.table_columns import (
    Line,
    TableColumns,
    columns_of,
)
from zoneqa.documents.formats.pdf_layout.tables.table_rows import TableRows, contents_of, rows_of
from zoneqa.text.cell_kinds import is_generic

_CELL_GAP = 0.8
"""The least gap between cells, relative to the height of the characters."""

_LINE_GAP = 3.0
"""The greatest gap between the lines of a table, in ems."""

_MAX_LINES_OF_ONE_CELL = 2
_MIN_CELLS = 6
_MAX_LENGTH = 30
_MAX_HEADER_ROWS = 3
_PROSE_LENGTH = 12
_PROSE_MARKS = ("，", "。", "；", ", ", ". ")


def aligned_tables(fragments: Sequence[Fragment], rules: Sequence[Box]) -> list[FoundTable]:
    """Return the tables of a page whose columns are not ruled, but aligned."""
    lines = fragment_rows([f for f in fragments if not f.inset and not f.turns])
    em = em_of(fragments)
    across = horizontal_rules(rules)
    return [
        table
        for run in _runs(lines, em)
        for part in divided(run, across)
        for table in _tables_in(part, across, em)
    ]


def _runs(lines: Sequence[Line], em: float) -> Iterator[list[Line]]:
    """Yield runs of lines with several cells; few lines between or below them have only one."""
    run: list[Line] = []
    single = 0
    for line in lines:
        far = run and min(f.bottom for f in run[-1]) - max(f.top for f in line) > _LINE_GAP * em
        single = 0 if _has_cells(line) else single + 1
        if far or single > _MAX_LINES_OF_ONE_CELL or is_caption(text_of(line)):
            yield run
            run = []
        if (run or _has_cells(line)) and not is_caption(text_of(line)):
            run.append(line)
    yield run


def _has_cells(line: Line) -> bool:
    return any(_are_cells(left, right) for left, right in pairwise(line))


def _are_cells(left: Fragment, right: Fragment) -> bool:
    """Return whether neighbours are cells: far apart, or both figures."""
    far = right.left - left.right >= _CELL_GAP * right.height
    return far or (is_figure([left]) and is_figure([right]))


def _tables_in(run: list[Line], across: list[Rule], em: float) -> Iterator[FoundTable]:
    lines = [line for line in run if _has_cells(line)]
    if len(lines) < 2:
        return
    columns = with_column_of_labels(columns_of(lines), run)
    run = _without_text_below(list(_without_text_beside(run, columns)), columns)
    groups = list(_groups_of_columns(run, columns, em))
    if groups == [range(len(columns))]:
        yield from _tables(run, columns, across)
        return
    for group in groups:
        for part in _runs(list(_part_of_lines(run, columns, group)), em):
            yield from _tables_in(part, across, em)


def _without_text_beside(run: Sequence[Line], columns: TableColumns) -> Iterator[Line]:
    """Yield the lines without the fragments to the left or right of all columns."""
    left, right = columns.edges[0][0], columns.edges[-1][1]
    for line in run:
        inside = [f for f in line if f.right > left and f.left < right]
        if inside:
            yield inside


def _groups_of_columns(run: Sequence[Line], columns: TableColumns, em: float) -> Iterator[range]:
    """Yield the groups of two or more columns between columns of running text."""
    start = 0
    for end in range(len(columns) + 1):
        column = _in_columns(run, columns, range(end, end + 1))
        if end < len(columns) and not _is_prose(column, em):
            continue
        if end - start > 1:
            yield range(start, end)
        start = end + 1


def _is_prose(column: Sequence[Fragment], em: float) -> bool:
    """Return whether a column is running text: labels fill its width too, but have no commas."""
    marks = sum(fragment.text.count(mark) for fragment in column for mark in _PROSE_MARKS)
    lines = fragment_rows(column)
    long = sum(len(fragment.text) for fragment in column) >= _PROSE_LENGTH * len(lines)
    return (long or is_running_text(column, em)) and 4 * marks >= len(lines) > 0


def _in_columns(run: Sequence[Line], columns: TableColumns, group: range) -> list[Fragment]:
    """Return the fragments within a group of columns, without those that lie over others too."""
    return [f for line in run for f in line if set(columns.covered_by(f)) <= set(group)]


def _part_of_lines(
    run: Sequence[Line], columns: TableColumns, group: range
) -> Iterator[list[Fragment]]:
    for line in run:
        part = _in_columns([line], columns, group)
        if part:
            yield part


def _tables(
    lines: Sequence[Line], columns: TableColumns, across: Sequence[Rule]
) -> Iterator[FoundTable]:
    box = bounding_box(fragment for line in lines for fragment in line)
    rules = [rule for rule in across if _crosses(rule, box)]
    rows = rows_of(lines, columns, rules)
    contents = contents_of(rows, columns)
    if _is_table(contents, len(columns), bool(rules)):
        yield from tables_of(contents, _count_header_rows(rows, rules))


def _without_text_below(run: Sequence[Line], columns: TableColumns) -> list[Line]:
    """Return the lines without those of a paragraph that follows the last line with cells."""
    end = max(n for n, line in enumerate(run, 1) if _has_cells(line))
    labels = takewhile(lambda line: len(columns.covered_by(line[0])) == 1, run[end:])
    return [*run[:end], *labels]


def _crosses(rule: Rule, box: Box) -> bool:
    overlap = min(rule.end, box.right) - max(rule.start, box.left)
    return box.bottom < rule.at < box.top and overlap > 0.6 * box.width


def _is_table(contents: Contents, columns: int, ruled: bool) -> bool:
    """Return whether cells are those of a table: figures, or words with ruled or plain headers."""
    rows = max(area.row for area in contents) + 1
    if min(rows, columns) < 2 or rows * columns < _MIN_CELLS:
        return False
    body = [found for area, found in contents.items() if found and area.row and area.column]
    if 2 * sum(map(is_figure, body)) >= len(body) > 0:
        return True
    texts = {area: text_of(found) for area, found in contents.items()}
    named = any(is_generic(text) for area, text in texts.items() if area.row == 0)
    short = max(map(len, texts.values())) <= _MAX_LENGTH
    return short and (ruled or (named and all(texts.values())))


def _count_header_rows(rows: TableRows, rules: Sequence[Rule]) -> int:
    """Return how many rows are ruled off as headers; none if every row is."""
    found = [row for row in (rows.header, *rows.body) if row]
    bottoms = [min(f.middle for f in row) for row in found]
    ruled = [n for n, (a, b) in enumerate(pairwise(bottoms), 1) if any(b < r.at < a for r in rules)]
    if not ruled or len(ruled) >= len(found) - 1:
        return 0
    headers = ruled[0] + max(0, rows.header_rows - 1)
    return headers if headers <= _MAX_HEADER_ROWS else 0
