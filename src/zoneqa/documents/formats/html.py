"""HTML: the main text of a page, without navigation, and its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.formats.html_page.blocks import read_page
from zoneqa.documents.formats.html_page.main_text import main_text
from zoneqa.documents.formats.html_page.metadata import page_metadata
from zoneqa.text.normalize import clean_text

_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_DECLARATION_BYTES = 4096
"""The number of leading bytes that are searched for an encoding declaration."""


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the article of a page, without text that browsers do not show."""
    raw = decoded(data, _declared_encoding(data[:_DECLARATION_BYTES]))
    source = clean_text(raw.text)
    page = read_page(source)
    metadata = page_metadata(page)
    text = "\n\n".join(main_text(source, page, metadata.title))
    if not text:
        raise FormatError("no_text", "There is no visible text in it.")
    yield Document(
        text,
        title=metadata.title,
        source=metadata.source,
        date=metadata.date,
        url=metadata.url,
        author=metadata.author,
        whole=True,
        encoding=raw.encoding,
        notes=notes_on(raw),
    )


def _declared_encoding(head: bytes) -> str | None:
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return found[1].decode("ascii", "ignore") if found else None
