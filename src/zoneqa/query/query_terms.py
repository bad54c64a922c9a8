"""The terms of a question, and which of them a text has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa.text.terms import folded_terms, terms
from zoneqa.types import Wordings

# A question of fewer telling terms than this may well share none with the passage that answers.
_FEWEST_TELLING = 2
# Characters of grammar, of asking and of counting: pairs that have one tell nothing.
_GRAMMAR = frozenset(
    "的了着过吗呢啊呀吧在是有为和与跟同及就都也还又才要想会能可以应该得把给被从到对于向由那这它其她他们"
    "我你您咱俺哪什么多少几怎咋如何谁啥里儿些个位家次不没很太更最已将来去说叫做弄搞请帮一二两三四五六七八九十"
)


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

    def share_told(self, folded: str) -> float:
        """Return the share of the telling pairs of characters that a folded text has.

        It is 1 for a question that has fewer than two of them, as English ones do.
        """
        pairs = {
            term
            for term in self.words
            if len(term[0]) == 2 and not term[0].isascii() and _GRAMMAR.isdisjoint(term[0])
        }
        if len(pairs) < _FEWEST_TELLING:
            return 1.0
        return len(pairs & self.within(folded)) / len(pairs)

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
