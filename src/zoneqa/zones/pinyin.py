"""Chinese names in Latin letters: the people and firms that English questions call by pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from zoneqa.types import Bounds, Wordings

Lookup = Callable[[str], tuple[Wordings, ...]]
"""Returns what a dictionary has for a word; nothing for a word that it lacks."""

_LATIN = re.compile(r"(?<![A-Za-z0-9_])[A-Z][a-zü]+(?:['’](?!s\b)[a-zü]+)?(?![A-Za-z0-9_ü])")
# The first word of a sentence has a capital in any case.
_WITHIN = re.compile(rf"(?<=[^.?!]\s|.[“\"(]){_LATIN.pattern}")
_U = str.maketrans("üv", "uu")
_HAN = range(0x4E00, 0xA000)
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ", "aaaaeeeeiiiioooouuuuuuuuu")
# 哦, 呣 and 嗯 alone are read so, and no part of a name.
_SOUNDS = {"", "m", "n", "ng", "o"}
# Letters of a syllable and of a name, and ways to take a name apart, at most.
_SYLLABLE, _NAME, _WAYS = 6, 40, 32
# One character alone reads like too many others.
_FEWEST = 2


def pinyin_names(text: str, places: Sequence[Bounds], known: Lookup) -> tuple[str, ...]:
    """Return the names in an English text that are pinyin and that no dictionary has.

    Words in a row are one name; those at the places that are given name places, and are left out.
    """
    runs: list[list[re.Match[str]]] = []
    for word in _WITHIN.finditer(text):
        place = any(start < word.end() and word.start() < end for start, end in places)
        # Lake is two syllables too; Li is a surname, whatever dictionaries say.
        if place or not 0 < _shortest(word[0]) <= (1 if known(word[0]) else _NAME):
            continue
        if runs and text[runs[-1][-1].end() : word.start()] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    unknown = (run for run in runs if not all(known(word[0]) for word in run))
    names = (text[run[0].start() : run[-1].end()] for run in unknown)
    return tuple(dict.fromkeys(name for name in names if _shortest(name) >= _FEWEST))


def capitalized_places(text: str, start: int, end: int) -> list[Bounds]:
    """Return where the words with a capital stand in a part of a text, in order."""
    return [found.span() for found in _LATIN.finditer(text, start, end)]


def capitalized_words(text: str) -> list[str]:
    """Return the words of a text with a capital, each once."""
    return list(dict.fromkeys(_LATIN.findall(text)))


@lru_cache(maxsize=256)
def written_as(name: str) -> re.Pattern[str]:
    """Return a pattern of the Chinese spellings of a name in pinyin, however it is read."""
    ways = ("".join(f"[{_syllables()[s]}]" for s in reading) for reading in readings(name))
    return re.compile("|".join(ways) or "(?!)")


@lru_cache(maxsize=256)
def spellings(name: str) -> tuple[Wordings, ...]:
    """Return, for each two syllables in a row of a name in pinyin, the pairs of characters for it.

    Where a name can be split in several ways, as Fangan, those with the fewest syllables count.
    """
    ways = [way for way in readings(name) if len(way) >= _FEWEST]
    fewest = min(map(len, ways), default=0)
    shortest = [way for way in ways if len(way) == fewest]
    pairs = [dict.fromkeys((way[n], way[n + 1]) for way in shortest) for n in range(fewest - 1)]
    return tuple(tuple(w for one, other in each for w in _written(one, other)) for each in pairs)


def _written(one: str, other: str) -> Iterator[str]:
    """Yield the pairs of characters in use that are read as two syllables."""
    return map("".join, product(_in_use(one), _in_use(other)))


@lru_cache(maxsize=512)
def _in_use(syllable: str) -> str:
    """Return the characters of a syllable that mainland papers print: those of GB 2312."""
    return _syllables()[syllable].encode("gb2312", "ignore").decode("gb2312")


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to split pinyin into syllables, long ones first; none for other words."""
    letters = "".join(c for c in name.lower() if c.isalpha()).translate(_U)
    return _ways(letters) if len(letters) <= _NAME else ()


def in_pinyin(words: str) -> str:
    """Return Chinese words in pinyin, as names are spelled: xi'an; empty for other words."""
    from pypinyin import lazy_pinyin  # a large table

    syllables = lazy_pinyin(words, v_to_u=True, errors="ignore")
    if len(syllables) != len(words):
        return ""
    first, *others = syllables or [""]
    return first + "".join(f"'{s}" if s[0] in "aeo" else s for s in others)


def _shortest(name: str) -> int:
    """Return the fewest syllables that a name can have; 0 for what is not pinyin."""
    return min(map(len, readings(name)), default=0)


@lru_cache(maxsize=1024)
def _ways(letters: str) -> tuple[tuple[str, ...], ...]:
    return tuple(islice(_split(letters), _WAYS))


def _split(letters: str) -> Iterator[tuple[str, ...]]:
    if not letters:
        yield ()
    for end in range(min(_SYLLABLE, len(letters)), 0, -1):
        if letters[:end] in _syllables():
            yield from ((letters[:end], *rest) for rest in _ways(letters[end:]))


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Return the characters that are read as each syllable, without its tone."""
    from pypinyin.constants import PINYIN_DICT  # a large table

    found: dict[str, set[str]] = {}
    for code in _HAN:
        for reading in PINYIN_DICT.get(code, "").translate(_TONES).split(","):
            found.setdefault(reading, set()).add(chr(code))
    plain = found.keys() - {s for s in found if not s.isascii()}.union(_SOUNDS)
    return {syllable: "".join(sorted(found[syllable])) for syllable in plain}
