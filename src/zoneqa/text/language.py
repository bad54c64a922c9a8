"""Which language a text is in."""

from __future__ import annotations

import re

from zoneqa.text.characters import HAN
from zoneqa.types import Language

_LATIN_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_HAN_CHARACTER = re.compile(f"[{HAN}]")


def language_of(text: str) -> Language:
    """`zh` if there are at least as many Chinese characters as Latin words, else `en`."""
    han = len(_HAN_CHARACTER.findall(text))
    return "zh" if han >= len(_LATIN_WORD.findall(text)) else "en"
