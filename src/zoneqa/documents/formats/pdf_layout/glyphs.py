"""Extraction of positioned characters from a PDF page, joined into fragments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zoneqa.documents.formats.pdf_layout.fragments import Fragment

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_FRAGMENT_GAP = 0.45
"""The least gap between fragments, relative to the height of the characters."""

_SOFT_HYPHENS = "\x02\ufffe\u00ad"
"""The characters that PDFium returns for a hyphen at the end of a line."""


def fragments_of(page: PdfPage) -> list[Fragment]:
    """Return the fragments of a page in content order."""
    found: list[Fragment] = []
    run: list[Fragment] = []
    spaced = False
    for glyph in _glyphs(page):
        if glyph.text.isspace():
            spaced = True
            continue
        if run and not _follows(run[-1], glyph):
            found.append(_merged(run))
            run = []
        if run and spaced:
            run.append(Fragment(" ", run[-1].right, glyph.bottom, glyph.left, glyph.top))
        run.append(glyph)
        spaced = False
    return [*found, _merged(run)] if run else found


def _glyphs(page: PdfPage) -> Iterator[Fragment]:
    from pypdfium2 import raw

    text = page.get_textpage()
    box = raw.FS_RECTF()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        char = chr(code) if code else "\ufffd"
        char = "-" if char in _SOFT_HYPHENS else char
        yield Fragment(char, box.left, box.bottom, box.right, box.top)
    text.close()


def _follows(previous: Fragment, glyph: Fragment) -> bool:
    """Return whether a character closely follows the previous one on the same line."""
    size = max(previous.height, glyph.height)
    gap = glyph.left - previous.right
    return (
        abs(glyph.bottom - previous.bottom) < 0.4 * size
        and -0.5 * size < gap < _FRAGMENT_GAP * size
    )


def _merged(run: list[Fragment]) -> Fragment:
    return Fragment(
        "".join(glyph.text for glyph in run),
        left=run[0].left,
        bottom=min(glyph.bottom for glyph in run),
        right=run[-1].right,
        top=max(glyph.top for glyph in run),
    )
