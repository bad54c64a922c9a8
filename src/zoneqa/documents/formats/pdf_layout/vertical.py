"""Vertical text: its lines, and the blocks that they form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, bounding_box
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Dividers
from zoneqa.text.characters import is_han

_UPRIGHT = re.compile(r"[0-9A-Za-z%.]{1,4}")
"""What stands side by side in a vertical line, no wider than a Chinese character."""

_MIN_PIECES = 3
_VERTICAL_GAP = 0.8
"""The greatest gap between the characters of a vertical line, in ems."""

_STRIP = 12.0
"""The width, in points, of the strips in which lines are looked for: more than they are shifted."""

_VERTICAL_SHARE = 0.7
"""The least share of text in vertical lines where the order of the characters is no help."""

_MAX_INDENT = 2.5
"""The greatest difference of the beginnings of consecutive lines, in ems."""

_LINE_GAP = 2.0
"""The greatest gap between the lines of a vertical block, in ems."""

ReadBlock = Callable[[Sequence[Fragment]], tuple[str, ...]]
"""A reader of the paragraphs of horizontal fragments."""


@dataclass(slots=True, eq=False)
class _Line:
    """A vertical line that is being built: its pieces, and their places in content order."""

    pieces: list[Fragment] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    em: float = 0.0

    def add(self, piece: Fragment, place: int) -> None:
        self.pieces.append(piece)
        self.places.append(place)
        self.em = max(self.em, _em(piece))

    def takes(self, piece: Fragment) -> bool:
        last = self.pieces[-1]
        return (
            abs(piece.centre - last.centre) < 0.3 * self.em
            and -0.4 * self.em < last.bottom - piece.top < _VERTICAL_GAP * self.em
            and 0.7 < _em(piece) / self.em < 1.4
        )

    @property
    def centre(self) -> float:
        return self.pieces[0].centre

    def follows(self, other: _Line) -> bool:
        """Return whether this line is the next one to the left, in content order as well."""
        return (
            self.places[0] == other.places[-1] + 1
            and 0.0 < other.centre - self.centre < (1.0 + _LINE_GAP) * other.em
            and abs(self.pieces[0].top - other.pieces[0].top) < _MAX_INDENT * other.em
            and 0.7 < self.em / other.em < 1.4
        )

    def is_text(self) -> bool:
        """Return whether the pieces are a line, not a column of a table with short cells."""
        consecutive = sum(b - a in (0, 1) for a, b in pairwise(self.places))
        han = sum(any(map(is_han, piece.text)) for piece in self.pieces)
        enough = len(self.pieces) >= _MIN_PIECES and han >= 2
        return enough and 2 * consecutive >= len(self.pieces) - 1


def join_vertical_lines(
    fragments: Sequence[Fragment], sideways: Sequence[Fragment], dividers: Dividers
) -> list[Fragment]:
    """Return the fragments with vertical lines joined; `sideways` are runs turned clockwise.

    The dividers are the horizontal rules of the page, on the page turned as for `_inset`.
    """
    places = {id(fragment): place for place, fragment in enumerate(fragments)}
    pieces = [*fragments, *sideways]
    lines: list[_Line] = []
    near: defaultdict[int, list[_Line]] = defaultdict(list)
    for piece in sorted(filter(_may_be_vertical, pieces), key=lambda f: -f.top):
        strip = int(piece.centre // _STRIP)
        candidates = (line for n in (strip, strip - 1, strip + 1) for line in reversed(near[n]))
        line = next((line for line in candidates if line.takes(piece)), None)
        if line is None or dividers.divide(line.pieces[-1].turned(1), piece.turned(1)):
            lines.append(line := _Line())
            near[strip].append(line)
        default = line.places[-1] + 1 if line.places else -1
        line.add(piece, places.get(id(piece), default))
    vertical = _with_short_lines(lines) or _lines_in_any_order(lines, pieces)
    used = {id(piece) for line in vertical for piece in line.pieces}
    return [*(f for f in pieces if id(f) not in used), *map(_joined_line, vertical)]


def _with_short_lines(lines: Sequence[_Line]) -> list[_Line]:
    """Return the vertical lines, with the last ones of paragraphs, which may be a character."""
    found = [line for line in lines if line.is_text()]
    for line in sorted(lines, key=lambda line: line.places[0]):
        if line not in found and any(line.follows(other) for other in found):
            found.append(line)
    return found


def _lines_in_any_order(lines: Sequence[_Line], pieces: Sequence[Fragment]) -> list[_Line]:
    """Return the lines of a vertical page that is not written line by line, or none."""
    long = sorted((x for x in lines if len(x.pieces) >= _MIN_PIECES), key=lambda x: x.centre)
    downward = [a.bottom - b.top for line in long for a, b in pairwise(line.pieces)]
    sideward = [b.pieces[0].left - a.pieces[0].right for a, b in pairwise(long)]
    length = _length([piece for line in long for piece in line.pieces])
    if length < _VERTICAL_SHARE * _length(pieces) or not (downward and sideward):
        return []
    return long if median(downward) < median(sideward) else []


def with_turned_insets(fragments: Sequence[Fragment], read: ReadBlock) -> list[Fragment]:
    """Return the fragments with each block of vertical or turned lines as an inset."""
    upright = [f for f in fragments if f.inset or not f.turns]
    turned = [f for f in fragments if f.turns and not f.inset]
    return [*upright, *(_inset(block, read) for block in _blocks(turned, _length(upright)))]


def _blocks(lines: Sequence[Fragment], upright: int) -> list[list[Fragment]]:
    """Return the lines in blocks; all in one on a page that is set vertically."""
    vertical = [line for line in lines if line.turns == 1]
    if _length(vertical) > upright:
        return [vertical, *_blocks([line for line in lines if line.turns != 1], upright)]
    blocks: list[list[Fragment]] = []
    for line in lines:
        near = [block for block in blocks if any(_are_neighbours(line, other) for other in block)]
        blocks = [block for block in blocks if block not in near]
        blocks.append([line, *(other for block in near for other in block)])
    return blocks


def _length(fragments: Sequence[Fragment]) -> int:
    return sum(len(fragment.text) for fragment in fragments)


def _em(piece: Fragment) -> float:
    return piece.width if piece.turns else max(piece.width, 0.9 * piece.height)


def _may_be_vertical(piece: Fragment) -> bool:
    if piece.turns or len(piece.text) == 1:
        return piece.turns < 2
    return piece.width < 1.3 * piece.height and _UPRIGHT.fullmatch(piece.text) is not None


def _joined_line(line: _Line) -> Fragment:
    box = bounding_box(line.pieces)
    text = "".join(piece.text for piece in line.pieces)
    return Fragment(box.left, box.bottom, box.right, box.top, text, turns=1)


def _are_neighbours(line: Fragment, other: Fragment) -> bool:
    horizontal = max(line.left, other.left) - min(line.right, other.right)
    vertical = max(line.bottom, other.bottom) - min(line.top, other.top)
    em = min(line.width, line.height, other.width, other.height)
    return line.turns == other.turns and max(horizontal, vertical) < _LINE_GAP * em


def _inset(block: Sequence[Fragment], read: ReadBlock) -> Fragment:
    box, turns = bounding_box(block), block[0].turns
    # A quarter turn makes vertical lines from right to left horizontal ones from top to bottom.
    texts = read([replace(line.turned(turns), turns=0) for line in block])
    return Fragment(box.left, box.bottom, box.right, box.top, "", turns=turns, inset=texts)
