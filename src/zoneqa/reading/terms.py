"""The terms of a question, and which of them a text has."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.reading.question import Question
from zoneqa.text import folded_terms, terms
from zoneqa.types import Wordings


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a question, and the wordings of its English words; of each, any will do."""

    words: frozenset[Wordings]
    wordings: frozenset[Wordings]

    @classmethod
    def of(cls, question: Question) -> Terms:
        words = frozenset((term,) for term in terms(question.text))
        return cls(words, frozenset(question.wordings))

    @property
    def all(self) -> frozenset[Wordings]:
        return self.words | self.wordings

    def within(self, folded: str) -> frozenset[Wordings]:
        """Those that a folded text has."""
        said = (words for words in self.wordings if any(word in folded for word in words))
        return self.words.intersection((term,) for term in folded_terms(folded)).union(said)
