"""Pages whose fonts do not say which characters they show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zoneqa.documents.encoding import likeness
from zoneqa.documents.formats.pdf_layout.fragments import Fragment
from zoneqa.documents.formats.pdf_layout.glyphs import Glyph

_MAX_UNKNOWN_SHARE = 0.2
"""The greatest share of unknown characters on a page that can be read."""

_MAX_WIDE_SHARE = 0.6
"""The greatest share of ASCII characters as wide as Chinese ones on such a page."""

_WIDE = 0.88
"""The least width of a Chinese character, relative to the height of its box."""

_SIGNS = "".join(map(chr, range(0xE000, 0xF900))) + "\ufffd "
"""Private and replacement characters, which are what symbol fonts give."""

_MIN_LIKENESS = 0.55
"""The least `likeness` of text to Chinese or English. Chinese characters at random have 0.4."""


def is_legible(glyphs: Sequence[Glyph]) -> bool:
    """Return whether the characters of a page are those that it shows.

    Fonts without a mapping to Unicode give the numbers of their glyphs instead, which may look like
    any script. Some pass for ASCII, but with the widths of Chinese characters.
    """
    shown = [glyph for glyph in glyphs if glyph.text != " "]
    if not shown:
        return True
    unknown = sum(map(_is_unknown, shown)) / len(shown)
    wide = sum(map(_is_wide_ascii, shown)) / len(shown)
    text = "".join(glyph.text for glyph in shown)
    return (
        unknown <= _MAX_UNKNOWN_SHARE
        and wide <= _MAX_WIDE_SHARE
        and likeness(text) >= _MIN_LIKENESS
    )


def without_unknown_signs(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    """Yield the fragments of a legible page without the signs of symbol fonts, such as bullets.

    An unknown character within words stays, as a gap in them would not be seen.
    """
    for fragment in fragments:
        text = fragment.text.lstrip(_SIGNS)
        if text:
            yield replace(fragment, text=text)


def _is_unknown(glyph: Glyph) -> bool:
    return not glyph.mapped or unicodedata.category(glyph.text[0]) in ("Cc", "Cn", "Co")


def _is_wide_ascii(glyph: Glyph) -> bool:
    return glyph.text.isascii() and glyph.width > _WIDE * glyph.height
