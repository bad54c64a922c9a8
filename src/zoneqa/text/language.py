"""The language of a text."""

from __future__ import annotations

import re

from zoneqa.text.characters import HAN
from zoneqa.types import Language

_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")


def language_of(text: str) -> Language:
    """Return `zh` if there are at least as many Chinese characters as Latin words, else `en`."""
    return "zh" if len(_HAN.findall(text)) >= len(_LATIN_WORD.findall(text)) else "en"
