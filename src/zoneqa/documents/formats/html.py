"""HTML: the main text of a page, without navigation, and its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.formats.html_page.blocks import read_page
from zoneqa.documents.formats.html_page.main_text import main_text
from zoneqa.documents.formats.html_page.metadata import page_metadata
from zoneqa.documents.newspaper.unwrap import unwrap_text
from zoneqa.documents.tables import CELL_SEPARATOR
from zoneqa.text.normalize import clean_text
from zoneqa.text.prose import clean_lines, clean_prose

_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_DECLARATION_BYTES = 4096
"""The number of leading bytes that are searched for an encoding declaration."""


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the article of a page, without text that browsers do not show."""
    raw = decoded(data, _declared_encoding(data[:_DECLARATION_BYTES]))
    page = read_page(clean_text(raw.text))
    if not page.blocks:
        raise FormatError("no_text", "There is no visible text in it.")
    metadata = page_metadata(page)
    # Only now are character references decoded, such as those of blanks that have no width.
    lines = "\n".join(map(clean_lines, main_text(page, metadata.title)))
    paragraphs = map(str.strip, unwrap_text(lines).split("\n"))
    text = _joined(list(filter(None, paragraphs)))
    if not text:
        raise FormatError(
            "no_text", "There is no article in it: its text may need a script to show."
        )
    yield Document(
        text,
        title=_cleaned(metadata.title),
        source=_cleaned(metadata.source),
        date=metadata.date,
        url=metadata.url,
        author=_cleaned(metadata.author),
        whole=True,
        encoding=raw.encoding,
        notes=notes_on(raw),
        grids=tuple(page.grids),
    )


def _joined(paragraphs: list[str]) -> str:
    """Return the paragraphs with a blank line between them, but none between rows of a table."""
    text = ""
    for before, paragraph in pairwise(["", *paragraphs]):
        in_table = CELL_SEPARATOR in before and CELL_SEPARATOR in paragraph
        text += ("\n" if in_table else "\n\n") + paragraph
    return text.strip()


def _cleaned(field: str | None) -> str | None:
    return clean_prose(field or "").strip() or None


def _declared_encoding(head: bytes) -> str | None:
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return found[1].decode("ascii", "ignore") if found else None
