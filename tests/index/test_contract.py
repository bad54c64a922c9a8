"""What any vector index, lexical index and article store must do: the real ones and the fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from tests.databases import PostgresServer
from tests.index.fakes import Capitals, MemoryLexical, MemoryStore, MemoryVectors
from tests.index.made_rows_in_postgres import made_rows
from tests.index.test_faiss import drawn
from tests.milvus_server import engine_at
from zoneqa.index.base import ArticleFilter, ArticleStore, LexicalIndex, RowIds, VectorIndex
from zoneqa.index.faiss import FaissIndex, write_vectors
from zoneqa.index.manifest import Manifest
from zoneqa.index.merged_store import MergedStore
from zoneqa.index.merged_vectors import MergedVectors
from zoneqa.index.renamed import RenamedStore
from zoneqa.index.row_range import row_ranges
from zoneqa.index.search_engine import SearchParts
from zoneqa.index.sqlite import SqliteStore, write_articles
from zoneqa.index.tantivy import TantivyIndex, write_terms
from zoneqa.text.heading import summary
from zoneqa.types import NO_FILTERS, Article, Filters, Passage, Repair, Reprint, Vectors

VECTORS = drawn(3000, 32)
QUERIES = drawn(8, 32, seed=9)


def exact_faiss(folder: Path) -> VectorIndex:
    write_vectors(folder, VECTORS)
    return FaissIndex(folder)


def quantised_faiss(folder: Path) -> VectorIndex:
    assert write_vectors(folder, VECTORS, exact=100).factory == "PQ16x4fs,Refine(SQfp16)"
    return FaissIndex(folder, exact=100)


def merged_vectors(folder: Path) -> VectorIndex:
    """The vectors in three indexes: one that is quantised, one of a single row, and the rest."""
    parts = [VECTORS[:1700], VECTORS[1700:1701], VECTORS[1701:]]
    folders = [folder / str(n) for n, _ in enumerate(parts)]
    for each, rows in zip(folders, parts, strict=True):
        each.mkdir()
        write_vectors(each, rows, exact=1500)
    indexes = [FaissIndex(each, exact=1500) for each in folders]
    return MergedVectors(indexes, row_ranges(map(len, parts)))


@contextmanager
def in_milvus(folder: Path, texts: Sequence[str], rows: Vectors, uri: str) -> Iterator[SearchParts]:
    """The vectors and terms of a generation in a Milvus."""
    generation = folder / f"gen-{uuid4().hex}"
    generation.mkdir()
    with engine_at(uri) as engine:
        sample = engine.write(generation, texts, rows)
        manifest = Manifest("m", rows.shape[1], 320, "", 1, len(rows), "", {}, sample=sample)
        yield engine.open(generation, manifest)
        engine.drop(generation.name)


@pytest.fixture(
    scope="module",
    params=[exact_faiss, quantised_faiss, merged_vectors, None, in_milvus],
)
def vectors(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VectorIndex]:
    folder = tmp_path_factory.mktemp("vectors")
    if request.param is in_milvus:
        uri = request.getfixturevalue("milvus_uri")
        with in_milvus(folder, ["terms"] * len(VECTORS), VECTORS, uri) as parts:
            yield parts.vectors
    else:
        yield request.param(folder) if request.param else MemoryVectors(VECTORS)


class TestVectorIndex:
    @pytest.mark.parametrize("step", [None, 1, 7, 500])
    def test_the_closest_rows_come_back_with_their_cosine(
        self, vectors: VectorIndex, step: int | None
    ) -> None:
        allowed = np.arange(3, 3000, step) if step else None
        rows = np.arange(3000) if allowed is None else allowed
        for query in QUERIES:
            cosines = VECTORS @ query
            found = vectors.search(query, 10, allowed)
            best = rows[np.argsort(-cosines[rows])][:10].tolist()
            assert len(found) == len(best)
            assert len(found.keys() & set(best)) >= 0.9 * len(best)
            assert found == pytest.approx({row: cosines[row] for row in found}, abs=1e-6)

    def test_the_best_come_first(self, vectors: VectorIndex) -> None:
        for query in QUERIES:
            scores = list(vectors.search(query, 100).values())
            assert scores == sorted(scores, reverse=True)

    def test_fewer_come_back_where_there_are_fewer(self, vectors: VectorIndex) -> None:
        assert len(vectors.search(QUERIES[0], 5000)) == 3000
        assert set(vectors.search(QUERIES[0], 5, np.array([8, 30]))) == {8, 30}
        assert vectors.search(QUERIES[0], 5, np.array([], dtype=np.int64)) == {}

    def test_given_rows_are_scored_in_their_order(self, vectors: VectorIndex) -> None:
        found = vectors.score(QUERIES[0], [2999, 0, 17])
        assert list(found) == [2999, 0, 17]
        expected = {row: float(VECTORS[row] @ QUERIES[0]) for row in (2999, 0, 17)}
        assert found == pytest.approx(expected, abs=1e-6)
        assert vectors.score(QUERIES[0], []) == {}

    def test_the_vectors_of_rows_come_back_in_their_order(self, vectors: VectorIndex) -> None:
        assert np.allclose(vectors.vectors([2999, 0, 17]), VECTORS[[2999, 0, 17]], atol=1e-6)

    def test_threads_get_what_one_gets(self, vectors: VectorIndex) -> None:
        alone = [vectors.search(query, 10) for query in QUERIES]
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda query: vectors.search(query, 10), QUERIES)) == alone


TEXTS = [
    "桂林高新区签约项目",
    "昆山高新区签约项目，签约投资300亿元",
    "桂林产业园投资30亿元",
    "Suzhou Industrial Park",
    "昆山举行招商会议",
    *(f"某地第{n}号公告" for n in range(20)),
]


def tantivy_index(folder: Path) -> LexicalIndex:
    write_terms(folder, TEXTS)
    return TantivyIndex(folder)


def merged_terms(folder: Path) -> LexicalIndex:
    """The texts in three indexes; every term is counted over all of them."""
    folders = [folder / str(n) for n in range(3)]
    for each, texts in zip(folders, (TEXTS[:2], TEXTS[2:3], TEXTS[3:]), strict=True):
        each.mkdir()
        write_terms(each, texts)
    return TantivyIndex(*folders)


@pytest.fixture(scope="module", params=[tantivy_index, merged_terms, None, in_milvus])
def lexical(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LexicalIndex]:
    folder = tmp_path_factory.mktemp("terms")
    if request.param is in_milvus:
        uri = request.getfixturevalue("milvus_uri")
        with in_milvus(folder, TEXTS, drawn(len(TEXTS), 8), uri) as parts:
            yield parts.lexical
    else:
        yield request.param(folder) if request.param else MemoryLexical(TEXTS)


class TestLexicalIndex:
    @pytest.mark.parametrize(
        ("text", "rows"),
        [
            ("桂林", {0, 2}),
            ("suzhou", {3}),
            ("300", {1}),
            ("30", {2}),
            ("签约", {0, 1}),
            ("zz", set()),
            ("？", set()),
            ("", set()),
        ],
    )
    def test_rows_that_share_a_term_are_found(
        self, lexical: LexicalIndex, text: str, rows: set[int]
    ) -> None:
        found = lexical.search(text, 100)
        assert set(found) == rows
        assert all(score > 0 for score in found.values())

    def test_the_best_come_first(self, lexical: LexicalIndex) -> None:
        found = lexical.search("昆山高新区投资了多少亿元", 100)
        assert next(iter(found)) == 1
        assert all(a >= b for a, b in pairwise(found.values()))
        assert list(lexical.search("昆山高新区投资了多少亿元", 2)) == list(found)[:2]

    def test_a_rare_term_counts_for_more(self, lexical: LexicalIndex) -> None:
        assert lexical.search("会", 1)[4] > next(iter(lexical.search("号", 1).values()))

    @pytest.mark.parametrize("allowed", [[0, 4], [2], list(range(1, 25)), []])
    def test_only_allowed_rows_are_found_with_unchanged_scores(
        self, lexical: LexicalIndex, allowed: list[int]
    ) -> None:
        text = "桂林和昆山签约投资，第3号公告"
        everything = lexical.search(text, 100)
        rows: RowIds = np.array(allowed, dtype=np.int64)
        found = lexical.search(text, 3, rows)
        expected = [row for row in everything if row in allowed][:3]
        assert list(found) == expected
        assert found == pytest.approx({row: everything[row] for row in expected}, rel=1e-5)

    def test_any_wording_will_do_and_all_count_alike(self, lexical: LexicalIndex) -> None:
        found = lexical.search("", 100, wordings=[("签约", "会议", "没有这个词")])
        assert set(found) == {0, 1, 4}
        assert len({round(score, 4) for score in found.values()}) == 1

    def test_a_wording_is_found_as_a_whole(self, lexical: LexicalIndex) -> None:
        assert set(lexical.search("", 100, wordings=[("招商会议",)])) == {4}
        assert lexical.search("", 100, wordings=[("会议招商投资",)]) == {}

    def test_wordings_add_to_the_terms(self, lexical: LexicalIndex) -> None:
        plain = lexical.search("桂林", 100)
        found = lexical.search("桂林", 100, wordings=[("投资",)])
        assert set(found) == {0, 1, 2}
        assert found[2] == pytest.approx(plain[2] + found[1], rel=1e-5)


def article(id: str, **fields: object) -> Article:
    return Article(id, f"{id}的标题", f"{id}说的第一句。🎉第二句。", **fields)  # type: ignore[arg-type]


REPRINT = Reprint("x", "t", source="科技日报")
LATER = Reprint("y", "t", date="2022-01-02")
ARTICLES = [
    article("a1", zone="昆山高新区", source="科技日报", date="2021-03-15", author="记者"),
    article("a2", zone="桂林高新区", source="苏州日报", date="2021-03", also=(REPRINT,)),
    article("a3", zone="昆山高新区", date="2020", repairs=(Repair("repeated", 0, 4, "近日"),)),
    article("a4", source="苏州日报", date="15.3.2021", url="https://example.com/"),
    article("a5", zone="桂林高新区", source="苏州日报", date="2021-12-31", also=(LATER,)),
]
PASSAGES = [
    Passage(each.id, start, end, each.text[start:end])
    for each in ARTICLES
    for start, end in ((0, 8), (8, len(each.text)))
]


def sqlite_store(folder: Path) -> ArticleStore:
    write_articles(folder, ARTICLES[::-1], PASSAGES)
    return SqliteStore(folder)


def merged_store(folder: Path) -> ArticleStore:
    """The articles in three stores, one of which is empty."""
    stores = []
    for n, (articles, passages) in enumerate(
        [(ARTICLES[:3], PASSAGES[:6]), ([], []), (ARTICLES[3:], PASSAGES[6:])]
    ):
        part = folder / str(n)
        part.mkdir()
        write_articles(part, articles, passages)
        stores.append(SqliteStore(part))
    return MergedStore(stores, row_ranges([6, 0, 4]))


def renamed_store(folder: Path) -> ArticleStore:
    """The articles under ids in capitals, which nobody outside sees."""
    outside = Capitals().outside
    articles = [
        replace(
            each,
            id=outside(each.id),
            also=tuple(replace(reprint, id=outside(reprint.id)) for reprint in each.also),
        )
        for each in ARTICLES
    ]
    passages = [replace(each, article_id=outside(each.article_id)) for each in PASSAGES]
    return RenamedStore(MemoryStore(articles, passages), Capitals())


@pytest.fixture(scope="module")
def postgres_store(postgres: PostgresServer) -> Iterator[ArticleStore]:
    with made_rows(postgres, ARTICLES[::-1], PASSAGES) as (store, _):
        yield store


@pytest.fixture(
    scope="module", params=[sqlite_store, merged_store, renamed_store, "postgres", None]
)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ArticleStore:
    if request.param == "postgres":
        kept: ArticleStore = request.getfixturevalue("postgres_store")
        return kept
    build: Callable[[Path], ArticleStore] | None = request.param
    folder = tmp_path_factory.mktemp("store")
    return build(folder) if build else MemoryStore(ARTICLES[::-1], PASSAGES)


INJECTIONS = ("' OR 1=1 --", "'; DROP TABLE article; --", "%", "?", "%s", "\\'", '"', "$1", "{0}")
INJECTED = [
    each
    for text in INJECTIONS
    for each in (Filters(zones=(text,)), Filters(sources=(text,)), Filters(articles=(text, text)))
]
FILTERS = [
    (NO_FILTERS, {"a1", "a2", "a3", "a4", "a5"}),
    (Filters(zones=("昆山高新区",)), {"a1", "a3"}),
    (Filters(zones=("昆山高新区", "桂林高新区")), {"a1", "a2", "a3", "a5"}),
    (Filters(sources=("科技日报",)), {"a1", "a2"}),
    (Filters(articles=("a4", "a1", "none")), {"a1", "a4"}),
    (Filters(since="2021-03-15"), {"a1", "a2", "a5"}),
    (Filters(since="2021-03-16"), {"a2", "a5"}),
    (Filters(until="2021-03-14"), {"a2", "a3"}),
    (Filters(until="2020"), {"a3"}),
    (Filters(since="2021", until="2021"), {"a1", "a2", "a5"}),
    (Filters(("桂林高新区",), ("苏州日报",), (), "2021-04"), {"a5"}),
    (Filters(since="2022"), {"a5"}),
    (Filters(since="2022-01-02", until="2022-01-02"), {"a5"}),
    (Filters(since="2022-01-01", until="2022-01-01"), set()),
    *((each, set()) for each in INJECTED),
]


class TestArticleStore:
    def test_articles_come_back_whole(self, store: ArticleStore) -> None:
        assert [store.article(each.id) for each in ARTICLES] == ARTICLES
        assert store.article("none") is None
        assert store.articles() == ARTICLES

    @pytest.mark.parametrize(("filters", "ids"), FILTERS)
    def test_filters_select_articles_and_rows(
        self, store: ArticleStore, filters: Filters, ids: set[str]
    ) -> None:
        assert list(store.articles(filters)) == [each for each in ARTICLES if each.id in ids]
        rows = store.rows(filters)
        assert rows.dtype == np.int64
        assert rows.tolist() == [n for n, each in enumerate(PASSAGES) if each.article_id in ids]

    def test_passages_are_found_by_their_row(self, store: ArticleStore) -> None:
        assert store.passages([9, 0, 3]) == {row: PASSAGES[row] for row in (9, 0, 3)}
        assert store.passages([]) == {}

    def test_summaries_are_the_articles_without_their_texts(self, store: ArticleStore) -> None:
        expected = [summary(each) for each in ARTICLES]
        assert store.article_count() == len(ARTICLES)
        assert list(store.summaries(100)) == expected
        assert list(store.summaries(2, 1)) == expected[1:3]
        assert list(store.summaries(2, 4)) == expected[4:]
        assert list(store.summaries(2, 5)) == []

    def test_the_newest_come_first(self, store: ArticleStore) -> None:
        assert [each.id for each in store.newest(9)] == ["a5", "a1", "a2", "a3", "a4"]
        assert [each.id for each in store.newest(2, 1)] == ["a1", "a2"]

    @pytest.mark.parametrize(("filters", "ids"), FILTERS)
    def test_filters_select_what_is_listed_and_counted(
        self, store: ArticleStore, filters: Filters, ids: set[str]
    ) -> None:
        asked = ArticleFilter(filters)
        assert store.article_count(asked) == len(ids)
        assert [each.id for each in store.summaries(9, 0, asked)] == sorted(ids)
        assert {each.id for each in store.newest(9, 0, asked)} == ids

    @pytest.mark.parametrize(
        ("words", "ids"),
        [
            ((("a1的标题",),), ["a1"]),
            ((("A1说的", "a3的标题"),), ["a1", "a3"]),
            ((("第一句",), ("a2", "nowhere")), ["a2"]),
            ((("标题",), ("nowhere",)), []),
            ((("%",),), []),
            ((("_",),), []),
            ((("!",),), []),
            (((), ), []),
            ((("' OR 1=1 --", "?", "%s", "{0}"),), []),
        ],
    )  # fmt: skip
    def test_every_word_stands_in_title_or_text(
        self, store: ArticleStore, words: tuple[tuple[str, ...], ...], ids: list[str]
    ) -> None:
        asked = ArticleFilter(words=words)
        assert [each.id for each in store.summaries(9, 0, asked)] == ids
        assert store.article_count(asked) == len(ids)

    def test_articles_are_counted_by_every_print(self, store: ArticleStore) -> None:
        assert store.count_by(["zone"]) == {("昆山高新区",): 2, ("桂林高新区",): 2}
        assert store.count_by(["source"]) == {("科技日报",): 2, ("苏州日报",): 3}
        assert store.count_by(["month"]) == {
            ("2021-03",): 2,
            ("2020",): 1,
            ("2021-12",): 1,
            ("2022-01",): 1,
        }
        asked = ArticleFilter(Filters(zones=("桂林高新区",)))
        assert store.count_by(["zone", "month"], asked) == {
            ("桂林高新区", "2021-03"): 1,
            ("桂林高新区", "2021-12"): 1,
            ("桂林高新区", "2022-01"): 1,
        }

    def test_the_article_that_was_kept_for_another_print_is_known(
        self, store: ArticleStore
    ) -> None:
        assert [store.kept_print(each) for each in ("x", "y", "z", "a2", "%", "")] == (
            ["a2", "a5", None, None, None, None]
        )

    def test_zones_and_newspapers_are_listed_once(self, store: ArticleStore) -> None:
        assert list(store.zones()) == ["昆山高新区", "桂林高新区"]
        assert list(store.sources()) == ["科技日报", "苏州日报"]

    def test_digests_and_bounds_are_those_of_the_articles(self, store: ArticleStore) -> None:
        assert store.digests().keys() == {each.id for each in ARTICLES}
        expected = {each.id: [(0, 8), (8, len(each.text))] for each in ARTICLES}
        assert dict(store.bounds()) == expected

    def test_threads_may_share_it(self, store: ArticleStore) -> None:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(store.article, [each.id for each in ARTICLES] * 20))
        assert found == ARTICLES * 20


def test_the_digest_of_an_article_is_of_every_field(tmp_path: Path) -> None:
    write_articles(tmp_path, ARTICLES, PASSAGES)
    assert SqliteStore(tmp_path).digests() == {each.id: each.digest for each in ARTICLES}


UNTITLED = [
    "云岭高新区签约项目12个。第二句。" + "后文。" * 5000,
    "字" * 5000,
    "\n\n  云岭高新区近日举行会议，讨论了今年的任务。" + "后文。" * 300,
    "（本报讯）" + "云岭高新区的项目" * 200,
    "。" * 600 + "云岭高新区",
    "短",
    "",
]


def test_the_heading_of_a_summary_is_that_of_the_article(tmp_path: Path) -> None:
    made = [Article(f"u{n}", "", text) for n, text in enumerate(UNTITLED)]
    write_articles(tmp_path, made, [])
    assert SqliteStore(tmp_path).summaries(9) == [summary(each) for each in made]
