"""Opening the generation that answers, or an older one if that is damaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zoneqa.errors import DamagedIndex
from zoneqa.index.base import (
    EVERY_ARTICLE,
    ArticleField,
    ArticleFilter,
    ArticleStore,
    ClaimStore,
    LexicalIndex,
    NoClaims,
    VectorIndex,
)
from zoneqa.index.faiss import FaissIndex
from zoneqa.index.generations import check, current_name, finished_names, require_current
from zoneqa.index.hybrid import HybridSearcher
from zoneqa.index.manifest import CLAIMS_KEPT, ROWS_INDEXED, Manifest
from zoneqa.index.sqlite import SqliteStore
from zoneqa.index.sqlite_claims import SqliteClaims
from zoneqa.index.tantivy import TantivyIndex
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters

_TRIES = 5


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """A generation of the index, opened: it never changes.

    `warning` says why it is not the generation that was published last, if it is not.
    """

    name: str
    manifest: Manifest
    store: ArticleStore
    vectors: VectorIndex
    lexical: LexicalIndex
    claims: ClaimStore
    warning: str | None = None

    @property
    def keeps_claims(self) -> bool:
        """Whether the version of zoneqa that built it looked for claims."""
        return self.manifest.format >= CLAIMS_KEPT

    def searcher(self, dense_share: float) -> HybridSearcher:
        """Return what searches this generation; `dense_share` (0 to 1) weighs dense scores."""
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


def open_current(root: Path) -> OpenedIndex:
    """Return the published generation after checking every byte of it.

    Raises NoIndex or DamagedIndex.
    """
    for _ in range(_TRIES):
        name = require_current(root)
        try:
            return _open(root / name)
        except DamagedIndex:
            # A writer may have published another generation and removed this one meanwhile.
            if current_name(root) == name:
                raise
    raise DamagedIndex(f"The index in {root} changes faster than it can be opened.")


def open_sound(root: Path) -> OpenedIndex:
    """Return the published generation or, if it is damaged, the newest one that is not.

    Raises NoIndex, or DamagedIndex if every generation is damaged.
    """
    try:
        return open_current(root)
    except DamagedIndex as damage:
        for name in finished_names(root):
            try:
                opened = _open(root / name)
            except DamagedIndex:
                continue
            return replace(opened, warning=f"{damage} Until then, {name} answers.")
        raise


def _open(folder: Path) -> OpenedIndex:
    manifest = check(folder)
    try:
        return OpenedIndex(
            name=folder.name,
            manifest=manifest,
            store=SqliteStore(folder),
            vectors=FaissIndex(folder),
            lexical=TantivyIndex(folder, rows_indexed=manifest.format >= ROWS_INDEXED),
            claims=SqliteClaims(folder) if manifest.format >= CLAIMS_KEPT else NoClaims(),
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise DamagedIndex(f"{folder} cannot be opened: {error}.") from error
