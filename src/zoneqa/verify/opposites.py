"""Words that say the opposite of each other: 增长 and 下降, 盈利 and 亏损, up and down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zoneqa.claims.word_files import sections_of
from zoneqa.types import Bounds


@dataclass(frozen=True, slots=True)
class OpposedWord:
    """A word that has an opposite: of which pair it is, which side of it, and where it stands."""

    pair: str
    side: str
    place: Bounds

    def contradicts(self, other: OpposedWord) -> bool:
        return self.pair == other.pair and self.side != other.side


def opposed_words(text: str, start: int, end: int) -> Iterator[OpposedWord]:
    """Yield the words of a part of a text that have an opposite, in order."""
    for found in _pattern().finditer(text, start, end):
        pair, side = (found.lastgroup or "").split("_")
        yield OpposedWord(pair, side, found.span())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    sections = sections_of("opposites.txt", "zoneqa.verify").items()
    groups = (f"(?P<{name.replace(' ', '_')}>{_any(words)})" for name, words in sections if words)
    return re.compile("|".join(groups), re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(map(_word, sorted(words, key=len, reverse=True)))


def _word(word: str) -> str:
    return rf"\b{word.replace('_', ' ')}\b" if word[0].isascii() and word[0].isalpha() else word


def contradiction(
    stated: tuple[str, Bounds], given: tuple[str, Bounds]
) -> tuple[Bounds, Bounds] | None:
    """Return where a part of a text says the opposite of a part of another, and of what there.

    None if the other has words of both sides.
    """
    other = list(opposed_words(given[0], *given[1]))
    for word in opposed_words(stated[0], *stated[1]):
        same = any((word.pair, word.side) == (each.pair, each.side) for each in other)
        against = next((each for each in other if word.contradicts(each)), None)
        if against and not same:
            return word.place, against.place
    return None
