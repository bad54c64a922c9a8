"""The document of a plain or Markdown text, which its author may have marked as one article."""

from __future__ import annotations

from collections.abc import Mapping

from zoneqa.documents.document import Document
from zoneqa.documents.encoding import Decoded
from zoneqa.documents.formats.article_fields import Field, with_metadata
from zoneqa.documents.formats.format_error import notes_on
from zoneqa.documents.newspaper.unwrap import unwrap_text
from zoneqa.documents.tables import Grid


def text_document(
    raw: Decoded,
    front_matter: Mapping[Field, str] | None,
    title: str | None,
    text: str,
    grids: tuple[Grid, ...],
) -> Document:
    """Return the document of a text without markup: one article if it has front matter or a title.

    Else it may be a newspaper page, whose lines are unwrapped when it is split into reports.
    """
    whole = front_matter is not None or title is not None
    document = Document(
        unwrap_text(text) if whole else text,
        title,
        whole=whole,
        encoding=raw.encoding,
        notes=notes_on(raw),
        grids=grids,
    )
    return with_metadata(document, front_matter or {})
