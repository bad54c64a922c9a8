"""An article cut into paragraphs, with a span of it marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.datastructures import QueryParams

PARAGRAPH = re.compile(r"[^\n]+")
OFFSET = re.compile(r"[0-9]{1,9}", re.ASCII)

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not; the first marked one is the anchor of links."""

    text: str
    marked: bool = False
    anchor: bool = False


MarkedParagraph = tuple[Piece, ...]


def requested_span(query: QueryParams, text: str) -> Bounds | None:
    """Return the span of a link in code points, or None if the text has no such span.

    `head` is how the span begins: a link to an older version of the text marks nothing.
    """
    start, end = query.get("start", ""), query.get("end", "")
    if not (OFFSET.fullmatch(start) and OFFSET.fullmatch(end)):
        return None
    if not int(start) < int(end) <= len(text):
        return None
    if not text.startswith(query.get("head", ""), int(start), int(end)):
        return None
    return int(start), int(end)


def paragraphs(text: str, span: Bounds | None, page: Bounds) -> tuple[MarkedParagraph, ...]:
    """Return the paragraphs of a page of a text, with the span marked in each that it touches."""
    result = []
    anchored = False
    for line in PARAGRAPH.finditer(text, *page):
        if not line.group().strip():
            continue
        pieces = cut(text, line.span(), span, anchor=not anchored)
        anchored = anchored or any(piece.marked for piece in pieces)
        result.append(pieces)
    return tuple(result)


def cut(text: str, line: Bounds, span: Bounds | None, *, anchor: bool) -> MarkedParagraph:
    """Cut a line at the ends of the span."""
    start, end = line
    if span is None or max(start, span[0]) >= min(end, span[1]):
        return (Piece(text[start:end]),)
    left, right = max(start, span[0]), min(end, span[1])
    pieces = (
        Piece(text[start:left]),
        Piece(text[left:right], marked=True, anchor=anchor),
        Piece(text[right:end]),
    )
    return tuple(piece for piece in pieces if piece.text)
