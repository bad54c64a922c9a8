"""The columns at the left of a table, whose labels may stand over several rows."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, bounding_box
from zoneqa.documents.formats.pdf_layout.tables.bands import is_figure
from zoneqa.documents.formats.pdf_layout.tables.divided_runs import has_values
from zoneqa.documents.formats.pdf_layout.tables.found import CellArea, Contents
from zoneqa.documents.formats.pdf_layout.tables.row_labels import labels_over_rows
from zoneqa.documents.formats.pdf_layout.tables.table_columns import Line, TableColumns


def with_column_of_labels(columns: TableColumns, lines: Sequence[Line]) -> TableColumns:
    """Return the columns with one before them if labels over their rows stand alone there."""
    start = columns.edges[0][0]
    alone = [line[0] for line in lines if len(line) == 1 and line[0].right <= start]
    data = list(filter(has_values, lines))
    rows = [[f for f in line if f.right > start] for line in data]
    labels = alone + [f for line in data for f in line if f.right <= start]
    if not alone or not all(rows) or not labels_over_rows(labels, rows):
        return columns
    box = bounding_box(alone)
    return TableColumns(((box.left, box.right), *columns.edges))


def labels_apart(lines: Sequence[Line], columns: TableColumns) -> tuple[Contents, Sequence[Line]]:
    """Return the labels that stand over several rows, and the lines without them."""
    labels: Contents = {}
    count = _count_label_columns(lines, columns)
    stacks = _stacks_of_labels(lines, columns, count)
    figures = [[f for f in line if columns.covered_by(f).start >= count] for line in lines]
    rows = list(filter(None, figures))
    for column in reversed(range(count)):
        found = labels_over_rows(stacks[column], rows)
        if any(len(over) > 1 for over, _ in found):
            labels |= {CellArea(over.start, column, len(over)): label for over, label in found}
            lines = [[f for f in line if f not in stacks[column]] for line in lines]
        elif found:
            rows = [[*row, *label] for row, (_, label) in zip(rows, found, strict=True)]
    return labels, list(filter(None, lines))


def _stacks_of_labels(
    lines: Sequence[Line], columns: TableColumns, count: int
) -> list[list[Fragment]]:
    """Return the labels in each of the first columns.

    One over all of these columns, such as that of a total, counts for the first.
    """
    stacks: list[list[Fragment]] = [[] for _ in range(count)]
    for line in lines:
        found = [f for f in line if columns.covered_by(f).stop <= count]
        for fragment in found:
            covered = columns.covered_by(fragment)
            is_total = (
                len(found) == 1 and len(line) > 1 and _is_centred_over(fragment, columns, count)
            )
            stacks[0 if is_total else covered.start].append(fragment)
    return stacks


def _is_centred_over(fragment: Fragment, columns: TableColumns, count: int) -> bool:
    """Return whether a label is in the middle of the first columns rather than in its own."""
    own = columns.covered_by(fragment)
    from_own = abs(fragment.centre - columns.centre_of(own))
    from_all = abs(fragment.centre - columns.centre_of(range(count)))
    return from_all < from_own and fragment.left < columns.edges[own.start][0]


def _count_label_columns(lines: Sequence[Line], columns: TableColumns) -> int:
    """Return how many columns are to the left of the first one with a figure."""
    figures = [columns.covered_by(f).start for line in lines for f in line if is_figure([f])]
    return min(figures, default=0)
