"""Hybrid search: dense and lexical scores, fused outside the engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.index.base import ArticleStore, LexicalIndex, Scores, VectorIndex
from zoneqa.index.fusion import fuse, top_k
from zoneqa.types import NO_FILTERS, Filters, Hit, Vectors, Wordings

# Each engine returns this many candidates, or 4 k if that is more: z-scores need a background.
_POOL = 100


@dataclass(frozen=True, slots=True)
class HybridSearcher:
    """A Searcher over any engines; `dense_share` (0 to 1) is the weight of the dense scores."""

    store: ArticleStore
    vectors: VectorIndex
    lexical: LexicalIndex
    dense_share: float

    def search(
        self,
        vector: Vectors | None,
        text: str | None,
        k: int,
        filters: Filters = NO_FILTERS,
        wordings: Sequence[Wordings] = (),
    ) -> list[Hit]:
        """Return the k best passages; see Searcher. Fused scores are z-scores."""
        allowed = self.store.rows(filters) if filters else None
        pool = max(_POOL, 4 * k)
        lexical = {} if text is None else self.lexical.search(text, pool, allowed, wordings)
        if vector is None:
            return self._hits(lexical, k)
        dense = self.vectors.search(vector, pool, allowed)
        if text is None:
            return self._hits(dense, k)
        return self._hits(self._fused(vector, dense, lexical, pool), k)

    def _fused(self, vector: Vectors, dense: Scores, lexical: Scores, pool: int) -> Scores:
        missing = [row for row in lexical if row not in dense]
        return fuse(dense | self.vectors.score(vector, missing), lexical, self.dense_share, pool)

    def _hits(self, scores: Scores, k: int) -> list[Hit]:
        ranked = top_k(scores, k)
        passages = self.store.passages(row for row, _ in ranked)
        return [Hit(passages[row], score) for row, score in ranked]
