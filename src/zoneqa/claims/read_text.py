"""A part of an article as it is read: 前者 gives way to a name, 去年 to a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.text.overlap import overlap
from zoneqa.types import Bounds


@dataclass(frozen=True, slots=True)
class Replacement:
    """Where words stand that are read as others, and those others."""

    place: Bounds
    words: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the read text, and where it comes from; `verbatim` if it is the article's text."""

    read: Bounds
    source: Bounds
    verbatim: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text that is read; offsets go from the article to it and back."""

    text: str
    pieces: tuple[_Piece, ...]

    def to_read(self, at: Bounds) -> Bounds:
        """Return where a part of the article stands in the read text."""
        inside = [piece for piece in self.pieces if overlap(piece.source, at)]
        return _mapped(inside, at, to_read=True) if inside else (0, 0)

    def to_article(self, at: Bounds) -> Bounds:
        """Return the part of the article that a part of the read text stands for."""
        inside = [piece for piece in self.pieces if overlap(piece.read, at)]
        return _mapped(inside, at, to_read=False) if inside else self.pieces[0].source


def read_text(text: str, at: Bounds, replacements: Sequence[Replacement]) -> ReadText:
    """Return a part of a text with replacements, which are in order, in place of its words."""
    pieces: list[_Piece] = []
    parts: list[str] = []

    def add(words: str, source: Bounds, *, verbatim: bool) -> None:
        if words:
            start = pieces[-1].read[1] if pieces else 0
            pieces.append(_Piece((start, start + len(words)), source, verbatim))
            parts.append(words)

    start, end = at
    for replacement in replacements:
        first, last = replacement.place
        if start <= first and last <= end:
            add(text[start:first], (start, first), verbatim=True)
            add(replacement.words, replacement.place, verbatim=False)
            start = last
    add(text[start:end], (start, end), verbatim=True)
    return ReadText("".join(parts), tuple(pieces))


def _mapped(pieces: Sequence[_Piece], at: Bounds, *, to_read: bool) -> Bounds:
    """Return bounds moved from one text to the other; a replacement is taken whole."""

    def moved(piece: _Piece, offset: int, whole: int) -> int:
        source, target = (piece.source, piece.read) if to_read else (piece.read, piece.source)
        inside = source[0] <= offset <= source[1] and piece.verbatim
        return target[0] + offset - source[0] if inside else target[whole]

    return moved(pieces[0], at[0], 0), moved(pieces[-1], at[1], 1)
