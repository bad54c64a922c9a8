"""Fragments from the characters of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from zoneqa.documents.formats.pdf_layout.boxes import Box
from zoneqa.documents.formats.pdf_layout.fragments import TOUCHING_GAP, Fragment, bounding_box
from zoneqa.documents.formats.pdf_layout.glyphs import Glyph, is_wide
from zoneqa.documents.formats.pdf_layout.tables.ruling_lines import Dividers

_FRAGMENT_GAP = 0.45
"""The least gap between fragments, relative to the height of the characters."""

_FIGURE_ENDS, _FIGURE_STARTS = "0123456789%％", "0123456789-−"
_SMALLER = 0.88
"""The greatest size of a raised or lowered character, relative to its neighbours."""

_SHIFT = 0.15
"""The least shift of a raised or lowered character, relative to its neighbours."""


def fragments_of(glyphs: Sequence[Glyph], dividers: Dividers) -> list[Fragment]:
    """Return the fragments of a page in content order; none crosses a vertical line."""
    found: list[Fragment] = []
    run: list[Glyph] = []
    blank: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            blank = glyph if blank is None or blank.inferred else blank
            continue
        if run and not _continues_run(run[-1], blank, glyph, dividers):
            found.append(_merged(run))
            run = []
        if (
            run
            and blank is not None
            and not (blank.inferred and _is_change_of_script(run[-1], glyph))
        ):
            # A space begins where the character before it ends, though its box may be wider.
            left = run[-1].right if blank.inferred else min(run[-1].right, blank.left)
            run.append(Glyph(left, glyph.bottom, glyph.left, glyph.top, " "))
        run.append(glyph)
        blank = None
    return [*found, _merged(run)] if run else found


def differs_in_script(first: Box, second: Box) -> bool:
    """Return whether one of two neighbours is raised or lowered beside the other."""
    low, high = sorted((first.height, second.height))
    return low < _SMALLER * high and abs(first.bottom - second.bottom) > _SHIFT * high


def _follows(previous: Glyph, glyph: Glyph) -> bool:
    """Return whether a character closely follows the previous one on the same line."""
    size = max(previous.height, glyph.height)
    gap = glyph.left - previous.right
    return (
        abs(glyph.bottom - previous.bottom) < 0.4 * size
        and -0.5 * size < gap < _FRAGMENT_GAP * size
        and not differs_in_script(previous, glyph)
    )


def _continues_run(previous: Glyph, blank: Glyph | None, glyph: Glyph, dividers: Dividers) -> bool:
    """Return whether a character goes on a run. A blank may divide two figures of a table."""
    if blank is not None and previous.text in _FIGURE_ENDS and glyph.text in _FIGURE_STARTS:
        return False
    return _follows(previous, glyph) and not dividers.divide(previous, glyph)


def _is_change_of_script(previous: Glyph, glyph: Glyph) -> bool:
    """Return whether Chinese meets Latin or digits, where programs put a narrow gap."""
    return is_wide(previous.text) != is_wide(glyph.text)


def _merged(run: list[Glyph]) -> Fragment:
    # PDFium sees a blank wherever fonts change, and programs write blanks of no width.
    least = _tracking(run) + TOUCHING_GAP * max(glyph.height for glyph in run)
    shown = [glyph for glyph in run if glyph.text != " " or glyph.width > least]
    box = bounding_box(run)
    text = "".join(glyph.text for glyph in shown)
    return Fragment(run[0].left, box.bottom, run[-1].right, box.top, text)


def _tracking(run: list[Glyph]) -> float:
    """Return the usual gap between the characters of a run, which may be spaced out by blanks."""
    blanks = [n for n, glyph in enumerate(run) if glyph.text == " "]
    spaced = [run[n].width for n in blanks if is_wide(run[n - 1].text) and is_wide(run[n + 1].text)]
    close = [b.left - a.right for a, b in pairwise(run) if " " not in (a.text, b.text)]
    wide = sum(is_wide(a.text) and is_wide(b.text) for a, b in pairwise(run))
    gaps = spaced if len(spaced) > wide else close
    return max(0.0, median(gaps)) if gaps else 0.0
