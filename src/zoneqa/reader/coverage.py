"""Which of a question's words a text lacks: the name of another person, another thing."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.query.query import Query
from zoneqa.text.words import has_word

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
    absent_words = [word for word in words if not has_word(word.text, folded)]
    return Lacking(
        names=tuple(word.text for word in absent_words if word.is_name),
        nouns=tuple(word.text for word in absent_words if word.is_noun),
        others=tuple(w.text for w in absent_words if not (w.is_name or w.is_noun)),
        asked=len(words),
    )

