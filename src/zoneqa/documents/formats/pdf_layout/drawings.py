"""The lines and areas that are drawn on a PDF page."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from zoneqa.documents.formats.pdf_layout.boxes import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfMatrix, PdfObject, PdfPage

_MAX_OBJECTS = 20_000
"""The number of objects of a page that are examined. Maps and charts have more."""

_MAX_SEGMENTS = 2_000
_RULE_WIDTH = 3.0
"""The greatest width of a ruling line, in points."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PaintedArea(Box):
    """A filled area or a picture, of which the colour is not known."""

    colour: Colour | None = None


@dataclass(slots=True)
class Drawings:
    """Horizontal and vertical ruling lines, and areas in the order in which they are painted."""

    rules: list[Box] = field(default_factory=list)
    areas: list[PaintedArea] = field(default_factory=list)
    pictures: list[PaintedArea] = field(default_factory=list)

    def colour_at(self, box: Box) -> Colour | None:
        """Return the colour behind a box, or None if a picture is behind it."""
        behind = [area for area in self.areas if area.holds(box)]
        return behind[-1].colour if behind else (255, 255, 255)


def drawings_of(page: PdfPage) -> Drawings:
    """Return what is drawn on a page besides text."""
    from pypdfium2 import raw

    found = Drawings()
    pictures = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
    kinds = [raw.FPDF_PAGEOBJ_PATH, *pictures]
    for item in islice(page.get_objects(kinds), _MAX_OBJECTS):
        if item.type in pictures:
            found.pictures.append(picture := PaintedArea(*_bounds(item)))
            found.areas.append(picture)
        else:
            _add_path(item, found)
    return found


def _add_path(item: PdfObject, found: Drawings) -> None:
    from pypdfium2 import raw

    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    box = Box(*_bounds(item))
    thin = min(box.width, box.height) <= _RULE_WIDTH
    if thin and (fill.value or stroke.value):
        found.rules.append(box)
    elif fill.value:
        found.areas.append(PaintedArea(*_bounds(item), _fill_colour(item)))
    if stroke.value and not thin:
        found.rules.extend(_straight_segments(item))


def _fill_colour(item: PdfObject) -> Colour | None:
    from pypdfium2 import raw

    red, green, blue, alpha = (c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return (red.value, green.value, blue.value) if known else None


def _straight_segments(item: PdfObject) -> Iterator[Box]:
    """Yield the horizontal and vertical segments of a stroked path."""
    from pypdfium2 import raw

    matrix = item.get_matrix().multiply(_container_matrix(item))
    start = last = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _rule(last, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, start)
        last = point


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    (x0, y0), (x1, y1) = start, end
    if min(abs(x1 - x0), abs(y1 - y0)) < 0.5 < max(abs(x1 - x0), abs(y1 - y0)):
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _bounds(item: PdfObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = _container_matrix(item).on_rect(*item.get_bounds())
    return left, bottom, right, top


def _container_matrix(item: PdfObject) -> PdfMatrix:
    """Return the matrix from the coordinates of the form that contains an object to the page's."""
    from pypdfium2 import PdfMatrix

    matrix = PdfMatrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return matrix
