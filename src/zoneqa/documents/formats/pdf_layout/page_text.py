"""The text of pages in reading order, with their tables, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa.documents.formats.pdf_layout.columns import blocks
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.paragraphs import paragraphs
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage
from zoneqa.documents.formats.pdf_layout.running_heads import without_running_heads
from zoneqa.documents.formats.pdf_layout.tables.continued import join_continued_tables
from zoneqa.documents.formats.pdf_layout.tables.detect import with_tables
from zoneqa.documents.formats.pdf_layout.vertical import with_turned_insets
from zoneqa.documents.tables.grid import Grid
from zoneqa.text.prose import clean_prose


def text_of_pages(pages: Sequence[PdfPage]) -> tuple[str, tuple[Grid, ...]]:
    """Return the text of the pages, and the tables in it."""
    laid_out = join_continued_tables(
        [blocks(page) for page in without_running_heads([_with_insets(page) for page in pages])]
    )
    grids = tuple(f.grid for block in laid_out for f in block if f.grid)
    return "\n\n".join(_cleaned(paragraphs(laid_out), grids)), grids


def _cleaned(texts: Sequence[str], grids: Sequence[Grid]) -> Iterator[str]:
    """Yield the paragraphs cleaned, but tables as they are: their cells are clean."""
    tables = {grid.text for grid in grids}
    return (text if text in tables else clean_prose(text) for text in texts)


def _with_insets(page: PdfPage) -> PdfPage:
    """Return the page with its tables and turned blocks in one piece each."""
    return replace(page, fragments=tuple(with_turned_insets(with_tables(page), _read_block)))


def _read_block(fragments: Sequence[Fragment]) -> tuple[str, ...]:
    return tuple(paragraphs(blocks(fragments)))
