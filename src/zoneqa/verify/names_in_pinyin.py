"""The Chinese names in an English sentence, by their pinyin: Yunling High-tech Zone, Zhang Wei."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zoneqa.claims.word_files import sections_of
from zoneqa.types import Bounds
from zoneqa.zones.pinyin import capitalized_places, readings

_FEWEST, _MOST = 2, 4
"""Syllables of a name."""

_PERSON = 3
"""Syllables of the name of a person, at most."""


def pinyin_runs(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where a part of an English text has names in pinyin: one word, or two of a person."""
    words = capitalized_places(text, start, end)
    readable = [at for at in words if _is_pinyin(text[slice(*at)])]
    held: Bounds | None = None
    for at in readable:
        joined = held is not None and text[held[1] : at[0]] == " "
        if held and joined and syllables(text[held[0] : at[1]]) <= _PERSON:
            held = held[0], at[1]
            continue
        if held and syllables(text[slice(*held)]) >= _FEWEST:
            yield held
        held = at
    if held and syllables(text[slice(*held)]) >= _FEWEST:
        yield held


def syllables(name: str) -> int:
    """Return the fewest syllables of a name in pinyin."""
    return sum(min(map(len, readings(word)), default=_MOST + 1) for word in name.split())


def is_spelled_in(name: str, text: str) -> bool:
    """Return whether a Chinese text has characters that are read like a name, in either order."""
    sounds = _sounds(text)
    words = name.replace("'", "").replace("’", "").split()
    orders = (words, words[::-1])
    return any(f" {' '.join(way)} " in sounds for order in orders for way in _ways(order))


def _ways(words: list[str]) -> list[list[str]]:
    ways: list[list[str]] = [[]]
    for word in words:
        ways = [[*way, *reading] for way in ways for reading in readings(word)]
    return ways


@lru_cache(maxsize=256)
def _sounds(text: str) -> str:
    """Return the syllables of a Chinese text, parted by blanks."""
    from pypinyin import lazy_pinyin  # a large table

    return f" {' '.join(lazy_pinyin(text))} "


def _is_pinyin(word: str) -> bool:
    return word.lower() not in _english_words() and 0 < syllables(word) <= _MOST


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    return frozenset(sections_of("english_words.txt", "zoneqa.verify")["not pinyin"])
