"""PDF: the text of its pages in reading order, without what repeats on every page."""

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
from zoneqa.text.normalize import clean_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 2000


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the PDF: one article if it has a title, else perhaps newspaper pages."""
    pdf = _opened(data)
    try:
        yield _document(pdf)
    finally:
        pdf.close()


def _opened(data: bytes) -> PdfDocument:
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
    sheets = _sheets(pdf)
    pages = without_running_heads(sheets)
    text = clean_text("\n\n".join(paragraphs([b for page in pages for b in blocks(page)])))
    if not text.strip():
        raise FormatError(
            "no_text", "It has no text, only pictures: it looks scanned and needs OCR."
        )
    about = pdf.get_metadata_dict()
    title = own_title(about.get("Title"))
    date, notes = stated_date(about.get("CreationDate"))
    return Document(
        text,
        title=title,
        date=date,
        author=own_name(about.get("Author")),
        whole=title is not None,
        notes=notes + _notes_on(sheets),
    )


def _sheets(pdf: PdfDocument) -> list[PdfPage]:
    from pypdfium2 import PdfiumError

    sheets: list[PdfPage] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError as error:
            raise FormatError("corrupt", f"Its page {number + 1} is damaged.") from error
        _, bottom, _, top = page.get_bbox()
        sheets.append(PdfPage(tuple(fragments_of(page)), bottom, top))
        page.close()
    return sheets


def _notes_on(sheets: list[PdfPage]) -> tuple[str, ...]:
    blank = [str(n) for n, sheet in enumerate(sheets, 1) if not sheet.fragments]
    if not blank:
        return ()
    return (f"No text on {len(blank)} of {len(sheets)} pages ({', '.join(blank[:5])}): scanned?",)
