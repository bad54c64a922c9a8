"""Offices in English words: director, deputy mayor."""

from __future__ import annotations

from functools import lru_cache

from zoneqa.claims.word_files import words_of

_DEPUTY = "副"


def office_in_english(title: str) -> str | None:
    """Return what an office is called in every body; None for one that has no such name."""
    called = _offices().get(title.removeprefix(_DEPUTY))
    return called and f"{'deputy ' if title.startswith(_DEPUTY) else ''}{called}"


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    pairs = (word.partition("=") for word in words_of("offices_in_english.txt"))
    return {title: called.replace("_", " ") for title, _, called in pairs}
