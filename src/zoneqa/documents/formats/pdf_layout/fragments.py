"""Positioned pieces of text on a page, in PDF points from the lower left corner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_CJK = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\U00020000-\U0003ffff]"
)
_HYPHENATED = re.compile(r"[A-Za-z]-$")
CELL = " | "
"""The separator between distant pieces of a line, such as the cells of a table."""

_CELL_GAP = 1.5
"""The least gap between cells, relative to the height of the characters."""

_BOX_HEIGHT = 1.1
"""The height of a character box, relative to the font size."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of characters on one line without a wide gap."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def em_of(fragments: Sequence[Fragment]) -> float:
    """Return the median font size, in points."""
    heights = [f.height for f in fragments for _ in range(min(100, len(f.text)))]
    return max(1.0, median(heights) / _BOX_HEIGHT) if heights else 1.0


def fragment_lines(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments joined into lines, from top to bottom."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.middle):
        if rows and rows[-1][0].middle - fragment.middle < 0.5 * fragment.height:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_join_row(sorted(row, key=lambda f: f.left)) for row in rows]


def joined(before: str, after: str) -> str:
    """Join two consecutive texts, with a space unless one side is Chinese or hyphenated."""
    if not before or not after:
        return before + after
    if _HYPHENATED.search(before):
        return (before[:-1] if after[0].islower() else before) + after
    if _CJK.match(before[-1]) or _CJK.match(after[0]):
        return before + after
    return f"{before} {after}"


def _join_row(row: list[Fragment]) -> Fragment:
    text = row[0].text
    for before, after in pairwise(row):
        is_cell = after.left - before.right > _CELL_GAP * after.height
        text = f"{text}{CELL}{after.text}" if is_cell else joined(text, after.text)
    return Fragment(
        text,
        left=row[0].left,
        bottom=min(f.bottom for f in row),
        right=max(f.right for f in row),
        top=max(f.top for f in row),
    )
