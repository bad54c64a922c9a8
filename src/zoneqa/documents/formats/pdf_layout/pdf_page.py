"""The text of a PDF page, upright and in fragments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.drawings import drawings_of
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.glyphs import Glyph, glyphs_of
from zoneqa.documents.formats.pdf_layout.legibility import is_legible, without_unknown_signs
from zoneqa.documents.formats.pdf_layout.raised_marks import resolve_raised
from zoneqa.documents.formats.pdf_layout.runs import fragments_of
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Dividers, vertical_rules
from zoneqa.documents.formats.pdf_layout.vertical import join_vertical_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfPage as PdfiumPage


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The text fragments of a page, its ruling lines, and its lower and upper edge.

    `legible` is false if its fonts do not say which characters they show, `recognised` true if its
    text is that of OCR under a picture, `hidden` true if some text is left out that it hides.
    """

    fragments: tuple[Fragment, ...]
    bottom: float
    top: float
    rules: tuple[Box, ...] = ()
    legible: bool = True
    recognised: bool = False
    hidden: bool = False


def read_page(page: PdfiumPage) -> PdfPage:
    """Return the text of a page, turned so that most of it is upright."""
    drawings = drawings_of(page)
    glyphs = glyphs_of(page, drawings)
    shown = [glyph for glyph in glyphs if glyph.visibility != "hidden"]
    turns = _main_direction(shown)
    bounds = Box(*page.get_bbox()).turned(turns)
    legible = is_legible(shown)
    return PdfPage(
        fragments=tuple(_fragments(shown, drawings.rules, turns)) if legible else (),
        bottom=bounds.bottom,
        top=bounds.top,
        rules=tuple(rule.turned(turns) for rule in drawings.rules),
        legible=legible,
        recognised=any(glyph.visibility == "recognised" for glyph in shown),
        hidden=len(shown) < len(glyphs),
    )


def _main_direction(glyphs: Sequence[Glyph]) -> int:
    counts = Counter(g.turns for g in glyphs if g.text != " " and g.turns is not None)
    return max(counts, key=lambda turns: counts[turns]) if counts else 0


def _fragments(glyphs: Sequence[Glyph], rules: Sequence[Box], main: int) -> list[Fragment]:
    """Return the fragments of a page. Slanted text is left out: it is a watermark or a stamp."""
    upright = _runs_in_direction(glyphs, main, rules)
    clockwise, reverse, anticlockwise = (
        [
            replace(f.turned(-turns), turns=turns)
            for f in _runs_in_direction(glyphs, main + turns, rules)
        ]
        for turns in (1, 2, 3)
    )
    across = _dividers(rules, main + 1)
    return [*join_vertical_lines(upright, clockwise, across), *reverse, *anticlockwise]


def _runs_in_direction(glyphs: Sequence[Glyph], turns: int, rules: Sequence[Box]) -> list[Fragment]:
    turns %= 4
    # Blanks have no direction of their own.
    chosen = [g.turned(turns) for g in glyphs if g.turns == turns or g.text == " "]
    if all(g.text == " " for g in chosen):
        return []
    fragments = fragments_of(chosen, _dividers(rules, turns))
    return resolve_raised(list(without_unknown_signs(fragments)))


def _dividers(rules: Sequence[Box], turns: int) -> Dividers:
    """Return the lines that are vertical on the page after so many quarter turns."""
    return Dividers(vertical_rules(rule.turned(turns) for rule in rules))
