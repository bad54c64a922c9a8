"""Plain text: one article, or the text of a whole newspaper page."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError, decoded
from zoneqa.documents.formats.front_matter import split_front_matter
from zoneqa.documents.formats.text_document import text_document
from zoneqa.documents.tables import text_tables
from zoneqa.text.normalize import clean_text
from zoneqa.text.prose import clean_lines

_HEADING = "# "


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file.

    Front matter or a title marked `# ` in the first line marks it as one article.
    """
    raw = decoded(data)
    source = clean_text(raw.text)
    front_matter, body = split_front_matter(source) or (None, source)
    title, text = _split_title(clean_lines(body).strip())
    if not text:
        raise FormatError("empty", "There is no visible text in it.")
    text, grids = text_tables(text)
    yield text_document(raw, front_matter, title, text, grids)


def _split_title(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    title, rest = first.removeprefix(_HEADING).strip(), rest.strip()
    if not first.startswith(_HEADING) or not title or not rest:
        return None, text
    return title, rest
