"""What answers are drawn from: one generation of one index, or several collections together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zoneqa.index.base import (
    EVERY_ARTICLE,
    ArticleField,
    ArticleFilter,
    ArticleStore,
    LexicalIndex,
    VectorIndex,
)
from zoneqa.index.claim_store import ClaimStore
from zoneqa.index.hybrid import HybridSearcher
from zoneqa.index.manifest import CLAIMS_KEPT, Manifest
from zoneqa.index.search_engine import Trouble, no_trouble
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchableIndex:
    """Articles with what finds them; they never change.

    `manifests` has one for each generation in it. `warning` says why it is not what was published
    last, if it is not; `trouble` what is the matter with its engine now.
    """

    name: str
    manifests: tuple[Manifest, ...]
    store: ArticleStore
    vectors: VectorIndex
    lexical: LexicalIndex
    claims: ClaimStore
    warning: str | None = None
    trouble: Trouble = no_trouble

    @property
    def keeps_claims(self) -> bool:
        """Whether the version of zoneqa that built it looked for claims."""
        return all(each.format >= CLAIMS_KEPT for each in self.manifests)

    @property
    def status(self) -> str | None:
        """Return the warning and the trouble of now; None if all is well."""
        return " ".join(filter(None, [self.warning, self.trouble()])) or None

    def searcher(self, dense_share: float) -> HybridSearcher:
        """Return what searches it; `dense_share` (0 to 1) weighs dense scores."""
        return HybridSearcher(self.store, self.vectors, self.lexical, dense_share)

    def article(self, article_id: str) -> Article | None:
        """See ArticleStore."""
        return self.store.article(article_id)

    def kept_print(self, print_id: str) -> str | None:
        """See ArticleStore."""
        return self.store.kept_print(print_id)

    def articles(self, filters: Filters = NO_FILTERS) -> Sequence[Article]:
        """See ArticleStore."""
        return self.store.articles(filters)

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """See ArticleStore."""
        return self.store.article_count(asked)

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """See ArticleStore."""
        return self.store.summaries(limit, offset, asked)

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """See ArticleStore."""
        return self.store.newest(limit, offset, asked)

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        """See ArticleStore."""
        return self.store.count_by(fields, asked)

    def zones(self) -> Sequence[str]:
        """See ArticleStore."""
        return self.store.zones()

    def sources(self) -> Sequence[str]:
        """See ArticleStore."""
        return self.store.sources()
