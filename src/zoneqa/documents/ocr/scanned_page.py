"""A recognised page: its lines as fragments, and the places that may be misread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage
from zoneqa.documents.ocr.engine import RecognisedLine
from zoneqa.documents.ocr.straighten import straightened
from zoneqa.text.normalize import clean_text

_DOUBTFUL = 0.6
"""The confidence under which a character may be misread."""

_SHOWN_PLACES = 3
_MARGIN = 4
"""How many characters are shown on both sides of a doubtful one."""

# The boxes of lines reach beyond the characters on every side, and would close narrow gutters.
_SURPLUS_HEIGHT = 0.05
_SURPLUS_WIDTH = 0.12


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page in points, and its doubtful characters in context."""

    page: PdfPage
    doubtful: tuple[str, ...] = ()


def scanned_page(lines: Sequence[RecognisedLine], height: float, points: float) -> ScannedPage:
    """Return a page of so many pixels in height; `points` is the size of a pixel."""
    straight = straightened([line.corners for line in lines])
    fragments: list[Fragment] = []
    for line, corners in zip(lines, straight, strict=True):
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
        above, beside = _SURPLUS_HEIGHT * (bottom - top), _SURPLUS_WIDTH * (bottom - top)
        text = clean_text(line.text).strip()
        if text and bottom > top:
            fragments.append(
                Fragment(
                    text=text,
                    left=(min(xs) + beside) * points,
                    bottom=(height - bottom + above) * points,
                    right=(max(xs) - beside) * points,
                    top=(height - top - above) * points,
                )
            )
    page = PdfPage(tuple(fragments), bottom=0.0, top=height * points)
    return ScannedPage(page, tuple(place for line in lines for place in _doubts(line)))


def doubt_note(pages: Sequence[ScannedPage]) -> tuple[str, ...]:
    """Return a note on the number of doubtful characters, with the first of them in context."""
    places = [place for page in pages for place in page.doubtful]
    if not places:
        return ()
    shown = ", ".join(f"“{place}”" for place in places[:_SHOWN_PLACES])
    noun = "character" if len(places) == 1 else "characters"
    return (f"{len(places):,} {noun} may be misread: {shown}{', …' if places[3:] else ''}.",)


def _doubts(line: RecognisedLine) -> Iterator[str]:
    if len(line.confidences) != len(line.text):
        return
    for place, (char, confidence) in enumerate(zip(line.text, line.confidences, strict=True)):
        if confidence < _DOUBTFUL and char.isalnum():
            before = line.text[max(0, place - _MARGIN) : place]
            yield f"{before}[{char}]{line.text[place + 1 : place + 1 + _MARGIN]}"
