"""Names of places that are known anyway, and the words before 高新区 that are none."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    """Return the lines of a data file, comments and blank ones left out."""
    text = (files("zoneqa.zones") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line[:1] not in ("", "#")]


COMMON = frozenset(word for line in _lines("common_words.txt") for word in line.split())
"""Words that name no place when they are left alone."""

_WORDS = re.compile(f"(?:{'|'.join(sorted(COMMON))})+")


@lru_cache(maxsize=1)
def listed_places() -> dict[str, str]:
    """Return the places of places.txt with their English names, empty where that is the pinyin."""
    rows = (line.partition(" ") for line in _lines("places.txt"))
    return {name: english for name, _, english in rows}


def nameless(words: str) -> bool:
    """Return whether there is nothing but common words."""
    return _WORDS.fullmatch(words) is not None


def place_at(words: str) -> int:
    """Return where the first listed place begins, as 2 in 家住成都; 0 if there is none."""
    return min((words.find(name) for name in listed_places() if name in words), default=0)
