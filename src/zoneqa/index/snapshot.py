"""One generation, opened: it answers searches and never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from zoneqa.index.dense import Dense
from zoneqa.index.lexical import Lexical
from zoneqa.index.manifest import Manifest
from zoneqa.index.ranking import Scores, best, fuse
from zoneqa.index.store import Store
from zoneqa.types import Article, Hit

# Each side gives this many candidates, or 4 k if that is more: the z-scores need a background.
_POOL = 100


class Index(Protocol):
    """The seam to any vector engine."""

    def search(self, vector: NDArray[np.float32] | None, text: str | None, k: int) -> list[Hit]:
        """The k best passages by dense and lexical score; None leaves a side out."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An Index over the files of one generation."""

    name: str
    manifest: Manifest
    store: Store
    dense: Dense
    lexical: Lexical
    dense_share: float

    @classmethod
    def open(cls, folder: Path, manifest: Manifest, dense_share: float) -> Snapshot:
        store, dense, lexical = Store(folder), Dense(folder), Lexical(folder)
        return cls(folder.name, manifest, store, dense, lexical, dense_share)

    def search(self, vector: NDArray[np.float32] | None, text: str | None, k: int) -> list[Hit]:
        """See Index. Fused scores are z-scores, so they compare within one search only."""
        ranked = best(self._scores(vector, text, max(_POOL, 4 * k)), k)
        passages = self.store.passages(row for row, _ in ranked)
        return [Hit(passages[row], score) for row, score in ranked]

    def _scores(self, vector: NDArray[np.float32] | None, text: str | None, pool: int) -> Scores:
        lexical = self.lexical.search(text, pool) if text is not None else {}
        if vector is None:
            return lexical
        dense = self.dense.search(vector, pool)
        if text is None:
            return dense
        missing = [row for row in lexical if row not in dense]
        return fuse(dense | self.dense.score(vector, missing), lexical, self.dense_share)

    def article(self, article_id: str) -> Article | None:
        return self.store.article(article_id)

    def articles(self) -> Sequence[Article]:
        return self.store.articles()

    def zones(self) -> Sequence[str]:
        return self.store.zones()
