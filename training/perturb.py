"""Perturbed questions: a year, number, place or word is changed, so nothing answers them."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from training import templates
from training.passage import Example
from training.synthetic_names import CITIES

_WORDS: dict[str, Any] = templates.load("swaps")
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


def perturbed(example: Example, rng: Random) -> Example | None:
    """Return the question with one thing changed to something that the passage does not name.

    None where nothing can be changed.
    """
    question, text = example.question, example.passage.title + example.passage.text
    options = [
        (kind, match) for kind, pattern in _PATTERNS.items() for match in pattern.finditer(question)
    ]
    rng.shuffle(options)
    for kind, match in options:
        old = match.group()
        new = _other(kind, old, rng)
        asked_about = kind in ("english", "opposite") or old in text
        if new != old and new not in text and asked_about:
            return example.with_unanswered(
                question[: match.start()] + new + question[match.end() :]
            )
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
