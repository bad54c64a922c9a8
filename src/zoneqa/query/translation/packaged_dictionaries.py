"""The translation that comes with zoneqa."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from zoneqa.query.translation import glossary
from zoneqa.query.translation.translator import Translator, split
from zoneqa.types import Wordings


def translate(text: str) -> tuple[Wordings, ...]:
    """A Translate; the first text that it is given takes a second longer."""
    return _translator()(text)


@lru_cache(maxsize=1)
def _translator() -> Translator:
    """The words of the trade before those of the general dictionary."""
    from zoneqa.query.translation import (
        cedict,  # reads 120,000 entries: only for an English question
    )

    return Translator((_joined(glossary.entries()), _joined(cedict.entries())))


def _joined(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The Chinese words of each English wording, each once, joined by spaces."""
    words: dict[str, dict[str, None]] = {}
    for english, chinese in entries:
        words.setdefault(" ".join(split(english)), {})[chinese] = None
    return {english: " ".join(chinese) for english, chinese in words.items()}
