"""Which columns each header of a row stands over, if it has fewer headers than columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from zoneqa.documents.formats.pdf_layout.boxes import Box

Edge = tuple[float, float]
"""The left and right edge of a column."""

Misfit = Callable[[Box, Edge], float]

_ALIGNMENTS: tuple[Misfit, ...] = (
    lambda box, edge: abs(box.centre - (edge[0] + edge[1]) / 2),
    lambda box, edge: abs(box.left - edge[0]),
    lambda box, edge: abs(box.right - edge[1]),
)
"""How far a header is from where it would stand over columns: centred, flush left or right."""


def shared_columns(headers: Sequence[Box], edges: Sequence[Edge], em: float) -> list[range]:
    """Return the columns that each header from left to right covers.

    All headers of a row are aligned alike. A column without a header costs an em of misfit.
    """
    if len(headers) >= len(edges):
        return [
            range(min(n, len(edges) - 1), min(n, len(edges) - 1) + 1) for n, _ in enumerate(headers)
        ]
    found = [_best(headers, edges, em, misfit) for misfit in _ALIGNMENTS]
    return min(found, key=lambda pair: pair[0])[1]


def _best(
    headers: Sequence[Box], edges: Sequence[Edge], em: float, misfit: Misfit
) -> tuple[float, list[range]]:
    """Return the least misfit with one alignment, and the columns of each header."""

    @cache
    def best(header: int, column: int) -> tuple[float, tuple[range, ...]]:
        left = len(edges) - column
        if header == len(headers):
            return em * left, ()
        if left < len(headers) - header:
            return float("inf"), ()
        skipped, spans = best(header, column + 1)
        choices = [(em + skipped, spans)]
        for end in range(column + 1, len(edges) + 1):
            cost, rest = best(header + 1, end)
            cost += misfit(headers[header], (edges[column][0], edges[end - 1][1]))
            choices.append((cost, (range(column, end), *rest)))
        return min(choices, key=lambda choice: choice[0])

    cost, spans = best(0, 0)
    return cost, list(spans)
