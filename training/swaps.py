"""Near misses: questions with a year, number, place or word changed, no longer answered."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from training import words
from training.passage import Item
from training.zone_words import CITIES

_WORDS: dict[str, Any] = words.load("swaps")
_COUNTRIES: list[str] = _WORDS["countries"]
_PLACES: list[str] = sorted({*_COUNTRIES, *CITIES, *_WORDS["regions"]})
_ENGLISH: list[str] = _WORDS["english"]
_OPPOSITES: dict[str, str] = _WORDS["opposites"]
_PATTERNS = {
    "year": re.compile(r"(?<!\d)(1[5-9]\d\d|20[0-3]\d)(?!\d)"),
    "number": re.compile(r"(?<![\d.])\d{1,3}(?![\d.])"),
    "place": re.compile("|".join(sorted(_PLACES, key=len, reverse=True))),
    "english": re.compile(rf"\b(?:{'|'.join(_ENGLISH)})\b"),
    "opposite": re.compile("|".join(_OPPOSITES)),
}


def swapped(item: Item, rng: Random) -> Item | None:
    """The question with one thing changed to what the passage does not name.

    None where nothing can be changed.
    """
    question, held = item.question, item.passage.title + item.passage.text
    ways = [
        (kind, match) for kind, pattern in _PATTERNS.items() for match in pattern.finditer(question)
    ]
    rng.shuffle(ways)
    for kind, match in ways:
        old = match.group()
        new = _other(kind, old, rng)
        asked_about = kind in ("english", "opposite") or old in held
        if new != old and new not in held and asked_about:
            return item.deny(question[: match.start()] + new + question[match.end() :])
    return None


def _other(kind: str, old: str, rng: Random) -> str:
    if kind == "year":
        return str(int(old) + rng.choice((-10, -4, -2, -1, 1, 2, 3, 5)))
    if kind == "number":
        return str(int(old) + rng.choice((1, 2, 3, 5, 7)))
    if kind == "english":
        return rng.choice(_ENGLISH)
    if kind == "place":
        return rng.choice(_COUNTRIES if old in _COUNTRIES else _PLACES)
    return _OPPOSITES[old]
