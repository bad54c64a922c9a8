"""The bands of a page: what stands between the rows of headlines that begin below free space.

Columns that stand below each other by chance would otherwise be read as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from zoneqa.documents.formats.pdf_layout.fragments import BOX_HEIGHT, Fragment

_MIN_SPACE = 0.8
"""The least height of the free space over the whole width above a headline, in ems."""

_MIN_HEADLINE = 1.3
"""The least size of the characters of a headline, relative to those of the page."""


def bands(fragments: Sequence[Fragment], em: float) -> list[list[Fragment]]:
    """Return the bands of a page from top to bottom."""
    found: list[list[Fragment]] = []
    ordered = sorted(fragments, key=lambda f: -f.top)
    edge = float("inf")
    for place, fragment in enumerate(ordered):
        is_apart = edge - fragment.top >= _MIN_SPACE * em
        if not found or (is_apart and _is_headline_row(ordered[place:], em)):
            found.append([])
        found[-1].append(fragment)
        edge = min(edge, fragment.bottom)
    return found


def _is_headline_row(fragments: Sequence[Fragment], em: float) -> bool:
    """Return whether a headline is among the fragments beside the first, which is the highest."""
    row = takewhile(lambda f: f.top > fragments[0].bottom, fragments)
    return any(f.height >= _MIN_HEADLINE * BOX_HEIGHT * em for f in row)
