"""Parsers of scanned PDF files and of pictures, for a process with larger limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zoneqa.documents.document import Document, PageRead, ParserOutput
from zoneqa.documents.formats import pdf, registry
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.pdf_layout.page_text import text_of_pages
from zoneqa.documents.formats.pdf_layout.pdf_page import read_page
from zoneqa.documents.ocr.engine import recognise
from zoneqa.documents.ocr.images import pictures, rendered
from zoneqa.documents.ocr.scanned_page import ScannedPage, doubt_note, scanned_page

MAX_PAGES = 200
"""The most pages of a file that are recognised."""

_CUT_NOTE = f"Only the first {MAX_PAGES} of its scanned pages were read."


def parse(data: bytes, name: str) -> Iterator[ParserOutput]:
    """Parse a file like `registry.parse`, but read scanned pages and pictures too.

    Yields a PageRead after each page, so that progress is seen and a limit can hold for a page.
    """
    return registry.parse(data, name, {"pdf": _parse_pdf, "picture": _parse_picture})


def _parse_pdf(data: bytes, name: str) -> Iterator[ParserOutput]:
    scans: dict[int, ScannedPage] = {}
    with pdf.opened(data) as file:
        total = len(file)
        notes = (_CUT_NOTE,) if total > MAX_PAGES else ()
        for number in range(min(total, MAX_PAGES)):
            page = file[number]
            if not read_page(page).fragments:
                image, points = rendered(page)
                scans[number] = scanned_page(recognise(image), image.shape[0], points)
                yield PageRead(number + 1, total)
            page.close()
    pages = {number: scan.page for number, scan in scans.items()}
    for item in pdf.parse(data, name, pages):
        yield replace(item, notes=(*item.notes, *notes, *doubt_note(list(scans.values()))))


def _parse_picture(data: bytes, _name: str) -> Iterator[ParserOutput]:
    scans: list[ScannedPage] = []
    for image in pictures(data):
        if len(scans) == MAX_PAGES:
            break
        scans.append(scanned_page(recognise(image), image.shape[0], 1.0))
        yield PageRead(len(scans), len(scans))
    text, grids = text_of_pages([scan.page for scan in scans])
    if not text.strip():
        raise FormatError("no_text", "There is no text in it.")
    yield Document(text, notes=doubt_note(scans), grids=grids)
