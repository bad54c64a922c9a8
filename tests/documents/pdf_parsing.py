"""Parse pages that tests draw as a PDF, and expect one document or one problem."""

from __future__ import annotations

from collections.abc import Iterable

from tests.documents import parsing
from tests.made import Draw, Put, pdf
from zoneqa.documents.document import Document
from zoneqa.documents.tables.grid import Grid

Page = Iterable[Put | Draw]


def document(*pages: Page) -> Document:
    return parsing.document(pdf(*pages), "a.pdf")


def paragraphs(*pages: Page) -> list[str]:
    return document(*pages).text.split("\n\n")


def grid(*pages: Page) -> Grid:
    """The only table of the pages, which stands in their text."""
    found = document(*pages)
    (table,) = found.grids
    assert table.text in found.text
    return table


def notes(*pages: Page) -> list[str]:
    """What is noted on the pages, besides where the date is from."""
    return [note for note in document(*pages).notes if "date" not in note]
