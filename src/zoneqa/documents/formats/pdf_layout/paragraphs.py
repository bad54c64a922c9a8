"""Paragraphs from the lines of blocks in reading order."""

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

_SENTENCE_END = tuple("。！？!?.…：:；;”’」』）)")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The edges of a block, its em, and the usual gap between its lines."""

    left: float
    right: float
    em: float
    gap: float

    def indents(self, line: Fragment) -> bool:
        return line.left > self.left + 0.8 * self.em

    def is_full(self, line: Fragment) -> bool:
        return line.right > self.right - 1.5 * self.em

    def is_centred(self, line: Fragment) -> bool:
        before, after = line.left - self.left, self.right - line.right
        return self.indents(line) and abs(before - after) < self.em


def paragraphs(blocks: Sequence[Sequence[Fragment]]) -> list[str]:
    """Return the paragraphs of the blocks; one that goes on in the next block is joined."""
    texts: list[str] = []
    before: tuple[Fragment, _Frame] | None = None
    for block in blocks:
        lines = fragment_lines(block)
        frame = _frame(block, lines)
        for line in lines:
            if before and not _begins(line, frame, *before):
                texts[-1] = joined(texts[-1], line.text)
            else:
                texts.append(line.text)
            before = line, frame
    return texts


def _frame(block: Sequence[Fragment], lines: list[Fragment]) -> _Frame:
    gaps = [above.bottom - below.top for above, below in pairwise(lines)]
    return _Frame(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        em=em_of(block),
        gap=median(gaps) if gaps else 0.0,
    )


def _begins(line: Fragment, frame: _Frame, last: Fragment, last_frame: _Frame) -> bool:
    """Return whether a line begins a paragraph after the last one."""
    other_size = abs(line.height - last.height) > 0.15 * max(line.height, last.height)
    if other_size or CELL in line.text or CELL in last.text:
        return True
    if frame is not last_frame:
        return not _goes_on(line, frame, last, last_frame)
    if last.bottom - line.top > frame.gap + 0.6 * frame.em:
        return True
    if frame.is_centred(line) and frame.is_centred(last):
        return False
    return _ends(last, frame) or (frame.indents(line) and not frame.indents(last))


def _ends(last: Fragment, frame: _Frame) -> bool:
    return last.text.endswith(_SENTENCE_END) and not frame.is_full(last)


def _goes_on(line: Fragment, frame: _Frame, last: Fragment, last_frame: _Frame) -> bool:
    """Return whether a paragraph goes on over the end of a column or page."""
    alike = abs((frame.right - frame.left) - (last_frame.right - last_frame.left)) < 2 * frame.em
    open_ended = last_frame.is_full(last) and not last.text.endswith(_SENTENCE_END)
    return alike and open_ended and not frame.indents(line)
