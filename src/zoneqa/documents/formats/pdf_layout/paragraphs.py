"""Reconstruction of paragraphs from the lines of blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zoneqa.documents.formats.pdf_layout.captions import is_caption
from zoneqa.documents.formats.pdf_layout.fragments import (
    CELL,
    Fragment,
    em_of,
    fragment_lines,
    joined,
)

_MIN_HEADLINE = 1.4
"""The least height of a line of a headline, in ems of the text around it."""

_MAX_LINE_GAP = 1.5
"""The greatest gap between the lines of a paragraph, in ems."""

_SENTENCE_END = tuple("。！？!?.…：:；;”’」』）)")


@dataclass(frozen=True, slots=True)
class _BlockMetrics:
    """The edges of a block, its em, its median line gap, and the number of its lines."""

    left: float
    right: float
    em: float
    gap: float
    lines: int

    def is_indented(self, line: Fragment) -> bool:
        return line.left > self.left + 0.8 * self.em

    def is_full(self, line: Fragment) -> bool:
        return line.right > self.right - 1.5 * self.em

    def is_centred(self, line: Fragment) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return self.is_indented(line) and abs(before - after) < self.em


def paragraphs(blocks: Sequence[Sequence[Fragment]]) -> list[str]:
    """Return the paragraphs of the blocks, joining those that continue in the next block.

    An inset within a paragraph comes after it.
    """
    texts: list[str] = []
    before: tuple[Fragment, _BlockMetrics] | None = None
    last = -1
    for block in blocks:
        if block[0].inset:
            texts.extend(block[0].inset)
            continue
        lines = fragment_lines(block)
        metrics = _measure(block, lines)
        for line in _with_captions_apart(lines):
            if before and not _begins_paragraph(line, metrics, *before):
                texts[last] = joined(texts[last], line.text)
            else:
                texts.append(line.text)
                last = len(texts) - 1
            before = line, metrics
    return texts


def _with_captions_apart(lines: Sequence[Fragment]) -> Iterator[Fragment]:
    """Yield the lines; the caption and the unit of a table on one line are two."""
    for line in lines:
        parts = line.text.split(CELL)
        for part in parts if any(map(is_caption, parts)) else [line.text]:
            yield replace(line, text=part)


def _measure(block: Sequence[Fragment], lines: list[Fragment]) -> _BlockMetrics:
    em = em_of(block)
    gaps = [above.bottom - below.top for above, below in pairwise(lines)]
    return _BlockMetrics(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        em=em,
        gap=min(median(gaps), _MAX_LINE_GAP * em) if gaps else 0.0,
        lines=len(lines),
    )


def _begins_paragraph(
    line: Fragment, metrics: _BlockMetrics, last: Fragment, last_metrics: _BlockMetrics
) -> bool:
    """Return whether a line begins a new paragraph after the last line."""
    size_differs = abs(line.height - last.height) > 0.15 * max(line.height, last.height)
    if size_differs or _stands_alone(line) or _stands_alone(last):
        return True
    if _continues_headline(line, last, metrics):
        return False
    if metrics is not last_metrics:
        return not _continues_paragraph(line, metrics, last, last_metrics)
    if last.bottom - line.top > metrics.gap + 0.6 * metrics.em:
        return True
    if metrics.is_centred(line) and metrics.is_centred(last):
        return False
    is_first = metrics.is_indented(line) and not (
        metrics.is_indented(last) and metrics.is_full(last)
    )
    return is_first or (_ends_sentence(last, line) and not metrics.is_full(last))


def _stands_alone(line: Fragment) -> bool:
    """Return whether a line is a row of cells, or the caption of a table."""
    return CELL in line.text or is_caption(line.text)


def _continues_headline(line: Fragment, last: Fragment, metrics: _BlockMetrics) -> bool:
    """Return whether a line in large type stands right below another, maybe of the block above."""
    gap = last.bottom - line.top
    offset = min(abs(line.left - last.left), abs(line.centre - last.centre))
    is_below = offset < metrics.em and gap + 0.2 * line.height >= 0
    is_large = line.height >= _MIN_HEADLINE * metrics.em
    return is_large and is_below and gap < 0.6 * line.height


def _ends_sentence(last: Fragment, line: Fragment) -> bool:
    """Return whether a sentence ends before a line; a number may be cut after its point."""
    is_number = last.text[-2:-1].isdigit() and last.text.endswith(".") and line.text[:1].isdigit()
    return last.text.endswith(_SENTENCE_END) and not is_number


def _continues_paragraph(
    line: Fragment, metrics: _BlockMetrics, last: Fragment, last_metrics: _BlockMetrics
) -> bool:
    """Return whether a paragraph continues across a column or page break."""
    same_width = (
        abs((metrics.right - metrics.left) - (last_metrics.right - last_metrics.left))
        < 2 * metrics.em
    )
    is_unfinished = last_metrics.is_full(last) and not _ends_sentence(last, line)
    # A headline has no end of a sentence either, but seldom two full lines.
    is_running = same_width or last_metrics.lines > 2
    return is_running and is_unfinished and not metrics.is_indented(line)
