"""Writing claims into tables: those of the newest article first, and the words that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from zoneqa.claims.claim import Claim
from zoneqa.claims.vocabulary import term_list
from zoneqa.index.claim_rows import row_of
from zoneqa.index.claim_store import ExtractEach
from zoneqa.text.normalize import fold
from zoneqa.types import Article

Insert = Callable[[str, Sequence[Sequence[object]]], None]
"""Writes rows into a table of a name."""


def write_claim_rows(insert: Insert, articles: Iterable[Article], extract_each: ExtractEach) -> int:
    """Write the claims of the articles, the newest article first, and return how many they are."""
    writer = _ClaimWriter(insert)
    ordered = _newest_first(articles)
    for article, claims in zip(ordered, extract_each(ordered), strict=True):
        writer.write(article, claims)
    writer.write_words()
    return writer.claims


def _newest_first(articles: Iterable[Article]) -> list[Article]:
    return sorted(
        sorted(articles, key=attrgetter("id")), key=lambda each: each.date or "", reverse=True
    )


class _ClaimWriter:
    """Writes the claims of one article after the other, then the words that they share."""

    def __init__(self, insert: Insert) -> None:
        self.claims = 0
        self._insert = insert
        self._articles = 0
        self._words: dict[str, int] = {}

    def write(self, article: Article, claims: Sequence[Claim]) -> None:
        if not claims:
            return
        self._articles += 1
        self._insert("article", [(self._articles, article.id)])
        first, self.claims = self.claims + 1, self.claims + len(claims)
        numbered = list(enumerate(claims, first))
        self._insert("claim", [(n, self._articles, *row_of(c, self._number)) for n, c in numbered])
        self._insert("subject", [row for n, c in numbered for row in self._subjects(n, c)])

    def write_words(self) -> None:
        self._insert("words", [(n, text, fold(text)) for text, n in self._words.items()])
        find = term_list().find
        terms = ((term.name, n) for text, n in self._words.items() for term in find(text))
        self._insert("term", sorted(set(terms)))

    def _subjects(self, number: int, claim: Claim) -> Iterator[tuple[int, ...]]:
        for position, words in enumerate(claim.subjects):
            yield number, position, self._number(words.text), *words.place, words.carried

    def _number(self, text: str) -> int:
        return self._words.setdefault(text, len(self._words) + 1)
