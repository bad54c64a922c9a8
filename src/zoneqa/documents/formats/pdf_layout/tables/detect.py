"""The tables of a page, put in the place of the text that they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.documents.formats.pdf_layout.columns import blocks
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage
from zoneqa.documents.formats.pdf_layout.tables.aligned import aligned_tables
from zoneqa.documents.formats.pdf_layout.tables.found import FoundTable
from zoneqa.documents.formats.pdf_layout.tables.ruled import ruled_tables


def with_tables(page: PdfPage) -> list[Fragment]:
    """Return the fragments of a page with each table as an inset."""
    found = _replaced(page.fragments, ruled_tables(page.fragments, page.rules))
    found = _replaced(found, aligned_tables(found, page.rules))
    # Beside each other, text and tables hide the columns of the tables that stand in a column.
    columns = blocks([fragment for fragment in found if not fragment.turns])
    return _replaced(found, [t for column in columns for t in aligned_tables(column, page.rules)])


def _replaced(fragments: Sequence[Fragment], tables: Sequence[FoundTable]) -> list[Fragment]:
    used = {id(fragment) for table in tables for fragment in table.fragments}
    rest = [fragment for fragment in fragments if id(fragment) not in used]
    return [*rest, *(table.as_inset() for table in tables)]
