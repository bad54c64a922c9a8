"""The columns of a table without ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, em_of
from zoneqa.documents.formats.pdf_layout.tables.bands import is_figure

_MIN_GUTTER = 0.25
"""The least width of the gap between columns, in ems."""

_CROSSED = 8
"""One in so many lines may cross a gutter."""

_MAX_HEADER_LINES = 5

Line = Sequence[Fragment]


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The left and right edges of the columns, from left to right."""

    edges: tuple[tuple[float, float], ...]

    def __len__(self) -> int:
        return len(self.edges)

    def covered_by(self, box: Box) -> range:
        """Return the columns over which a box lies, or else the nearest one."""
        over = [n for n, edge in enumerate(self.edges) if _overlap(edge, box) > 0]
        if not over:
            distances = [max(left - box.centre, box.centre - right) for left, right in self.edges]
            over = [distances.index(min(distances))]
        return range(over[0], over[-1] + 1)

    def centre_of(self, columns: Sequence[int]) -> float:
        return (self.edges[columns[0]][0] + self.edges[columns[-1]][1]) / 2


def columns_of(lines: Sequence[Line]) -> TableColumns:
    """Return the columns that the lines have in common.

    Lines above with fewer cells may have headers over several columns, so they do not count.
    """
    body = _without_stray_labels(_without_group_headers(lines))
    em = em_of([fragment for line in body for fragment in line])
    allowed = len(body) // _CROSSED
    ends = sorted({end for line in body for f in line for end in (f.left, f.right)})
    edges: list[tuple[float, float]] = []
    free_from = float("-inf")
    for left, right in pairwise(ends):
        covering = sum(any(f.left < right and f.right > left for f in line) for line in body)
        if covering <= allowed:
            continue
        if edges and left - free_from < _MIN_GUTTER * em:
            edges[-1] = (edges[-1][0], right)
        else:
            edges.append((left, right))
        free_from = right
    return TableColumns(tuple(edges))


def _without_group_headers(lines: Sequence[Line]) -> Sequence[Line]:
    most = max(map(len, lines))
    first = next(n for n, line in enumerate(lines) if len(line) == most)
    return lines[first:] if first <= _MAX_HEADER_LINES and len(lines) - first >= 2 else lines


def _without_stray_labels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without first cells that stand where no other line has anything.

    So does the label of a total that is centred over two columns of labels.
    """
    found: list[Line] = []
    for line in lines:
        others = [fragment for other in lines if other is not line for fragment in other]
        first = line[0]
        is_stray = not any(_overlap((f.left, f.right), first) > 0 for f in others)
        found.append(line[1:] if is_stray and not is_figure([first]) else line)
    return found


def _overlap(edge: tuple[float, float], box: Box) -> float:
    return min(edge[1], box.right) - max(edge[0], box.left)
