"""Words that say the opposite of each other: 增长 and 下降, 盈利 and 亏损, up and down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zoneqa.claims.word_files import sections_of
from zoneqa.types import Bounds
from zoneqa.verify.verification import FaultKind

_RANKS = frozenset({"extreme", "place", "order", "age"})
"""The pairs that say which of several something is."""


@dataclass(frozen=True, slots=True)
class OpposedWord:
    """A word that has an opposite: of which pair it is, which side of it, and where it stands.

    One that `is_rate` tells of a change only where no other word of its pair does.
    """

    pair: str
    side: str
    place: Bounds
    is_rate: bool = False

    @property
    def kind(self) -> FaultKind:
        """Return what is wrong where the opposite is said."""
        return "rank" if self.pair in _RANKS else "direction"

    def contradicts(self, other: OpposedWord) -> bool:
        return self.pair == other.pair and self.side != other.side


def opposed_words(text: str, start: int, end: int) -> list[OpposedWord]:
    """Return the words of a part of a text that have an opposite, in order."""
    found = list(_words_in(text, start, end))
    changing = {word.pair for word in found if not word.is_rate}
    return [word for word in found if not (word.is_rate and word.pair in changing)]


def _words_in(text: str, start: int, end: int) -> Iterator[OpposedWord]:
    for found in _pattern().finditer(text, start, end):
        pair, *rate, side = (found.lastgroup or "").split("_")
        yield OpposedWord(pair, side, found.span(), bool(rate))


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
) -> tuple[OpposedWord, OpposedWord] | None:
    """Return the word of a part of a text that says the opposite of a part of another, and that.

    None if the other has words of both sides.
    """
    other = opposed_words(given[0], *given[1])
    for word in opposed_words(stated[0], *stated[1]):
        same = any((word.pair, word.side) == (each.pair, each.side) for each in other)
        against = next((each for each in other if word.contradicts(each)), None)
        if against and not same:
            return word, against
    return None
