"""Chinese names in Latin letters: the people and firms that English questions call by pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zoneqa.text import Bounds
from zoneqa.translation import Translate

_LATIN = re.compile(r"\b[A-Z][a-z]+(?:['’](?!s\b)[a-z]+)?")
# The first word of a sentence has a capital in any case.
_WITHIN = re.compile(rf"(?<=[^.?!]\s|.[“\"(]){_LATIN.pattern}")
_HAN = range(0x4E00, 0xA000)
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", "aaaaeeeeiiiioooouuuuuuuuu")
# 哦, 呣 and 嗯 alone are read so, and no part of a name.
_SOUNDS = {"", "m", "n", "ng", "o"}
_LONGEST = 6
# One character alone reads like too many others.
_FEWEST = 2


def names_in(text: str, places: Sequence[Bounds], translate: Translate) -> tuple[str, ...]:
    """The names in an English text that are pinyin and that no dictionary has.

    Words in a row are one name; those at the places that are given name places, and are left out.
    """
    runs: list[list[re.Match[str]]] = []
    for word in _WITHIN.finditer(text):
        place = any(start < word.end() and word.start() < end for start, end in places)
        ways = readings(word[0])
        # Lake is two syllables too; Li is a surname, whatever dictionaries say.
        if place or not ways or (translate(word[0]) and min(map(len, ways)) > 1):
            continue
        if runs and text[runs[-1][-1].end() : word.start()] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    unknown = (run for run in runs if not all(translate(word[0]) for word in run))
    names = (text[run[0].start() : run[-1].end()] for run in unknown)
    return tuple(dict.fromkeys(n for n in names if min(map(len, readings(n))) >= _FEWEST))


def latin_words(text: str) -> list[str]:
    """The words of a text with a capital, each once."""
    return list(dict.fromkeys(_LATIN.findall(text)))


@lru_cache(maxsize=256)
def written(name: str) -> re.Pattern[str]:
    """Matches what is written in Chinese for a name in pinyin, in whichever way it is read."""
    ways = ("".join(f"[{_syllables()[s]}]" for s in reading) for reading in readings(name))
    return re.compile("|".join(ways) or "(?!)")


@lru_cache(maxsize=1024)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The ways to take pinyin apart into syllables; none for what is not pinyin."""
    return tuple(_split("".join(c for c in name.lower() if c.isalpha())))


def _split(letters: str) -> Iterator[tuple[str, ...]]:
    if not letters:
        yield ()
    for end in range(1, min(_LONGEST, len(letters)) + 1):
        if letters[:end] in _syllables():
            yield from ((letters[:end], *rest) for rest in _split(letters[end:]))


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """The characters that are read as each syllable, without its tone."""
    from pypinyin.constants import PINYIN_DICT  # a large table

    found: dict[str, set[str]] = {}
    for code in _HAN:
        for reading in PINYIN_DICT.get(code, "").translate(_TONES).split(","):
            found.setdefault(reading, set()).add(chr(code))
    plain = found.keys() - {s for s in found if not s.isascii()}.union(_SOUNDS)
    return {syllable: "".join(sorted(found[syllable])) for syllable in plain}
