"""The terms of a question, and which of them a text has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zoneqa.query.analyze import Query
from zoneqa.text.terms import folded_terms, terms
from zoneqa.types import Wordings

# Of fewer words than this it says little that none is there.
_FEW = 2


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """The words of a question, and the wordings of its English words; of each, any will do."""

    words: frozenset[Wordings]
    wordings: frozenset[Wordings]

    @classmethod
    def of(cls, question: Query) -> QueryTerms:
        words = frozenset((term,) for term in terms(question.text))
        return cls(words, frozenset(question.wordings))

    @property
    def all(self) -> frozenset[Wordings]:
        return self.words | self.wordings

    def within(self, folded: str) -> frozenset[Wordings]:
        """Those that a folded text has."""
        said = (words for words in self.wordings if any(word in folded for word in words))
        return self.words.intersection((term,) for term in folded_terms(folded)).union(said)


def shares_no_term(question: Query, texts: Iterable[str]) -> bool:
    """Whether nothing of a question stands in any of the folded texts: 红烧肉怎么炖?

    A place that it names is looked for elsewhere, and may be called anything.
    """
    asked = QueryTerms.of(question)
    pairs = {term for term in asked.words if len(term[0]) > 1 and not term[0].isascii()}
    telling = pairs | asked.wordings
    if question.places or len(telling) < _FEW:
        return False
    return all(telling.isdisjoint(asked.within(text)) for text in texts)
