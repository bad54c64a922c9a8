"""The characters of a PDF page, without those that the page does not show."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_double, c_uint
from dataclasses import dataclass
from math import hypot, pi
from typing import TYPE_CHECKING, Literal
from unicodedata import east_asian_width

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.drawings import Colour, Drawings
from zoneqa.text.radicals import CHARACTER_OF_RADICAL

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_SOFT_HYPHENS = "\x02\ufffe\u00ad"
"""The characters that PDFium returns for a hyphen at the end of a line."""

_USUAL_CHARACTERS = CHARACTER_OF_RADICAL | str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
    "，、。：；！？〖〗…：—–（）｛｝〔〕【】《》〈〉「」『』",
)
"""Characters for those that fonts name instead: radicals, and forms for vertical text."""

_DEPTH, _HEIGHT = 0.22, 0.88
"""The parts of a line's height below and above the baseline, relative to the font size."""

_SCAN_SHARE = 0.4
"""The least share of the page that the picture of a scanned page covers."""

_COLOUR_DISTANCE = 24
"""The largest difference of two colours, of 255, that cannot be told apart."""

Visibility = Literal["shown", "recognised", "hidden"]


@dataclass(frozen=True, slots=True)
class Glyph(Box):
    """A character of a page.

    A blank is `inferred` where PDFium sees a gap, but the file has no space. `turns` counts the
    quarter turns clockwise by which a character is turned, and is None if it is slanted. `mapped`
    is false if its font does not say which character it is. `visibility` is `recognised` for the
    invisible text with which OCR underlays a scanned page.
    """

    text: str
    turns: int | None = 0
    mapped: bool = True
    visibility: Visibility = "shown"
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of a text object have in common; the font size is in points."""

    turns: int | None = 0
    visibility: Visibility = "shown"
    size: float = 0.0


_PLAIN = _Style()


def is_wide(char: str) -> bool:
    """Return whether a character is as wide as it is high, as Chinese ones are."""
    return east_asian_width(char) in ("W", "F")


def glyphs_of(page: PdfPage, drawings: Drawings) -> list[Glyph]:
    """Return the characters of a page in content order; blanks have a space as text."""
    text = page.get_textpage()
    try:
        return list(_glyphs(text, Box(*page.get_bbox()), drawings))
    finally:
        text.close()


def _glyphs(text: PdfTextPage, bounds: Box, drawings: Drawings) -> Iterator[Glyph]:
    from pypdfium2 import raw

    styles: dict[int, _Style] = {}
    rect = raw.FS_RECTF()
    for index in range(text.count_chars()):
        char = _character(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetLooseCharBox(text, index, rect)
        box = Box(rect.left, rect.bottom, rect.right, rect.top)
        handle = None if char == " " else raw.FPDFText_GetTextObject(text, index)
        key = addressof(handle.contents) if handle else 0
        if key not in styles:
            styles[key] = _style(text, index, bounds, drawings, box) if key else _PLAIN
        style = styles[key]
        if style.size:
            box = _line_box(text, index, char, style, box)
        mapped = char == " " or raw.FPDFText_HasUnicodeMapError(text, index) != 1
        char = char if mapped else "\ufffd"
        inferred = char == " " and raw.FPDFText_IsGenerated(text, index) == 1
        sides = (box.left, box.bottom, box.right, box.top)
        yield Glyph(*sides, char, style.turns, mapped, style.visibility, inferred)


def _character(code: int) -> str:
    char = chr(code) if code else "\ufffd"
    if char in _SOFT_HYPHENS:
        return "-"
    return " " if char.isspace() else char.translate(_USUAL_CHARACTERS)


def _style(text: PdfTextPage, index: int, bounds: Box, drawings: Drawings, box: Box) -> _Style:
    from pypdfium2 import raw

    angle = raw.FPDFText_GetCharAngle(text, index) / (pi / 2)
    return _Style(
        turns=round(angle) % 4 if abs(angle - round(angle)) < 0.1 else None,
        visibility=_visibility(text, index, bounds, drawings, box),
        size=_font_size(text, index),
    )


def _font_size(text: PdfTextPage, index: int) -> float:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size: float = raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
    return size


def _visibility(
    text: PdfTextPage, index: int, bounds: Box, drawings: Drawings, box: Box
) -> Visibility:
    """Return the visibility of a text object, of which the box is that of its first character."""
    from pypdfium2 import raw

    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    if not bounds.holds(box):
        return "hidden"
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return "recognised" if _is_scanned(bounds, drawings) else "hidden"
    red, green, blue, alpha = (c_uint() for _ in range(4))
    known = raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    if not known or mode == raw.FPDF_TEXTRENDERMODE_STROKE:
        return "shown"
    colour = (red.value, green.value, blue.value)
    unseen = alpha.value == 0 or _is_alike(colour, drawings.colour_at(box))
    return "hidden" if unseen else "shown"


def _line_box(text: PdfTextPage, index: int, char: str, style: _Style, box: Box) -> Box:
    """Return the box of a character with the height of its line.

    PDFium's boxes have heights that differ by font, and of some characters it knows only the ink.
    """
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    upright = box.turned(style.turns or 0)
    origin = Box(x.value, y.value, x.value, y.value).turned(style.turns or 0)
    bottom, top = origin.bottom - _DEPTH * style.size, origin.bottom + _HEIGHT * style.size
    if abs((bottom + top) / 2 - upright.middle) > 0.5 * style.size:
        return box  # a font for vertical text, whose characters have their origins elsewhere
    left, right = upright.left, upright.right
    if is_wide(char) and right - left < 0.9 * style.size:
        left, right = origin.left, origin.left + style.size
    return Box(left, bottom, right, top).turned(-(style.turns or 0))


def _is_scanned(bounds: Box, drawings: Drawings) -> bool:
    size = bounds.width * bounds.height
    return any(p.width * p.height >= _SCAN_SHARE * size for p in drawings.pictures)


def _is_alike(colour: Colour, other: Colour | None) -> bool:
    if other is None:
        return False
    return max(abs(a - b) for a, b in zip(colour, other, strict=True)) < _COLOUR_DISTANCE
