"""Positioned pieces of text on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.tables.grid import Grid
from zoneqa.text.characters import is_latin_letter

_CJK = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\U00020000-\U0003ffff]"
_CJK_CHAR = re.compile(_CJK)
# A number in Chinese text that goes on in the next line: lines of Chinese may break anywhere.
_UNFINISHED_NUMBER = re.compile(_CJK + r"[\d.,—–~-]*(?:\d|(?<=\d)[.,])$")

_MAX_NUMBER_LENGTH = 40

CELL = " | "
"""The separator between distant pieces of a line that is not in a table."""

_CELL_GAP = 1.5
"""The least gap between distant pieces of a line, relative to the height of the characters."""

TOUCHING_GAP = 0.12
"""The largest gap between characters that touch, relative to their height."""

BOX_HEIGHT = 1.1
"""The height of a character box, relative to the font size."""


@dataclass(frozen=True, slots=True)
class Fragment(Box):
    """A run of characters on one line without a wide gap.

    `turns` counts the quarter turns clockwise of its direction: 1 is from top to bottom. An inset
    is a part of the page that was read on its own: `inset` has its paragraphs, `grid` its table.
    """

    text: str
    turns: int = 0
    inset: tuple[str, ...] = ()
    grid: Grid | None = None


def bounding_box(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around the boxes."""
    sides = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    lefts, bottoms, rights, tops = zip(*sides, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def em_of(fragments: Sequence[Fragment]) -> float:
    """Return the median font size of the text outside insets, in points."""
    heights = [f.height for f in fragments if not f.inset for _ in range(min(100, len(f.text)))]
    return max(1.0, median(heights) / BOX_HEIGHT) if heights else 1.0


def fragment_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Return the fragments of each line from left to right, from the top line to the bottom."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.middle):
        if rows and rows[-1][0].middle - fragment.middle < 0.5 * fragment.height:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.left) for row in rows]


def fragment_lines(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments joined into lines, from top to bottom."""
    lines = []
    for row in fragment_rows(fragments):
        # Raised and lowered characters do not make a line higher.
        tallest = max(row, key=lambda f: (round(f.height), len(f.text)))
        box = bounding_box(row)
        sides = (box.left, tallest.bottom, box.right, tallest.top)
        lines.append(Fragment(*sides, _row_text(row, CELL)))
    return lines


def text_of(fragments: Sequence[Fragment]) -> str:
    """Return the text of fragments that belong together, such as those of a cell, on one line."""
    text = ""
    for row in fragment_rows(fragments):
        text = joined(text, _row_text(row, ""))
    return text


def joined(before: str, after: str) -> str:
    """Join the texts of two lines, with a space unless one side is Chinese or hyphenated."""
    if not before or not after:
        return before + after
    if before.endswith("-") and is_latin_letter(before[-2:-1]):
        return (before[:-1] if after[0].islower() else before) + after
    if _CJK_CHAR.match(before[-1]) or _CJK_CHAR.match(after[0]):
        return before + after
    if after[0].isdigit() and _UNFINISHED_NUMBER.search(before[-_MAX_NUMBER_LENGTH:]):
        return before + after
    return f"{before} {after}"


def _row_text(row: Sequence[Fragment], separator: str) -> str:
    """Return the text of a line; the separator, if any, is put into wide gaps."""
    text = row[0].text
    for before, after in pairwise(row):
        gap = (after.left - before.right) / after.height
        if separator and gap > _CELL_GAP:
            text += separator + after.text
        else:
            text = text + after.text if gap < TOUCHING_GAP else joined(text, after.text)
    return text
