"""The language of a text."""

from __future__ import annotations

import re

from zoneqa.text.characters import is_han
from zoneqa.types import Language

_LATIN_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")


def language_of(text: str) -> Language:
    """Return `zh` if there are at least as many Chinese characters as Latin words, else `en`."""
    han = sum(map(is_han, text))
    return "zh" if han >= len(_LATIN_WORD.findall(text)) else "en"
