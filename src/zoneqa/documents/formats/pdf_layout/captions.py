"""Lines that name a table or its unit."""

from __future__ import annotations

import re

_CAPTION = re.compile(
    r"(?:[续續附]?表\s*[\d一二三四五六七八九十（(:：]|(?:计量|金额)?[单單][位元]\s*[:：]"
    r"|[（(][单單]位\s*[:：]|Table\s*\d)"
)
_CONTINUED = re.compile(
    r"[续續]表|表\s*[\d一二三四五六七八九十.—-]*\s*[（(]?[续續]|[（(][续續]表?[）)]"
)


def is_caption(text: str) -> bool:
    """Return whether a line names a table or its unit."""
    return _CAPTION.match(text) is not None or is_continued(text)


def is_continued(text: str) -> bool:
    """Return whether a line says that a table goes on from the page before."""
    return _CONTINUED.match(text) is not None and len(text) < 40
