"""PDF: the text of all pages in reading order, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.pdf_layout.columns import blocks
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.paragraphs import paragraphs
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage, read_page
from zoneqa.documents.formats.pdf_layout.running_heads import without_running_heads
from zoneqa.documents.formats.pdf_layout.tables.continued import join_continued_tables
from zoneqa.documents.formats.pdf_layout.tables.detect import with_tables
from zoneqa.documents.formats.pdf_layout.vertical import with_turned_insets
from zoneqa.documents.formats.properties import own_name, own_title, stated_date
from zoneqa.documents.tables.grid import Grid
from zoneqa.text.prose import clean_prose

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 2000
_MAX_PAGES_NAMED = 5


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file, as one whole article if it has a title."""
    pdf = _open_pdf(data)
    try:
        yield _document(pdf)
    finally:
        pdf.close()


def _open_pdf(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise FormatError("encrypted", "It is protected by a password.") from error
        raise FormatError("corrupt", "It is damaged and cannot be read as PDF.") from error
    if len(pdf) > MAX_PAGES:
        raise FormatError("too_many_pages", f"It has {len(pdf):,} pages; {MAX_PAGES:,} at most.")
    return pdf


def _document(pdf: PdfDocument) -> Document:
    pages = _read_pages(pdf)
    laid_out = join_continued_tables(
        [blocks(page) for page in without_running_heads([_with_insets(page) for page in pages])]
    )
    grids = tuple(f.grid for block in laid_out for f in block if f.grid)
    text = "\n\n".join(_cleaned(paragraphs(laid_out), grids))
    if not text.strip():
        raise _without_text(pages)
    properties = pdf.get_metadata_dict()
    title = own_title(properties.get("Title"))
    date, notes = stated_date(properties.get("CreationDate"))
    return Document(
        text,
        title=title,
        date=date,
        author=own_name(properties.get("Author")),
        whole=title is not None,
        notes=notes + tuple(_notes_on(pages)),
        grids=grids,
    )


def _cleaned(texts: Sequence[str], grids: Sequence[Grid]) -> Iterator[str]:
    """Yield the paragraphs cleaned, but tables as they are: their cells are clean."""
    tables = {grid.text for grid in grids}
    return (text if text in tables else clean_prose(text) for text in texts)


def _read_pages(pdf: PdfDocument) -> list[PdfPage]:
    from pypdfium2 import PdfiumError

    pages: list[PdfPage] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError as error:
            raise FormatError("corrupt", f"Its page {number + 1} is damaged.") from error
        pages.append(read_page(page))
        page.close()
    return pages


def _with_insets(page: PdfPage) -> PdfPage:
    """Return the page with its tables and turned blocks in one piece each."""
    return replace(page, fragments=tuple(with_turned_insets(with_tables(page), _read_block)))


def _read_block(fragments: Sequence[Fragment]) -> tuple[str, ...]:
    return tuple(paragraphs(blocks(fragments)))


def _without_text(pages: Sequence[PdfPage]) -> FormatError:
    if all(page.legible for page in pages):
        return FormatError(
            "no_text", "It has no text, only pictures: it looks scanned and needs OCR."
        )
    return FormatError(
        "no_text",
        "Its text cannot be read, for its fonts do not say which characters they show:"
        " it needs OCR.",
    )


def _notes_on(pages: Sequence[PdfPage]) -> Iterator[str]:
    """Yield a note for each way in which pages could not be read as they look."""
    for concerns, says in _NOTES:
        numbers = [str(n) for n, page in enumerate(pages, 1) if concerns(page)]
        if numbers:
            named = ", ".join(numbers[:_MAX_PAGES_NAMED])
            yield says.format(f"{len(numbers)} of {len(pages)} pages ({named})")


_NOTES: tuple[tuple[Callable[[PdfPage], bool], str], ...] = (
    (lambda page: page.legible and not page.fragments, "No text on {}: scanned?"),
    (
        lambda page: not page.legible,
        "The text of {} cannot be read, for its fonts do not say which characters they show:"
        " needs OCR.",
    ),
    (lambda page: page.recognised, "The text of {} is that of OCR, which may be wrong."),
    (lambda page: page.hidden, "Text that cannot be seen is left out on {}."),
)
