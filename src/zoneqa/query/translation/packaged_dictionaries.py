"""The translation that comes with zoneqa."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from zoneqa.query.translation import glossary
from zoneqa.query.translation.translator import Translator, split
from zoneqa.text.sorted_dictionary import SortedDictionary
from zoneqa.types import Wordings


def translate(text: str) -> tuple[Wordings, ...]:
    """See Translate. The first text takes a second longer: the dictionary is read then."""
    return _translator()(text)


@lru_cache(maxsize=1)
def _translator() -> Translator:
    """Return the translator, which trusts the glossary before the general dictionary."""
    from zoneqa.query.translation import (
        cedict,  # reads 120,000 entries: only for an English question
    )

    general = SortedDictionary(_joined(cedict.entries()))
    return Translator((_joined(glossary.entries()).get, general.get))


def _joined(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the distinct Chinese words of each English wording, joined by spaces."""
    words: dict[str, dict[str, None]] = {}
    for english, chinese in entries:
        words.setdefault(" ".join(split(english)), {})[chinese] = None
    return {english: " ".join(chinese) for english, chinese in words.items()}
