"""The terms of a question, and which of them a text has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa.text.terms import folded_terms, terms
from zoneqa.types import Wordings

# A question of fewer telling terms than this may well share none with the passage that answers.
_FEWEST_TELLING = 2


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """The terms of a question, and the wordings of its English words.

    A text has a wording if it has any of its forms.
    """

    words: frozenset[Wordings]
    wordings: frozenset[Wordings]

    @classmethod
    def of(cls, text: str, wordings: Sequence[Wordings] = ()) -> QueryTerms:
        """Return the terms of a question's text."""
        return cls(frozenset((term,) for term in terms(text)), frozenset(wordings))

    @property
    def all(self) -> frozenset[Wordings]:
        return self.words | self.wordings

    def within(self, folded: str) -> frozenset[Wordings]:
        """Return those that a folded text has."""
        found = (words for words in self.wordings if any(word in folded for word in words))
        return self.words.intersection((term,) for term in folded_terms(folded)).union(found)

    def shared_by_none(self, texts: Iterable[str]) -> bool:
        """Return whether none of the folded texts has any telling term: 红烧肉怎么炖?

        Telling are Chinese bigrams and the wordings of English words; single characters and plain
        Latin words are not. A question with fewer than two telling terms counts as related.
        """
        pairs = {term for term in self.words if len(term[0]) > 1 and not term[0].isascii()}
        telling = pairs | self.wordings
        if len(telling) < _FEWEST_TELLING:
            return False
        return all(telling.isdisjoint(self.within(text)) for text in texts)
