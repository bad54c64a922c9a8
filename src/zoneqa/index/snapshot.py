"""One generation, opened: it answers searches and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from zoneqa.index.faiss import FaissIndex
from zoneqa.index.tantivy import TantivyIndex
from zoneqa.index.manifest import Manifest
from zoneqa.index.fusion import (RowIds, Scores, best, fuse)
from zoneqa.index.sqlite import SqliteStore
from zoneqa.types import (NO_FILTERS, Article, Filters, Hit, Wordings)

# Each side gives this many candidates, or 4 k if that is more: the z-scores need a background.
_POOL = 100
# The format since which the terms can be asked for by row.
_BY_ROW = 3


class Index(Protocol):
    """The seam to any vector engine."""

    def search(
        self,
        vector: NDArray[np.float32] | None,
        text: str | None,
        k: int,
        filters: Filters = NO_FILTERS,
        wordings: Sequence[Wordings] = (),
    ) -> list[Hit]:
        """The k best passages by dense and lexical score; None leaves a side out.

        Each of the `wordings` is a term beside those of the text: a passage has it if it has any
        of them. Only passages of articles that pass the filters are looked at; their values are exact.
        """


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An Index over the files of one generation."""

    name: str
    manifest: Manifest
    store: SqliteStore
    dense: FaissIndex
    lexical: TantivyIndex
    dense_share: float

    @classmethod
    def open(cls, folder: Path, manifest: Manifest, dense_share: float) -> Snapshot:
        lexical = TantivyIndex(folder, by_row=manifest.format >= _BY_ROW)
        return cls(folder.name, manifest, SqliteStore(folder), FaissIndex(folder), lexical, dense_share)

    def search(
        self,
        vector: NDArray[np.float32] | None,
        text: str | None,
        k: int,
        filters: Filters = NO_FILTERS,
        wordings: Sequence[Wordings] = (),
    ) -> list[Hit]:
        """See Index. Fused scores are z-scores, so they compare within one search only."""
        allowed = self.store.rows(filters) if filters else None
        ranked = best(self._scores(vector, text, wordings, max(_POOL, 4 * k), allowed), k)
        passages = self.store.passages(row for row, _ in ranked)
        return [Hit(passages[row], score) for row, score in ranked]

    def _scores(
        self,
        vector: NDArray[np.float32] | None,
        text: str | None,
        wordings: Sequence[Wordings],
        pool: int,
        allowed: RowIds | None,
    ) -> Scores:
        lexical: Scores = {}
        if text is not None:
            lexical = self.lexical.search(text, pool, allowed, wordings)
        if vector is None:
            return lexical
        dense = self.dense.search(vector, pool, allowed)
        if text is None:
            return dense
        missing = [row for row in lexical if row not in dense]
        dense |= self.dense.score(vector, missing)
        return fuse(dense, lexical, self.dense_share, pool)

    def article(self, article_id: str) -> Article | None:
        return self.store.article(article_id)

    def articles(self, filters: Filters = NO_FILTERS) -> Sequence[Article]:
        return self.store.articles(filters)

    def zones(self) -> Sequence[str]:
        return self.store.zones()

    def sources(self) -> Sequence[str]:
        return self.store.sources()
