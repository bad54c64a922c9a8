"""Retrieving: passages for a query, or for each of its subquestions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zoneqa.embedding.base import Embedder
from zoneqa.index import Searcher
from zoneqa.query.query import Query
from zoneqa.text.terms import has_words
from zoneqa.types import NO_FILTERS, Filters, Hit
from zoneqa.zones.pinyin import spellings


@dataclass(frozen=True, slots=True)
class RetrievedHits:
    """A query about one thing with the passages that were found for it, the best first."""

    query: Query
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches an index for queries, by meaning and by terms."""

    embedder: Embedder
    index: Searcher

    def search(self, query: Query, k: int, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """Return the best k passages of what passes the filters; none for mere punctuation."""
        if not has_words(query.text):
            return ()
        vector = self.embedder.embed([query.text], "query")[0]
        wordings = (*query.wordings, *(pair for name in query.names for pair in spellings(name)))
        return tuple(self.index.search(vector, query.search_text, k, filters, wordings))

    def retrieve(
        self, query: Query, k: int, filters: Filters = NO_FILTERS
    ) -> tuple[RetrievedHits, ...]:
        """Return up to k passages for each thing that the query is about."""
        parts = query.subquestions
        if not parts:
            return (RetrievedHits(query, self.search(query, k, filters)),)
        if all(part.zones for part in parts):
            return tuple(RetrievedHits(part, self.search(part, k, filters)) for part in parts)
        # A part without a zone may have lost what it is about: 投资额和建筑面积各是多少.
        whole = self.search(query, k, filters)
        own = ((part, self.search(part, max(1, k // 2), filters)) for part in parts)
        return tuple(RetrievedHits(p, distinct((*found, *whole))[:k]) for p, found in own)


def distinct(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return each passage once, where it stands first, with its last hit."""
    return tuple({hit.passage: hit for hit in hits}.values())
