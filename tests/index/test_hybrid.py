"""Hybrid search over any engines: here in memory."""

from __future__ import annotations

import numpy as np
import pytest

from tests.index.fakes import MemoryLexical, MemoryStore, MemoryVectors
from zoneqa.index.fusion import fuse, top_k
from zoneqa.index.hybrid import HybridSearcher
from zoneqa.types import Article, Filters, Passage, Vectors

TEXTS = ["桂林签约", "昆山签约", "桂林招商", "昆山投资", "桂林投资"]
ARTICLES = [Article(f"a{n}", "", text, zone=text[:2]) for n, text in enumerate(TEXTS)]
PASSAGES = [Passage(f"a{n}", 0, 4, text) for n, text in enumerate(TEXTS)]
VECTORS: Vectors = np.array([[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1], [-1, 0]], dtype=np.float32)
QUERY: Vectors = np.array([0.6, 0.8], dtype=np.float32)
KUNSHAN = Filters(zones=("昆山",))


def searcher(dense_share: float = 0.5) -> HybridSearcher:
    store = MemoryStore(ARTICLES, PASSAGES)
    return HybridSearcher(store, MemoryVectors(VECTORS), MemoryLexical(TEXTS), dense_share)


def test_a_vector_alone_ranks_by_cosine() -> None:
    hits = searcher().search(QUERY, None, 3)
    assert [hit.passage for hit in hits] == [PASSAGES[2], PASSAGES[1], PASSAGES[3]]
    assert [hit.score for hit in hits] == pytest.approx([1.0, 0.96, 0.8])


def test_a_text_alone_ranks_by_terms() -> None:
    hits = searcher().search(None, "昆山投资", 9)
    assert hits[0].passage == PASSAGES[3]
    assert {hit.passage.article_id for hit in hits} == {"a1", "a3", "a4"}


def test_both_together_are_fused() -> None:
    cosines = dict(enumerate((VECTORS @ QUERY).tolist()))
    lexical = MemoryLexical(TEXTS).search("昆山投资", 100)
    for share in (0.0, 0.3, 1.0):
        hits = searcher(share).search(QUERY, "昆山投资", 5)
        expected = top_k(fuse(cosines, lexical, share, 100), 5)
        assert [hit.passage for hit in hits] == [PASSAGES[row] for row, _ in expected]
        assert [hit.score for hit in hits] == pytest.approx([score for _, score in expected])


def test_a_row_that_only_its_terms_find_gets_its_own_cosine() -> None:
    class Nearest(MemoryVectors):
        def search(self, vector: Vectors, k: int, allowed: object = None) -> dict[int, float]:
            return {2: 1.0}

    engines = MemoryStore(ARTICLES, PASSAGES), Nearest(VECTORS), MemoryLexical(TEXTS)
    hits = HybridSearcher(*engines, dense_share=1.0).search(QUERY, "昆山", 5)
    assert [hit.passage.article_id for hit in hits] == ["a2", "a1", "a3"]


@pytest.mark.parametrize(
    ("vector", "text"), [(QUERY, None), (None, "投资签约"), (QUERY, "投资签约")]
)
def test_only_what_passes_the_filters_is_found(vector: Vectors | None, text: str | None) -> None:
    hits = searcher().search(vector, text, 5, KUNSHAN)
    assert {hit.passage.article_id for hit in hits} == {"a1", "a3"}


def test_nothing_passes_and_nothing_is_found() -> None:
    assert searcher().search(QUERY, "投资", 5, Filters(zones=("苏州",))) == []
    assert searcher().search(None, None, 5) == []


def test_wordings_reach_the_lexical_index() -> None:
    hits = searcher().search(None, "", 5, wordings=[("招商", "没有")])
    assert [hit.passage for hit in hits] == [PASSAGES[2]]
