"""Plain text: one article, or the text of a whole newspaper page."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.newspaper.unwrap import unwrap_text
from zoneqa.documents.tables import text_tables
from zoneqa.text.prose import clean_lines

_HEADING = "# "


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file, as one whole article if its first line is a title marked `# `."""
    raw = decoded(data)
    text = clean_lines(raw.text).strip()
    if not text:
        raise FormatError("empty", "There is no visible text in it.")
    title, text = _split_title(text)
    text, grids = text_tables(text)
    if title is not None:
        text = unwrap_text(text)
    yield Document(
        text,
        title=title,
        whole=title is not None,
        encoding=raw.encoding,
        notes=notes_on(raw),
        grids=grids,
    )


def _split_title(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    title, rest = first.removeprefix(_HEADING).strip(), rest.strip()
    if not first.startswith(_HEADING) or not title or not rest:
        return None, text
    return title, rest
