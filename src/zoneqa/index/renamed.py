"""The articles and claims of a collection under the ids that they have outside of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zoneqa.claims.claim import Claim
from zoneqa.index.article_ids import ArticleIds
from zoneqa.index.base import EVERY_ARTICLE, ArticleField, ArticleFilter, ArticleStore, RowIds
from zoneqa.index.claim_store import EVERY_CLAIM, ClaimFilter, ClaimStore
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters, Passage, Reprint, Span

_NONE = Filters(articles=("",))
"""What no article passes: none has an empty id."""


@dataclass(frozen=True, slots=True)
class RenamedStore:
    """An ArticleStore whose articles have other ids outside."""

    store: ArticleStore
    ids: ArticleIds

    def article(self, article_id: str) -> Article | None:
        """See ArticleStore."""
        inner = self.ids.within(article_id)
        found = self.store.article(inner) if inner is not None else None
        return self._article(found) if found else None

    def kept_print(self, print_id: str) -> str | None:
        """See ArticleStore."""
        inner = self.ids.within(print_id)
        kept = self.store.kept_print(inner) if inner is not None else None
        return None if kept is None else self.ids.outside(kept)

    def articles(self, filters: Filters = NO_FILTERS) -> Sequence[Article]:
        """See ArticleStore."""
        return [self._article(each) for each in self.store.articles(self._within(filters))]

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """See ArticleStore."""
        return self.store.article_count(self._listed(asked))

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """See ArticleStore."""
        return self._summaries(self.store.summaries(limit, offset, self._listed(asked)))

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """See ArticleStore."""
        return self._summaries(self.store.newest(limit, offset, self._listed(asked)))

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        """See ArticleStore."""
        return self.store.count_by(fields, self._listed(asked))

    def _listed(self, asked: ArticleFilter) -> ArticleFilter:
        return replace(asked, filters=self._within(asked.filters))

    def _summaries(self, found: Sequence[ArticleSummary]) -> list[ArticleSummary]:
        return [
            replace(each, id=self.ids.outside(each.id), also=self._also(each.also))
            for each in found
        ]

    def rows(self, filters: Filters) -> RowIds:
        """See ArticleStore."""
        return self.store.rows(self._within(filters))

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """See ArticleStore."""
        found = self.store.passages(rows).items()
        return {
            row: replace(each, article_id=self.ids.outside(each.article_id)) for row, each in found
        }

    def zones(self) -> Sequence[str]:
        """See ArticleStore."""
        return self.store.zones()

    def sources(self) -> Sequence[str]:
        """See ArticleStore."""
        return self.store.sources()

    def digests(self) -> dict[str, str]:
        """See ArticleStore."""
        return {self.ids.outside(each): digest for each, digest in self.store.digests().items()}

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """See ArticleStore."""
        for article_id, bounds in self.store.bounds():
            yield self.ids.outside(article_id), bounds

    def _article(self, article: Article) -> Article:
        return replace(article, id=self.ids.outside(article.id), also=self._also(article.also))

    def _also(self, also: tuple[Reprint, ...]) -> tuple[Reprint, ...]:
        return tuple(replace(each, id=self.ids.outside(each.id)) for each in also)

    def _within(self, filters: Filters) -> Filters:
        if not filters.articles:
            return filters
        articles = within(filters.articles, self.ids)
        return replace(filters, articles=articles) if articles else _NONE


@dataclass(frozen=True, slots=True)
class RenamedClaims:
    """A ClaimStore whose claims are those of articles that have other ids outside."""

    claims: ClaimStore
    ids: ArticleIds

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """See ClaimStore."""
        inner = self._within(asked)
        for claim in self.claims.find(inner, limit, offset) if inner else ():
            yield replace(claim, sentence=self._span(claim.sentence), value=self._span(claim.value))

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """See ClaimStore."""
        inner = self._within(asked)
        return self.claims.count(inner) if inner else 0

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> Sequence[tuple[str, int]]:
        """See ClaimStore."""
        inner = self._within(asked)
        return self.claims.counts_by_article(inner) if inner else ()

    def subjects(self) -> dict[str, int]:
        """See ClaimStore."""
        return self.claims.subjects()

    def attributes(self) -> dict[str, int]:
        """See ClaimStore."""
        return self.claims.attributes()

    def _span(self, span: Span) -> Span:
        return replace(span, article_id=self.ids.outside(span.article_id))

    def _within(self, asked: ClaimFilter) -> ClaimFilter | None:
        """Return the filter with the ids of the collection; None if no claim can pass."""
        if not asked.articles:
            return asked
        articles = within(asked.articles, self.ids)
        return replace(asked, articles=articles) if articles else None


def within(article_ids: Iterable[str], ids: ArticleIds) -> tuple[str, ...]:
    """Return the ids within a collection of those of the articles that are of it."""
    inner = map(ids.within, article_ids)
    return tuple(each for each in inner if each is not None)
