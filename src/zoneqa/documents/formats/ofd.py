"""OFD, the Chinese standard for fixed pages: text in reading order like that of a PDF."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from zoneqa.documents.document import Document
from zoneqa.documents.formats.archive import member_bytes, opened
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.ooxml import xml
from zoneqa.documents.formats.ooxml.xml import named
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.page_text import text_of_pages
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage
from zoneqa.documents.formats.properties import own_name, own_title, stated_date
from zoneqa.text.normalize import clean_text

_MAIN_PART = "OFD.xml"
_POINTS = 72 / 25.4
"""OFD measures in millimetres."""

_A4 = (0.0, 0.0, 210.0, 297.0)
_ASCENT, _DESCENT = 0.88, 0.22
"""How far characters reach above and below their baseline, in ems."""


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of all pages, as one whole article if the file has a title."""
    archive = opened(data)
    main = xml.root(member_bytes(archive, _MAIN_PART))
    pages = [page for part in _texts(main, "DocRoot") for page in _pages(archive, part.lstrip("/"))]
    text, grids = text_of_pages(pages)
    if not text.strip():
        raise FormatError("no_text", "There is no text in it.")
    title = own_title(next(_texts(main, "Title"), None))
    date, notes = stated_date(next(_texts(main, "CreationDate"), None))
    yield Document(
        text,
        title=title,
        date=date,
        author=own_name(next(_texts(main, "Author"), None)),
        whole=title is not None,
        notes=notes,
        grids=grids,
    )


def _pages(archive: zipfile.ZipFile, part: str) -> Iterator[PdfPage]:
    document = xml.root(member_bytes(archive, part))
    default = _box(next(_texts(document, "PhysicalBox"), "")) or _A4
    for page in named(document, "Page"):
        base = posixpath.join("/", posixpath.dirname(part), page.get("BaseLoc", ""))
        content = xml.root(member_bytes(archive, posixpath.normpath(base).lstrip("/")))
        height = (_box(next(_texts(content, "PhysicalBox"), "")) or default)[3]
        lines = (line for each in named(content, "TextObject") for line in _lines(each, height))
        yield PdfPage(tuple(lines), 0.0, height * _POINTS)


def _lines(element: Element, height: float) -> Iterator[Fragment]:
    """Yield the lines of a text object in points, measured from below as in a PDF."""
    box, size = _box(element.get("Boundary", "")), _numbers(element.get("Size", ""))
    if not box or not size:
        return
    scale = (_numbers(element.get("CTM", "")) or [1.0])[0]
    left, top, width, _ = box
    for code in named(element, "TextCode"):
        text = clean_text(code.text or "").strip()
        y = (_numbers(code.get("Y", "")) or size)[0]
        x = (_numbers(code.get("X", "")) or [0.0])[0]
        if text:
            baseline = height - top - y * scale
            em = size[0] * scale
            yield Fragment(
                text=text,
                left=(left + x * scale) * _POINTS,
                bottom=(baseline - _DESCENT * em) * _POINTS,
                right=(left + width) * _POINTS,
                top=(baseline + _ASCENT * em) * _POINTS,
            )


def _texts(root: Element, name: str) -> Iterator[str]:
    return (element.text.strip() for element in named(root, name) if element.text)


def _box(raw: str) -> tuple[float, float, float, float] | None:
    numbers = _numbers(raw)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _numbers(raw: str) -> list[float]:
    try:
        return [float(number) for number in raw.split()]
    except ValueError:
        return []
