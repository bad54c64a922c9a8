"""The English words of data files, with one and many of a thing."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Noun(NamedTuple):
    """What one and many of a thing are called."""

    one: str
    many: str


@lru_cache(maxsize=1)
def english_units() -> dict[str, Noun]:
    """Return what each unit is called, by the name under which it is compared."""
    return {unit: _noun(words) for unit, *words in _rows("units_in_english.txt")}


@lru_cache(maxsize=1)
def english_counted() -> dict[tuple[str, str], Noun]:
    """Return what is counted, by its last word and its counter."""
    return {
        (name, counter): _noun(words)
        for names, counters, *words in _rows("counted_in_english.txt")
        for name in names.split()
        for counter in counters.split()
    }


def _noun(words: list[str]) -> Noun:
    return Noun(words[0], words[1] if len(words) > 1 else f"{words[0]}s")


def _rows(name: str) -> list[list[str]]:
    text = (files("zoneqa.claims") / "data" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [[part.strip() for part in line.split("=")] for line in lines]
