"""PDF: the text of all pages in reading order, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from zoneqa.documents.document import Document
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.pdf_layout.page_text import text_of_pages
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage, read_page
from zoneqa.documents.formats.picture import OCR_ADVICE
from zoneqa.documents.formats.properties import own_name, own_title, stated_date

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 2000
_MAX_PAGES_NAMED = 5


def parse(
    data: bytes, _name: str, scans: Mapping[int, PdfPage] | None = None
) -> Iterator[Document]:
    """Yield the text of the file, as one whole article if it has a title.

    `scans` are pages that were recognised because they have no text, by their place in the file.
    """
    with opened(data) as pdf:
        yield _document(pdf, scans or {})


def opened(data: bytes) -> closing[PdfDocument]:
    """Return the file, to be closed. Raises FormatError."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise FormatError("encrypted", "It is protected by a password.") from error
        raise FormatError("corrupt", "It is damaged and cannot be read as PDF.") from error
    if len(pdf) > MAX_PAGES:
        raise FormatError("too_many_pages", f"It has {len(pdf):,} pages; {MAX_PAGES:,} at most.")
    return closing(pdf)


def _document(pdf: PdfDocument, scans: Mapping[int, PdfPage]) -> Document:
    pages = _read_pages(pdf, scans)
    text, grids = text_of_pages(pages)
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


def _read_pages(pdf: PdfDocument, scans: Mapping[int, PdfPage]) -> list[PdfPage]:
    from pypdfium2 import PdfiumError

    pages: list[PdfPage] = []
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError as error:
            raise FormatError("corrupt", f"Its page {number + 1} is damaged.") from error
        pages.append(scans.get(number) or read_page(page))
        page.close()
    return pages


def _without_text(pages: Sequence[PdfPage]) -> FormatError:
    if all(page.legible for page in pages):
        return FormatError("no_text", f"It has no text, only pictures: {OCR_ADVICE}.")
    return FormatError(
        "no_text",
        "Its text cannot be read, for its fonts do not say which characters they show:"
        f" {OCR_ADVICE}.",
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
