"""The parts of an index in memory: small, exhaustive and slow."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

import numpy as np

from zoneqa.claims.claim import Claim
from zoneqa.claims.periods import Period
from zoneqa.claims.vocabulary import term_list
from zoneqa.index.base import EVERY_ARTICLE, ArticleField, ArticleFilter, RowIds, Scores
from zoneqa.index.claim_store import EVERY_CLAIM, ClaimFilter, Extract
from zoneqa.index.fusion import top_k
from zoneqa.text.heading import summary
from zoneqa.text.normalize import fold
from zoneqa.text.terms import bigrams, terms
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters, Passage, Vectors, Wordings

_ISO = re.compile(r"\d{4}(-\d\d.*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class MemoryVectors:
    """A VectorIndex that compares every vector."""

    rows: Vectors

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        rows = np.arange(len(self.rows)) if allowed is None else allowed
        return dict(top_k(self.score(vector, rows.tolist()), k))

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        return {row: float(self.rows[row] @ vector) for row in rows}

    def vectors(self, rows: Sequence[int]) -> Vectors:
        return self.rows[list(rows)]


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


def _month(date: str) -> str:
    return date[:7] if _ISO.fullmatch(date) else ""


def _has_words(article: Article, words: Sequence[Wordings]) -> bool:
    text = f"{article.title}\n{article.text}".lower()
    return all(any(word.lower() in text for word in wordings) for wordings in words)


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """An ArticleStore over lists; row n is the n-th passage."""

    all_articles: Sequence[Article]
    all_passages: Sequence[Passage]

    def article(self, article_id: str) -> Article | None:
        return next((each for each in self.all_articles if each.id == article_id), None)

    def kept_print(self, print_id: str) -> str | None:
        kept = (each.id for each in self.articles() if print_id in {r.id for r in each.also})
        return next(kept, None)

    def articles(self, filters: Filters = NO_FILTERS) -> list[Article]:
        passing = (each for each in self.all_articles if passes(each, filters))
        return sorted(passing, key=lambda article: article.id)

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        return len(self._listed(asked))

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        return [summary(article) for article in self._listed(asked)[offset : offset + limit]]

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        found = sorted(self._listed(asked), key=lambda each: each.date or "", reverse=True)
        return [summary(article) for article in found[offset : offset + limit]]

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> dict[tuple[str, ...], int]:
        counts: Counter[tuple[str, ...]] = Counter()
        for article in self._listed(asked):
            prints = [(article.source, article.date), *((p.source, p.date) for p in article.also)]
            values = (
                {"zone": article.zone, "source": source, "month": _month(date or "")}
                for source, date in prints
            )
            found = (tuple(each[field] or "" for field in fields) for each in values)
            counts.update({each for each in found if all(each)})
        return dict(counts)

    def _listed(self, asked: ArticleFilter) -> list[Article]:
        found = self.articles(asked.filters)
        return [each for each in found if _has_words(each, asked.words)]

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


@dataclass(frozen=True, slots=True)
class MemoryClaims:
    """A ClaimStore that goes through the claims of all articles."""

    articles: Sequence[Article]
    extract: Extract

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        found = (claim for article, claim in self._all() if is_asked_for(claim, article, asked))
        return islice(found, offset, None if limit is None else offset + limit)

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        return len(list(self.find(asked)))

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> list[tuple[str, int]]:
        found = (article for article, claim in self._all() if is_asked_for(claim, article, asked))
        return [(article.date or "", len(list(each))) for article, each in groupby(found)]

    def subjects(self) -> dict[str, int]:
        return counted(name.text for _, claim in self._all() for name in claim.subjects)

    def attributes(self) -> dict[str, int]:
        return counted(claim.attribute.text for _, claim in self._all() if claim.attribute)

    def _all(self) -> Iterator[tuple[Article, Claim]]:
        by_id = sorted(self.articles, key=lambda article: article.id)
        for article in sorted(by_id, key=lambda article: article.date or "", reverse=True):
            for claim in self.extract(article):
                yield article, claim


def counted(names: Iterable[str]) -> dict[str, int]:
    """Return how often each name comes, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def is_asked_for(claim: Claim, article: Article, asked: ClaimFilter) -> bool:
    """Return whether a claim passes, by the rules of ClaimFilter and with no help from SQL."""
    attribute = claim.attribute_text
    terms = {term.name for term in term_list().find(attribute)}
    quantity, period = claim.quantity, claim.period
    return (
        (not asked.subjects or any(_contains(each.text, asked.subjects) for each in claim.subjects))
        and (not asked.attributes or _contains(attribute, asked.attributes))
        and all(terms & set(names) for names in asked.terms)
        and (not asked.kinds or claim.kind in asked.kinds)
        and (asked.unit is None or (quantity is not None and quantity.unit == asked.unit))
        and (not asked.days or (period is not None and _lies_within(period, *asked.days)))
        and (not asked.articles or article.id in asked.articles)
    )


def _contains(text: str, names: Wordings) -> bool:
    return any(fold(name) in fold(text) for name in names)


def _lies_within(period: Period, first: date, last: date) -> bool:
    bounds = [day for day in (period.first, period.last) if day]
    return period.year_known and bool(bounds) and all(first <= day <= last for day in bounds)


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


class Capitals:
    """Ids that are written in the other case outside."""

    def outside(self, article_id: str) -> str:
        return article_id.swapcase()

    def within(self, article_id: str) -> str | None:
        return article_id.swapcase()
