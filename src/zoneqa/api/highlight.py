"""The text of an article as paragraphs and tables, with what a link cites marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from zoneqa.api.aligned_rows import LINE, Row, aligned_rows
from zoneqa.text.overlap import overlap
from zoneqa.text.segment import without_outer_space
from zoneqa.types import Article, Bounds

Mark = Literal["quote", "header"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: of the quote, of a header of the cell that is quoted, or neither.

    The first of the quote is the anchor of links.
    """

    text: str
    mark: Mark | None = None
    anchor: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A line of the text."""

    pieces: Pieces


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of the text, or the rows of it that are on a page."""

    rows: tuple[tuple[Pieces, ...], ...]

    @property
    def pieces(self) -> Pieces:
        """Return the pieces of all cells."""
        return tuple(chain.from_iterable(chain.from_iterable(self.rows)))


Block = ParagraphBlock | TableBlock


def blocks(article: Article, span: Bounds | None, page: Bounds) -> tuple[Block, ...]:
    """Return the paragraphs and tables of a page of an article, with the span marked.

    If it is in a cell of a table, the headers of the cell are marked too.
    """
    return tuple(_blocks(article, Marker.of(article, span, page), page))


def _blocks(article: Article, marker: Marker, page: Bounds) -> Iterator[Block]:
    at = page[0]
    for table in article.tables:
        rows = aligned_rows(article.text, table) if overlap((table.start, table.end), page) else []
        shown = [row for row in rows if page[0] <= row[0][0] < page[1]]
        if shown:
            yield from _paragraphs(marker, at, table.start)
            yield _table_block(marker, shown)
            at = table.end
    yield from _paragraphs(marker, at, page[1])


def _paragraphs(marker: Marker, start: int, end: int) -> Iterator[ParagraphBlock]:
    for line in LINE.finditer(marker.text, start, end):
        if line.group().strip():
            yield ParagraphBlock(marker.pieces(*line.span()))


def _table_block(marker: Marker, rows: Sequence[Row]) -> TableBlock:
    return TableBlock(tuple(tuple(marker.pieces(*cell) for cell in row) for row in rows))


@dataclass(frozen=True, slots=True)
class Marker:
    """Cuts a text at the ends of what is to be marked, which is in order and does not overlap.

    The piece with the character at `anchor` is the anchor of links; -1 if there is none.
    """

    text: str
    marked: Sequence[tuple[Bounds, Mark]] = ()
    anchor: int = -1

    @classmethod
    def of(cls, article: Article, span: Bounds | None, page: Bounds) -> Marker:
        """Return the marker of a span and of the headers of its cell."""
        if span is None:
            return cls(article.text)
        marked: list[tuple[Bounds, Mark]] = [(span, "quote")]
        marked += [(header, "header") for header in headers_of(article, span)]
        on_page = max(span[0], page[0]), min(span[1], page[1])
        first, end = without_outer_space(article.text, *on_page)
        return cls(article.text, sorted(marked), first if first < end else -1)

    def pieces(self, start: int, end: int) -> Pieces:
        """Return a part of the text, cut into pieces."""
        found: list[Piece] = []
        at = start
        for bounds, mark in self.marked:
            left, right = max(bounds[0], start), min(bounds[1], end)
            if left < right:
                found.append(Piece(self.text[at:left]))
                found.append(Piece(self.text[left:right], mark, left <= self.anchor < right))
                at = right
        found.append(Piece(self.text[at:end]))
        return tuple(piece for piece in found if piece.text)


def headers_of(article: Article, span: Bounds) -> set[Bounds]:
    """Return where the headers of the cell stand that a span is in; nothing outside of tables."""
    return {
        header
        for table in article.tables
        if table.start <= span[0] and span[1] <= table.end
        for cell in table.cells
        if cell.place[0] <= span[0] and span[1] <= cell.place[1]
        for header in (*cell.row_headers, *cell.column_headers)
    }
