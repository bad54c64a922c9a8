"""The names of people in pinyin: Liu Chao, Ouyang Xiu."""

from __future__ import annotations

from functools import lru_cache

from zoneqa.claims.person_names import DOUBLE, SINGLE
from zoneqa.claims.word_files import words_of
from zoneqa.zones.pinyin import in_pinyin

_LONGEST = 2
"""Characters of a given name, at most."""


def person_in_english(name: str) -> str | None:
    """Return a Chinese name in pinyin, the surname first; None for what is no such name.

    A foreign name is known by its own spelling, which its Chinese form does not tell: 约翰·史密斯.
    """
    surname = next((name[:n] for n in (2, 1) if name[:n] in _surnames()), "")
    given = name.removeprefix(surname)
    if not surname or not 1 <= len(given) <= _LONGEST:
        return None
    said, called = _readings().get(surname) or in_pinyin(surname), in_pinyin(given)
    return f"{said.capitalize()} {called.capitalize()}" if said and called else None


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset((*DOUBLE, *SINGLE, *_readings()))


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    """Return how some surnames are read, which other words read otherwise."""
    pairs = (word.partition("=") for word in words_of("surname_readings.txt"))
    return {surname: reading for surname, _, reading in pairs}
