"""Reconstruction of paragraphs from the lines of blocks in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zoneqa.documents.formats.pdf_layout.fragments import (
    CELL,
    Fragment,
    em_of,
    fragment_lines,
    joined,
)

_MIN_HEADLINE = 1.4
"""The least height of a line of a headline, in ems of the text around it."""

_SENTENCE_END = tuple("。！？!?.…：:；;”’」』）)")


@dataclass(frozen=True, slots=True)
class _BlockMetrics:
    """The edges of a block, its em, and its median line gap."""

    left: float
    right: float
    em: float
    gap: float

    def is_indented(self, line: Fragment) -> bool:
        return line.left > self.left + 0.8 * self.em

    def is_full(self, line: Fragment) -> bool:
        return line.right > self.right - 1.5 * self.em

    def is_centred(self, line: Fragment) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return self.is_indented(line) and abs(before - after) < self.em


def paragraphs(blocks: Sequence[Sequence[Fragment]]) -> list[str]:
    """Return the paragraphs of the blocks, joining those that continue in the next block."""
    texts: list[str] = []
    before: tuple[Fragment, _BlockMetrics] | None = None
    for block in blocks:
        lines = fragment_lines(block)
        metrics = _measure(block, lines)
        for line in lines:
            if before and not _begins_paragraph(line, metrics, *before):
                texts[-1] = joined(texts[-1], line.text)
            else:
                texts.append(line.text)
            before = line, metrics
    return texts


def _measure(block: Sequence[Fragment], lines: list[Fragment]) -> _BlockMetrics:
    gaps = [above.bottom - below.top for above, below in pairwise(lines)]
    return _BlockMetrics(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        em=em_of(block),
        gap=median(gaps) if gaps else 0.0,
    )


def _begins_paragraph(
    line: Fragment, metrics: _BlockMetrics, last: Fragment, last_metrics: _BlockMetrics
) -> bool:
    """Return whether a line begins a new paragraph after the last line."""
    size_differs = abs(line.height - last.height) > 0.15 * max(line.height, last.height)
    if size_differs or CELL in line.text or CELL in last.text:
        return True
    if _continues_headline(line, last, metrics):
        return False
    if metrics is not last_metrics:
        return not _continues_paragraph(line, metrics, last, last_metrics)
    if last.bottom - line.top > metrics.gap + 0.6 * metrics.em:
        return True
    if metrics.is_centred(line) and metrics.is_centred(last):
        return False
    return _ends_paragraph(last, metrics) or (
        metrics.is_indented(line) and not metrics.is_indented(last)
    )


def _continues_headline(line: Fragment, last: Fragment, metrics: _BlockMetrics) -> bool:
    """Return whether a line in large type stands right below another, maybe of the block above."""
    gap = last.bottom - line.top
    is_below = abs(line.left - last.left) < metrics.em and gap + 0.2 * line.height >= 0
    is_large = line.height >= _MIN_HEADLINE * metrics.em
    return is_large and is_below and gap < 0.6 * line.height


def _ends_paragraph(last: Fragment, metrics: _BlockMetrics) -> bool:
    return last.text.endswith(_SENTENCE_END) and not metrics.is_full(last)


def _continues_paragraph(
    line: Fragment, metrics: _BlockMetrics, last: Fragment, last_metrics: _BlockMetrics
) -> bool:
    """Return whether a paragraph continues across a column or page break."""
    same_width = (
        abs((metrics.right - metrics.left) - (last_metrics.right - last_metrics.left))
        < 2 * metrics.em
    )
    is_unfinished = last_metrics.is_full(last) and not last.text.endswith(_SENTENCE_END)
    return same_width and is_unfinished and not metrics.is_indented(line)
