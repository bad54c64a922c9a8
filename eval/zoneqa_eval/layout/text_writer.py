"""Plain text: tables in columns that line up on a screen, where a Chinese character is two wide."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from zoneqa_eval.layout.content import (
    DataTable,
    SampleDocument,
    Subheading,
    note_mark,
    with_note_marks,
)

GAP = 3


def write_text(document: SampleDocument) -> bytes:
    """Return a document as a file; paragraphs are indented by two full-width blanks."""
    return "\n".join(_lines(document)).encode()


def _lines(document: SampleDocument) -> Iterator[str]:
    yield from (document.title, "")
    for part, mark in with_note_marks(document):
        if isinstance(part, DataTable):
            yield from ("", *part.above, *_table(part), *part.below, "")
        elif isinstance(part, Subheading):
            yield from ("", part.text, "")
        else:
            yield f"　　{part.text}{mark}"
    for number, note in enumerate(document.notes, 1):
        yield f"{note_mark(number)}{note}"


def _table(table: DataTable) -> Iterator[str]:
    rows = [[cell.text for cell in row] for row in table.rows()]
    widths = [max(map(_width, column)) + GAP for column in zip(*rows, strict=True)]
    for row in rows:
        yield "".join(map(_padded, row, widths)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(1 + (east_asian_width(character) in "WF") for character in text)
