"""PDF: the text of all pages in reading order, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.pdf_layout.columns import blocks
from zoneqa.documents.formats.pdf_layout.glyphs import fragments_of
from zoneqa.documents.formats.pdf_layout.paragraphs import paragraphs
from zoneqa.documents.formats.pdf_layout.running_heads import PdfPage, without_running_heads
from zoneqa.documents.formats.properties import own_name, own_title, stated_date
from zoneqa.text.prose import clean_prose

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 2000


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
    pdf_pages = _read_pages(pdf)
    pages = without_running_heads(pdf_pages)
    text = clean_prose("\n\n".join(paragraphs([b for page in pages for b in blocks(page)])))
    if not text.strip():
        raise FormatError(
            "no_text", "It has no text, only pictures: it looks scanned and needs OCR."
        )
    properties = pdf.get_metadata_dict()
    title = own_title(properties.get("Title"))
    date, notes = stated_date(properties.get("CreationDate"))
    return Document(
        text,
        title=title,
        date=date,
        author=own_name(properties.get("Author")),
        whole=title is not None,
        notes=notes + _notes_on(pdf_pages),
    )


def _read_pages(pdf: PdfDocument) -> list[PdfPage]:
    from pypdfium2 import PdfiumError

    pdf_pages: list[PdfPage] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError as error:
            raise FormatError("corrupt", f"Its page {number + 1} is damaged.") from error
        _, bottom, _, top = page.get_bbox()
        pdf_pages.append(PdfPage(tuple(fragments_of(page)), bottom, top))
        page.close()
    return pdf_pages


def _notes_on(pdf_pages: list[PdfPage]) -> tuple[str, ...]:
    empty = [str(n) for n, pdf_page in enumerate(pdf_pages, 1) if not pdf_page.fragments]
    if not empty:
        return ()
    return (
        f"No text on {len(empty)} of {len(pdf_pages)} pages ({', '.join(empty[:5])}): scanned?",
    )
