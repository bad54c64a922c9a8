"""Segmentation of a page into blocks of text in reading order.

This is a recursive X-Y cut. A block is split at its gutters. Where a headline or a caption spans
a gutter, the rows with the gutter are separated first. Only running text counts as a column, so
that distant pieces of a line stay together. An inset, such as a table, is never divided.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from zoneqa.documents.formats.pdf_layout.bands import bands
from zoneqa.documents.formats.pdf_layout.fragments import Fragment, em_of, fragment_lines

_MIN_GUTTER = 0.6
"""The least width of a gutter, in ems."""

_MIN_LINES = 3
_MIN_WIDTH = 6.0
"""The least number of lines of a column, and its least width in ems."""

_CLAUSE_MARKS = "，。；：、"
"""Marks by which two lines are running text as well."""

_SENTENCE_END = ("。", "！", "？", "。”", "！”", "？”")

Block = list[Fragment]


def blocks(fragments: Sequence[Fragment]) -> list[Block]:
    """Return the blocks of a page in reading order, each in one column."""
    em = em_of(fragments)
    return [block for band in bands(fragments, em) for block in _ordered_blocks(band, em)]


def _ordered_blocks(fragments: Block, em: float) -> list[Block]:
    columns = _columns(fragments, em)
    if len(columns) > 1:
        ordered = _with_vertical_headlines_first(columns)
        return [block for column in ordered for block in _ordered_blocks(column, em)]
    above, inside, below = _split_rows(fragments, em)
    if not inside:
        return _split_at_insets(fragments)
    return [block for part in (above, inside, below) for block in _ordered_blocks(part, em)]


def _with_vertical_headlines_first(columns: list[Block]) -> list[Block]:
    """Return the columns with each vertical headline before its text.

    The text stands on the side of the headline that is away from the edge.
    """
    headlines = [n for n, column in enumerate(columns) if all(f.turns == 1 for f in column)]
    if not headlines or headlines[0] == 0:
        return columns
    ordered: list[Block] = []
    start = 0
    for end in headlines:
        ordered += [columns[end], *columns[start:end]]
        start = end + 1
    return ordered + columns[start:]


def _split_at_insets(fragments: Block) -> list[Block]:
    """Return the fragments as one block, or the insets and what is above and below each."""
    inset = max((f for f in fragments if f.inset), key=lambda f: f.top, default=None)
    if inset is None:
        return [fragments] if fragments else []
    rest = [f for f in fragments if f is not inset]
    before = [f for f in rest if f.middle > inset.top or _is_left_of(f, inset)]
    after = [f for f in rest if f not in before]
    return [*_split_at_insets(before), [inset], *_split_at_insets(after)]


def _is_left_of(fragment: Fragment, inset: Fragment) -> bool:
    return fragment.middle > inset.bottom and fragment.right <= inset.left


def _columns(fragments: Block, em: float) -> list[Block]:
    """Return the fragments split at every gutter with running text on both sides."""
    columns: list[Block] = []
    for piece in _split_at_gutters(fragments, _MIN_GUTTER * em):
        if columns and not (_is_column(columns[-1], em) and _is_column(piece, em)):
            columns[-1] = columns[-1] + piece
        else:
            columns.append(piece)
    return columns


def _split_at_gutters(fragments: Block, gutter: float) -> list[Block]:
    pieces: list[Block] = []
    edge = float("-inf")
    for fragment in sorted(fragments, key=lambda f: f.left):
        if fragment.left - edge >= gutter or not pieces:
            pieces.append([])
        pieces[-1].append(fragment)
        edge = max(edge, fragment.right)
    return pieces


def _is_column(fragments: Block, em: float) -> bool:
    if any(f.inset for f in fragments) or is_running_text(fragments, em):
        return True
    # The last column of an article may have only the end of a sentence.
    lines = fragment_lines(fragments)
    return len(lines) < _MIN_LINES and lines[-1].text.endswith(_SENTENCE_END)


def is_running_text(fragments: Sequence[Fragment], em: float) -> bool:
    """Return whether most lines fill the width, as in a column but not in a table."""
    if not fragments:
        return False
    width = max(f.right for f in fragments) - min(f.left for f in fragments)
    lines = fragment_lines(fragments)
    full = sum(line.right - line.left >= 0.7 * width for line in lines)
    has_clause = any(mark in lines[0].text for mark in _CLAUSE_MARKS)
    enough = len(lines) >= (2 if has_clause else _MIN_LINES)
    return enough and width >= _MIN_WIDTH * em and 2 * full >= len(lines)


def _split_rows(fragments: Block, em: float) -> tuple[Block, Block, Block]:
    """Return the fragments above, within and below the largest run of rows with a gutter."""
    rows = _rows(fragments)
    best = (0, 0, 0)
    for gutter in _gutters(fragments, _MIN_GUTTER * em):
        for start, end in _runs(rows, gutter):
            size = sum(map(len, rows[start:end]))
            inside = [f for row in rows[start:end] for f in row]
            if size > best[0] and size < len(fragments) and len(_columns(inside, em)) > 1:
                best = (size, start, end)
    _, start, end = best
    parts = rows[:start], rows[start:end], rows[end:]
    above, inside, below = ([f for row in part for f in row] for part in parts)
    return above, inside, below


def _rows(fragments: Block) -> list[Block]:
    """Return the fragments in rows that do not overlap vertically, from top to bottom."""
    rows: list[Block] = []
    edge = float("inf")
    for fragment in sorted(fragments, key=lambda f: -f.top):
        # Character boxes are taller than the characters, so a slight overlap is ignored.
        if not rows or fragment.top - 0.2 * fragment.height <= edge:
            rows.append([])
        rows[-1].append(fragment)
        edge = min(edge, fragment.bottom) if len(rows[-1]) > 1 else fragment.bottom
    return rows


def _gutters(fragments: Block, width: float) -> list[tuple[float, float]]:
    """Return possible gutters to the right of line ends, which are rounded to whole points."""
    ends = sorted({round(f.right) for f in fragments})
    return [(end + 1.0, end + width) for end in ends]


def _runs(rows: list[Block], gutter: tuple[float, float]) -> list[tuple[int, int]]:
    """Return the runs of rows, as (start, end), that leave the gutter free."""
    left, right = gutter
    free = [not any(f.left < right and f.right > left for f in row) for row in rows]
    runs = (list(run) for is_free, run in groupby(range(len(rows)), free.__getitem__) if is_free)
    return [(run[0], run[-1] + 1) for run in runs]
