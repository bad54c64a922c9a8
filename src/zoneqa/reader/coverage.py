"""Which of a question's words a text lacks: the name of another person, another thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.query.query import Query
from zoneqa.text.normalize import fold

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Lacking:
    """The telling words of a question that a text lacks, and how many there are in all.

    In Chinese, names, nouns and other words (verbs, for the most part) are told apart; the words of
    an English question, none of whose Chinese wordings the text has, are all `others`.
    """

    names: tuple[str, ...]
    nouns: tuple[str, ...]
    others: tuple[str, ...]
    asked: int

    @property
    def share(self) -> float:
        """Return the share (0 to 1) of the telling words that is lacking."""
        found = len(self.names) + len(self.nouns) + len(self.others)
        return found / self.asked if self.asked else 0.0


def lacking(query: Query, folded: str) -> Lacking:
    """Return which words of a question a folded text lacks."""
    if query.language == "en":
        absent = [same[0] for same in query.wordings if not any(w in folded for w in same)]
        return Lacking((), (), tuple(absent), len(query.wordings))
    words = query.slots.content
    absent_words = [word for word in words if _is_absent(fold(word.text), folded)]
    return Lacking(
        names=tuple(word.text for word in absent_words if word.is_name),
        nouns=tuple(word.text for word in absent_words if word.is_noun),
        others=tuple(w.text for w in absent_words if not (w.is_name or w.is_noun)),
        asked=len(words),
    )


def _is_absent(word: str, folded: str) -> bool:
    """Return whether a word is not there, nor most of a long one: 华为 for 华为公司."""
    if word in folded:
        return False
    pairs: Sequence[str] = [word[n : n + 2] for n in range(len(word) - 1)]
    return sum(pair in folded for pair in pairs) < _HALF * len(pairs) or len(pairs) == 1
