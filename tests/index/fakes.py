"""The parts of an index in memory: small, exhaustive and slow."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from zoneqa.index.base import RowIds, Scores
from zoneqa.index.fusion import top_k
from zoneqa.text.heading import summary
from zoneqa.text.terms import bigrams, terms
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters, Passage, Vectors, Wordings

_ISO = re.compile(r"\d{4}(-\d\d.*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class MemoryVectors:
    """A VectorIndex that compares every vector."""

    vectors: Vectors

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        rows = np.arange(len(self.vectors)) if allowed is None else allowed
        return dict(top_k(self.score(vector, rows.tolist()), k))

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        return {row: float(self.vectors[row] @ vector) for row in rows}


@dataclass(frozen=True, slots=True)
class MemoryLexical:
    """A LexicalIndex that scores every text: BM25 without tantivy's rounding of lengths."""

    texts: Sequence[str]

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        counts = [Counter(terms(each)) for each in self.texts]
        scores: Counter[int] = Counter()
        for term in set(terms(text)):
            scores.update(self._bm25(counts, term))
        for words in wordings:
            found = [row for row, held in enumerate(counts) if _has_any(held, words)]
            scores.update(dict.fromkeys(found, self._idf(len(found))))
        rows = set(scores) if allowed is None else set(scores) & set(allowed.tolist())
        return dict(top_k({row: scores[row] for row in rows}, k))

    def _bm25(self, counts: list[Counter[str]], term: str) -> Scores:
        found = {row: held[term] for row, held in enumerate(counts) if held[term]}
        mean = sum(held.total() for held in counts) / len(counts)
        idf = self._idf(len(found))
        norms = {row: 0.3 + 0.9 * counts[row].total() / mean for row in found}
        return {row: idf * 2.2 * n / (n + norms[row]) for row, n in found.items()}

    def _idf(self, found: int) -> float:
        return math.log(1 + (len(self.texts) - found + 0.5) / (found + 0.5))


def _has_any(held: Counter[str], words: Wordings) -> bool:
    return any(all(held[bigram] for bigram in bigrams(word)) for word in words)


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """An ArticleStore over lists; row n is the n-th passage."""

    all_articles: Sequence[Article]
    all_passages: Sequence[Passage]

    def article(self, article_id: str) -> Article | None:
        return next((each for each in self.all_articles if each.id == article_id), None)

    def articles(self, filters: Filters = NO_FILTERS) -> list[Article]:
        passing = (each for each in self.all_articles if passes(each, filters))
        return sorted(passing, key=lambda article: article.id)

    def article_count(self) -> int:
        return len(self.all_articles)

    def summaries(self, limit: int, offset: int = 0) -> list[ArticleSummary]:
        return [summary(article) for article in self.articles()[offset : offset + limit]]

    def ids_with_zone(self, limit: int) -> list[str]:
        return [article.id for article in self.articles() if article.zone][:limit]

    def rows(self, filters: Filters) -> RowIds:
        ids = {article.id for article in self.articles(filters)}
        found = (row for row, each in enumerate(self.all_passages) if each.article_id in ids)
        return np.fromiter(found, dtype=np.int64)

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        return {row: self.all_passages[row] for row in rows}

    def zones(self) -> list[str]:
        return sorted({each.zone for each in self.all_articles if each.zone})

    def sources(self) -> list[str]:
        return sorted(set().union(*map(_sources, self.all_articles)))

    def digests(self) -> dict[str, str]:
        return {article.id: article.digest for article in self.all_articles}

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        ordered = sorted(self.all_passages, key=lambda each: (each.article_id, each.start))
        for article_id, found in groupby(ordered, lambda each: each.article_id):
            yield article_id, [(each.start, each.end) for each in found]


def passes(article: Article, filters: Filters) -> bool:
    """Return whether an article passes, by the rules of Filters and with no help from SQL."""
    return (
        (not filters.zones or article.zone in filters.zones)
        and (not filters.sources or bool(_sources(article) & set(filters.sources)))
        and (not filters.articles or article.id in filters.articles)
        and any(_is_within(day, filters) for day in _days(article))
    )


def _days(article: Article) -> list[str | None]:
    return [article.date, *(reprint.date for reprint in article.also)]


def _sources(article: Article) -> set[str]:
    found = (article.source, *(reprint.source for reprint in article.also))
    return {source for source in found if source}


def _is_within(date: str | None, filters: Filters) -> bool:
    since = not filters.since or _compared(date, filters.since) in (0, 1)
    return since and (not filters.until or _compared(date, filters.until) in (0, -1))


def _compared(own: str | None, date: str) -> int | None:
    """Return 1 if a date is later than another, -1 if earlier, 0 if neither is certain."""
    if own is None or not _ISO.fullmatch(own):
        return None
    length = min(len(own), len(date))
    own, other = own[:length], date[:length]
    return (own > other) - (own < other)
