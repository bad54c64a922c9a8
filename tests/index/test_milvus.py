"""Generations in a Milvus: built, published, checked; what goes wrong is said in a sentence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest

from tests.conftest import make_indexer
from tests.databases import PostgresServer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN, BigramEmbedder
from tests.index.fakes import MemoryLexical
from tests.milvus_server import Wire, engine_at
from zoneqa.documents import Corpus
from zoneqa.errors import (
    BadFilter,
    DamagedGeneration,
    DamagedIndex,
    DatabaseUnavailable,
    EngineUnavailable,
    UsageError,
    WriterBusy,
)
from zoneqa.index import (
    ExternalStores,
    OpenedIndex,
    current_name,
    generations,
    open_current,
    open_sound,
    remove_collection,
    roll_back,
)
from zoneqa.index.base import RowIds, Scores
from zoneqa.index.index_database import IndexDatabase
from zoneqa.index.manifest import Manifest
from zoneqa.index.milvus import MilvusEngine, alias, collection_name
from zoneqa.index.milvus_collection import MOST, MilvusCollection, among
from zoneqa.index.milvus_connection import IN_PROCESS, MilvusAddress, MilvusConnection
from zoneqa.index.milvus_indexes import MilvusVectors
from zoneqa.index.open_collections import open_collections
from zoneqa.index.search_engine import SearchParts
from zoneqa.query.filters import FilterResolver
from zoneqa.storage.database import Database, connect_database
from zoneqa.types import Article, Filters, Hit
from zoneqa.zones.gazetteer import open_gazetteer

QUESTION = "昆山高新区载回多少名务工人员？"


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def build(root: Path, engine: MilvusEngine, *articles: Article) -> str:
    return make_indexer(root, engine).build(Corpus(articles or ARTICLES), quiet).name


def search(opened: OpenedIndex, filters: Filters = Filters()) -> list[Hit]:  # noqa: B008
    vector = BigramEmbedder().embed([QUESTION], "query")[0]
    return opened.searcher(0.5).search(vector, QUESTION, 5, filters)


def ask(engine: MilvusEngine, request: Callable[[Any], Any]) -> Any:
    return engine.connection.ask(request)


@pytest.fixture
def built(tmp_path: Path, milvus: MilvusEngine) -> Iterator[Path]:
    """A root with a generation of the two fake articles in Milvus."""
    root = tmp_path / "index"
    build(root, milvus)
    yield root
    for folder in root.glob("gen-*"):
        with suppress(EngineUnavailable):
            milvus.drop(folder.name)


def current(root: Path) -> str:
    name = current_name(root)
    assert name is not None
    return name


class TestBuilding:
    def test_what_is_found_is_what_files_find(
        self, built: Path, root: Path, milvus: MilvusEngine
    ) -> None:
        hits, expected = (
            search(open_current(built, ExternalStores(engine=milvus))),
            search(open_current(root)),
        )
        assert [hit.passage for hit in hits] == [hit.passage for hit in expected]
        scores = [hit.score for hit in expected]
        assert [hit.score for hit in hits] == pytest.approx(scores, abs=0.05)

    def test_the_folder_has_no_vectors_and_no_terms_of_its_own(self, built: Path) -> None:
        folder = built / current(built)
        assert sorted(path.name for path in folder.iterdir()) == [
            *("articles.sqlite", "claims.sqlite", "manifest.json", "terms.sqlite")
        ]
        assert Manifest.load(folder).engine == "milvus"

    def test_an_unchanged_corpus_is_not_built_again(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        assert not make_indexer(built, milvus).build(Corpus(ARTICLES), quiet).fresh

    def test_an_update_takes_the_vectors_of_what_has_not_changed(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        indexer = make_indexer(built, milvus)
        added = Article("new", "云岭高新区", "云岭高新区新开工项目7个。")
        assert indexer.build(Corpus((*ARTICLES, added)), quiet).embedded == 1
        assert len(search(open_current(built, ExternalStores(engine=milvus)))) == 4

    def test_another_engine_is_a_reason_to_build_again(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        back = make_indexer(built)
        assert back.reason() == "the search engine was milvus and is local"
        outcome = back.build(Corpus(ARTICLES), quiet)
        assert (outcome.fresh, outcome.embedded) == (True, 0)
        assert search(open_current(built))
        assert make_indexer(built, milvus).reason() == "the search engine was local and is milvus"

    def test_an_alias_stands_for_the_published_generation(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        first = current(built)
        assert milvus.is_published(built, first)
        second = build(built, milvus, GUILIN)
        assert milvus.is_published(built, second)
        assert roll_back(built, external=ExternalStores(engine=milvus)) == first
        assert milvus.is_published(built, first)
        assert open_current(built, ExternalStores(engine=milvus)).articles() == list(ARTICLES)

    def test_old_generations_are_dropped_with_their_folders(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        first = current(built)
        names = [build(built, milvus, *articles) for articles in ((GUILIN,), (KUNSHAN,), ARTICLES)]
        kept = [name for name in (first, *names) if is_there(milvus, name)]
        assert kept == names == sorted(path.name for path in built.glob("gen-*"))

    def test_the_generation_before_stays_for_those_who_still_answer_from_it(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        opened = open_current(built, ExternalStores(engine=milvus))
        build_one = replace(make_indexer(built, milvus), kept=1).build
        second = build_one(Corpus((GUILIN,)), quiet).name
        assert search(opened)
        build_one(Corpus((KUNSHAN,)), quiet)
        assert [is_there(milvus, name) for name in (opened.name, second)] == [False, True]

    def test_a_build_that_fails_leaves_nothing(self, built: Path, milvus: MilvusEngine) -> None:
        before, there = current(built), ask(milvus, lambda client: set(client.list_collections()))
        indexer = make_indexer(built, FailingPublish(milvus))
        with pytest.raises(EngineUnavailable, match="no alias"):
            indexer.build(Corpus((GUILIN,)), quiet)
        assert [path.name for path in built.glob("gen-*")] == [before]
        assert ask(milvus, lambda client: set(client.list_collections())) == there
        assert open_current(built, ExternalStores(engine=milvus)).name == before

    def test_what_a_killed_build_left_is_removed_by_the_next(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        killed = built / "gen-20200101T000000000000-00000000"
        killed.mkdir()
        milvus.write(killed, ["云岭"], np.ones((1, 4), dtype=np.float32))
        build(built, milvus, GUILIN)
        assert not killed.exists()
        assert not is_there(milvus, killed.name)


def is_there(milvus: MilvusEngine, generation: str) -> bool:
    found: bool = ask(milvus, lambda client: client.has_collection(collection_name(generation)))
    return found


def is_loaded(milvus: MilvusEngine, generation: str) -> bool:
    found = ask(milvus, lambda client: client.get_load_state(collection_name(generation)))
    return bool(found["state"].name == "Loaded")


class FailingPublish(MilvusEngine):
    """An engine whose last step fails."""

    def __init__(self, engine: MilvusEngine) -> None:
        super().__init__(engine.connection)

    def publish(self, root: Path, generation: str) -> None:
        raise EngineUnavailable("There is no alias.")


class RemovedMeanwhile(MilvusEngine):
    """An engine whose generations are removed by another process while they are being opened."""

    def open(self, folder: Path, manifest: Manifest) -> SearchParts:
        shutil.rmtree(folder)
        return super().open(folder, manifest)


def test_a_generation_that_is_removed_while_it_is_opened_is_damaged(
    built: Path, milvus: MilvusEngine
) -> None:
    name = current(built)
    with pytest.raises(DamagedIndex, match=rf"{name} cannot be opened|names no generation"):
        open_current(built, ExternalStores(engine=RemovedMeanwhile(milvus.connection)))
    milvus.drop(name)


class TestDamage:
    """What is in Milvus is compared with the manifest before it is searched."""

    def fewer(self, client: Any, name: str) -> None:
        client.delete(name, ids=[1])

    def none(self, client: Any, name: str) -> None:
        client.drop_alias(alias(Path("index")))
        client.drop_collection(name)

    def others(self, client: Any, name: str) -> None:
        (row,) = client.get(name, ids=[0], output_fields=["row", "vector"])
        client.upsert(name, [{**row, "terms": "云岭"}])

    def longer(self, client: Any, name: str) -> None:
        self.none(client, name)
        client.create_collection(name, dimension=8, primary_field_name="row")

    @pytest.mark.parametrize(
        ("harm", "says"),
        [
            (fewer, "has 2 of 3 rows"),
            (none, "is not there"),
            (others, "has other rows than were written"),
            (longer, "has vectors of 8 and not 256 numbers"),
        ],
    )
    def test_it_is_told_and_an_older_generation_answers(
        self, built: Path, milvus: MilvusEngine, harm: Callable[..., None], says: str
    ) -> None:
        first = current(built)
        name = build(built, milvus)
        second = make_indexer(built, milvus).build(Corpus(ARTICLES), quiet, again=True).name
        ask(milvus, lambda client: harm(self, client, collection_name(second)))
        with pytest.raises(DamagedIndex, match=f"{says}; build the index again"):
            open_current(built, ExternalStores(engine=milvus))
        opened = open_sound(built, ExternalStores(engine=milvus))
        assert opened.name == name == first
        assert search(opened)
        assert [
            bool(each.problem) for each in generations(built, ExternalStores(engine=milvus))
        ] == [True, False]
        with pytest.raises(DamagedGeneration, match=says):
            roll_back(built, second, ExternalStores(engine=milvus))
        assert make_indexer(built, milvus).build(Corpus(ARTICLES), quiet).fresh

    def test_what_was_released_is_loaded_again(self, built: Path, milvus: MilvusEngine) -> None:
        milvus.rest(current(built))
        assert search(open_current(built, ExternalStores(engine=milvus)))

    @pytest.mark.parametrize("rests", [[], [0], [1], [2], [0, 1, 2]])
    def test_what_is_examined_takes_no_more_memory_than_before(
        self, built: Path, milvus: MilvusEngine, rests: list[int]
    ) -> None:
        names = [current(built), build(built, milvus, GUILIN), build(built, milvus, KUNSHAN)]
        ask(milvus, lambda client: [client.load_collection(collection_name(n)) for n in names])
        for each in rests:
            milvus.rest(names[each])
        ask(milvus, lambda client: client.delete(collection_name(names[1]), ids=[0]))
        listed = generations(built, ExternalStores(engine=milvus))
        assert [bool(each.problem) for each in listed] == [False, True, False]
        assert [not is_loaded(milvus, name) for name in names] == [n in rests for n in range(3)]
        assert search(open_current(built, ExternalStores(engine=milvus)))

    def test_going_back_to_what_rests_loads_it(self, built: Path, milvus: MilvusEngine) -> None:
        names = [current(built), build(built, milvus, GUILIN), build(built, milvus, KUNSHAN)]
        milvus.rest(names[0])
        assert roll_back(built, names[0], ExternalStores(engine=milvus)) == names[0]
        assert is_loaded(milvus, names[0])

    def test_rows_that_go_later_are_missed_at_the_next_search(
        self, built: Path, milvus: MilvusEngine
    ) -> None:
        opened = open_current(built, ExternalStores(engine=milvus))
        ask(milvus, lambda client: self.none(client, collection_name(opened.name)))
        with pytest.raises(DamagedIndex, match="is not in Milvus at"):
            search(opened)

    def test_without_the_setting_the_articles_can_be_read_but_not_searched(
        self, built: Path
    ) -> None:
        opened = open_current(built)
        assert opened.articles() == list(ARTICLES)
        with pytest.raises(UsageError, match="built with ZONEQA_ENGINE=milvus: set that"):
            search(opened)


class TestUnreachable:
    @pytest.mark.parametrize("fault", [Wire.cut, Wire.freeze])
    def test_it_is_told_at_opening_and_at_the_next_search(
        self, built: Path, wire: Wire, fault: Callable[[Wire], None]
    ) -> None:
        with engine_at(wire.uri) as engine:
            opened = open_current(built, ExternalStores(engine=engine))
            fault(wire)
            for _ in range(2):
                with pytest.raises(EngineUnavailable, match=r"Milvus at 127\.\S+ cannot be used"):
                    search(opened)
            assert "cannot be used: it " in (opened.trouble() or "")
        with engine_at(wire.uri) as anew:
            with pytest.raises(EngineUnavailable):
                open_sound(built, ExternalStores(engine=anew))
            with pytest.raises(EngineUnavailable):
                make_indexer(built, anew).build(Corpus((GUILIN,)), quiet)

    def test_it_is_not_told_that_another_generation_is_published(
        self, built: Path, wire: Wire
    ) -> None:
        with engine_at(wire.uri) as engine:
            assert engine.is_published(built, current(built))
            wire.cut()
            with pytest.raises(EngineUnavailable):
                engine.is_published(built, current(built))

    def test_it_answers_again_when_it_can_be_reached_again(self, built: Path, wire: Wire) -> None:
        clock = [0.0]
        with engine_at(wire.uri, now=lambda: clock[0]) as engine:
            opened = open_current(built, ExternalStores(engine=engine))
            wire.cut()
            with pytest.raises(EngineUnavailable):
                search(opened)
            wire.mend()
            with pytest.raises(EngineUnavailable):
                search(opened)  # it rests
            clock[0] += 60
            assert search(opened)
            assert opened.trouble() is None


def refused_filter(client: Any, name: str) -> None:
    client.search(name, data=[[0.0] * 256], anns_field="vector", filter="row ===", timeout=1)


def refused_field(client: Any, name: str) -> None:
    client.search(name, data=[[0.0] * 256], anns_field="nothing", timeout=1)


def refused_value(client: Any, name: str) -> None:
    client.search(name, data="云岭", anns_field="vector", timeout=1)


def refused_key(client: Any, name: str) -> None:
    client.get(name, ["云岭"], timeout=1)


def released(client: Any, name: str) -> None:
    client.release_collection(name, timeout=1)
    client.search(name, data=[[0.0] * 256], anns_field="vector", timeout=1)


class TestRefused:
    """A request that Milvus refuses says nothing about the next one."""

    @pytest.mark.parametrize(
        "request_it",
        [refused_filter, refused_field, refused_value, refused_key, released],
    )
    def test_the_next_question_is_answered_at_once(
        self, built: Path, milvus: MilvusEngine, request_it: Callable[[Any, str], None]
    ) -> None:
        opened = open_current(built, ExternalStores(engine=milvus))
        before = search(opened)
        with pytest.raises(EngineUnavailable, match="refused a request: "):
            ask(milvus, lambda client: request_it(client, collection_name(opened.name)))
        assert "refused a request: " in (opened.trouble() or "")
        assert search(opened) == before
        assert opened.trouble() is None

    @pytest.mark.parametrize(
        ("code", "is_retriable", "rests"),
        [
            ("UNAVAILABLE", False, True),
            ("DEADLINE_EXCEEDED", False, True),
            (1, True, True),  # not ready
            (2, True, True),  # unavailable
            (8, False, True),  # more requests than it takes
            ("INVALID_ARGUMENT", False, False),
            ("PERMISSION_DENIED", False, False),
            (1, False, False),  # any error of the client
            (103, True, False),  # one collection is not loaded as yet
            (1100, False, False),
            (65535, False, False),
        ],
    )
    def test_milvus_rests_only_where_it_would_fail_any_request(
        self, milvus: MilvusEngine, code: str | int, is_retriable: bool, rests: bool
    ) -> None:
        from grpc import StatusCode
        from pymilvus.exceptions import MilvusException

        def fail(client: Any) -> None:
            given = StatusCode[code] if isinstance(code, str) else code
            raise MilvusException(given, "it is so", retriable=is_retriable)

        with pytest.raises(EngineUnavailable):
            ask(milvus, fail)
        if rests:
            with pytest.raises(EngineUnavailable, match="cannot be used"):
                milvus.describe()
        else:
            assert milvus.describe().startswith("Milvus ")

    def test_milvus_rests_no_longer_once_it_has_answered_somebody(
        self, milvus: MilvusEngine
    ) -> None:
        from grpc import StatusCode
        from pymilvus.exceptions import MilvusException

        def refuse(client: Any) -> None:
            raise MilvusException(1100, "it is so")

        def answer_after_another_failed(client: Any) -> str:
            with pytest.raises(EngineUnavailable, match="cannot be used"):
                ask(milvus, fail)
            return "found"

        def fail(client: Any) -> None:
            raise MilvusException(StatusCode.UNAVAILABLE, "it is so")

        assert ask(milvus, answer_after_another_failed) == "found"
        with pytest.raises(EngineUnavailable, match="refused a request"):
            ask(milvus, refuse)
        assert milvus.describe().startswith("Milvus ")


class TestFallback:
    @pytest.fixture
    def copied(self, built: Path, wire: Wire) -> Iterator[tuple[Path, MilvusEngine]]:
        """A root whose generation is in Milvus and in files."""
        with engine_at(wire.uri, keeps_copy=True) as engine:
            reason = make_indexer(built, engine).reason()
            assert reason == "no copy was kept for when the search engine cannot be reached"
            build(built, engine)
            yield built, engine

    def test_milvus_is_searched_while_it_can_be(self, copied: tuple[Path, MilvusEngine]) -> None:
        opened = open_current(copied[0], ExternalStores(engine=copied[1]))
        assert search(opened)
        assert opened.trouble() is None
        assert (copied[0] / opened.name / "vectors.faiss").exists()

    @pytest.mark.parametrize("fault", [Wire.cut, Wire.freeze])
    def test_the_copy_answers_and_says_so(
        self, copied: tuple[Path, MilvusEngine], wire: Wire, fault: Callable[[Wire], None]
    ) -> None:
        opened = open_current(copied[0], ExternalStores(engine=copied[1]))
        before = search(opened)
        fault(wire)
        assert [hit.passage for hit in search(opened)] == [hit.passage for hit in before]
        assert (opened.trouble() or "").endswith("the copy on this computer answers.")

    def test_the_copy_answers_from_the_start(
        self, copied: tuple[Path, MilvusEngine], wire: Wire
    ) -> None:
        root, _ = copied
        wire.cut()
        with engine_at(wire.uri, keeps_copy=True) as anew:
            opened = open_sound(root, ExternalStores(engine=anew))
            assert search(opened)
            assert "the copy on this computer answers" in (opened.trouble() or "")

    def test_the_copy_answers_and_says_so_where_the_rows_were_removed_meanwhile(
        self, copied: tuple[Path, MilvusEngine], milvus: MilvusEngine
    ) -> None:
        root, engine = copied
        opened = open_current(root, ExternalStores(engine=engine))
        before = search(opened)
        milvus.drop(opened.name)
        for _ in range(2):
            assert [hit.passage for hit in search(opened)] == [hit.passage for hit in before]
            assert re.search("is not (in Milvus|there)", opened.trouble() or "")

    def test_the_copy_answers_where_the_rows_are_damaged(
        self, copied: tuple[Path, MilvusEngine], milvus: MilvusEngine
    ) -> None:
        root, engine = copied
        ask(milvus, lambda client: client.delete(collection_name(current(root)), ids=[1]))
        opened = open_sound(root, ExternalStores(engine=engine))
        assert search(opened)
        assert "has 2 of 3 rows" in (opened.trouble() or "")
        assert make_indexer(root, engine).build(Corpus(ARTICLES), quiet).fresh

    def test_the_last_generation_in_files_answers_where_the_newest_has_none(
        self, copied: tuple[Path, MilvusEngine], milvus: MilvusEngine, wire: Wire
    ) -> None:
        root, _ = copied
        older = current(root)
        newer = build(root, milvus, GUILIN)
        wire.cut()
        with engine_at(wire.uri, keeps_copy=True) as anew:
            opened = open_sound(root, ExternalStores(engine=anew))
            assert opened.name == older != newer
            assert search(opened)
            assert f"Until then, {older} answers" in (opened.warning or "")


TEXTS = [
    "桂林高新区签约项目12.5个，签约投资30亿元",
    "昆山高新区签约投资300亿元",
    "云岭产业园投资30亿元，投资增长12.5%",
    "Suzhou Industrial Park",
]


@pytest.mark.parametrize("text", ["签约投资", "投资30亿元", "增长12.5%", "suzhou park", "高新区"])
def test_scores_are_those_of_bm25_with_the_parameters_of_tantivy(
    tmp_path: Path, milvus: MilvusEngine, text: str
) -> None:
    folder = tmp_path / f"gen-{uuid4().hex}"
    folder.mkdir()
    sample = milvus.write(folder, TEXTS, np.eye(4, dtype=np.float32))
    manifest = Manifest("m", 4, 320, "", 1, 4, "", {}, sample=sample)
    found = milvus.open(folder, manifest).lexical.search(text, 9)
    milvus.drop(folder.name)
    assert found == pytest.approx(MemoryLexical(TEXTS).search(text, 9), rel=1e-5)


@pytest.mark.parametrize("folder", [".", "new", "new/云岭", "a/b/c/d", "a b"])
def test_the_folder_of_a_file_is_made(tmp_path: Path, folder: str) -> None:
    pytest.importorskip("milvus_lite", reason="needs pip install 'zoneqa[milvus]'")
    file = tmp_path / folder / "milvus.db"
    connection = MilvusConnection(MilvusAddress(str(file)), IN_PROCESS)
    assert "milvus" in MilvusEngine(connection).describe().lower()
    assert file.exists()
    connection.close()


@pytest.mark.parametrize("folder", ["file", "file/below", "/proc/zoneqa"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, folder: str) -> None:
    pytest.importorskip("pymilvus", reason="needs pip install 'zoneqa[milvus]'")
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    file = tmp_path / folder / "milvus.db"
    connection = MilvusConnection(MilvusAddress(str(file)), IN_PROCESS)
    with pytest.raises(EngineUnavailable, match=r"ZONEQA_MILVUS_URI names, cannot be made: "):
        MilvusEngine(connection).describe()


INJECTIONS = [
    "id == 1 or 1==1",
    "row >= 0",
    "' or row >= 0 or zone == '",
    '" or row >= 0 or "" == "',
    "] or row in [0,1,2,3,4",
    "昆山高新区' or true --",
    "{row} or 1 == 1",
    "\\",
]


@pytest.fixture(scope="module")
def opened(milvus_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedIndex]:
    """The two fake articles in Milvus, for tests that change nothing."""
    root = tmp_path_factory.mktemp("index")
    with engine_at(milvus_uri) as engine:
        name = build(root, engine)
        yield open_current(root, ExternalStores(engine=engine))
        engine.drop(name)


class TestFilters:
    @pytest.mark.parametrize("typed", INJECTIONS)
    def test_an_expression_in_a_filter_finds_nothing(self, opened: OpenedIndex, typed: str) -> None:
        for filters in (Filters((typed,)), Filters((), (typed,)), Filters(articles=(typed,))):
            assert search(opened, filters) == []
        gazetteer = open_gazetteer(opened.zones())
        resolver = FilterResolver(gazetteer, opened.zones(), opened.sources(), opened.article)
        for dates in (Filters(since=typed), Filters(until=typed)):
            with pytest.raises(BadFilter):
                resolver.resolve(dates)

    @pytest.mark.parametrize("typed", INJECTIONS)
    def test_an_expression_in_a_question_is_words(self, opened: OpenedIndex, typed: str) -> None:
        allowed = opened.store.rows(Filters(zones=("昆山高新区",)))
        for wordings in ((), [(typed,)]):
            assert set(opened.lexical.search(typed, 9, allowed, wordings)) <= set(allowed.tolist())

    def test_a_filter_finds_what_passes_it(self, opened: OpenedIndex) -> None:
        hits = search(opened, Filters(zones=("桂林高新区",)))
        assert {hit.passage.article_id for hit in hits} == {"guilin"}

    def test_only_numbers_become_an_expression(self) -> None:
        assert among(np.array([3, 5])) == "row in [3,5]"
        assert among(None) == ""
        with pytest.raises(ValueError, match="invalid literal"):
            among(np.array(["0] or row in [1"]))


@dataclass(frozen=True)
class InOrder(MilvusCollection):
    """Rows of which the first is the nearest to any vector; no more than Milvus returns."""

    size: int = 0

    def nearest(self, vector: Any, k: int, allowed: RowIds | None = None) -> Scores:
        rows = range(self.size) if allowed is None else allowed.tolist()
        return {row: float(-row) for row in rows[: min(k, MOST)]}


@pytest.mark.parametrize("first", [0, 15_000, MOST, 19_000])
def test_rows_that_pass_a_filter_are_found_behind_all_others(
    milvus: MilvusEngine, first: int
) -> None:
    size = 40_002
    allowed = np.arange(first, size)
    rows = MilvusVectors(lambda: InOrder(milvus.connection, "rows", size), size)
    found = rows.search(np.ones(4, dtype=np.float32), 10, allowed)
    assert list(found) == list(range(first, first + 10))


def test_collections_are_searched_together(tmp_path: Path, milvus: MilvusEngine) -> None:
    root = tmp_path / "index"
    build(root, milvus, GUILIN)
    build(root / "collections" / "昆山", milvus, KUNSHAN)
    make_indexer(root / "collections" / "files").build(
        Corpus((Article("new", "云岭高新区", "云岭高新区新开工项目7个。"),)), quiet
    )
    opened = open_collections(root, frozenset({"default", "昆山", "files"}), engine=milvus)
    hits = opened.searcher(0.5).search(None, "昆山和云岭", 9)
    assert {hit.passage.article_id for hit in hits} == {"昆山~kunshan", "files~new"}
    assert opened.trouble() is None


def test_a_collection_is_removed_with_what_a_killed_build_left(
    tmp_path: Path, milvus: MilvusEngine
) -> None:
    folder = tmp_path / "collections" / "云岭"
    name = build(folder, milvus, GUILIN)
    killed = folder / "gen-20200101T000000000000-00000000"
    killed.mkdir()
    milvus.write(killed, ["云岭"], np.ones((1, 4), dtype=np.float32))
    remove_collection(tmp_path, "云岭", engine=milvus)
    assert not folder.exists()
    assert [is_there(milvus, each) for each in (name, killed.name)] == [False, False]


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("index", "zoneqa_default"),
        ("index/collections/press", "zoneqa_press"),
        ("index/collections/pr-ess", "zoneqa_press_"),
        ("index/collections/昆山", "zoneqa__"),
    ],
)
def test_an_alias_is_named_for_its_collection(folder: str, name: str) -> None:
    assert alias(Path(folder)).startswith(name)
    assert alias(Path(folder)).isascii()
    assert len({alias(Path(f"i/collections/{each}")) for each in ("a-b", "ab", "a_b", "昆")}) == 4


@dataclass
class RefusingClient:
    """A client of a Milvus that drops no collection that an alias stands for."""

    collections: set[str]
    aliases: dict[str, str]

    def has_collection(self, name: str, timeout: float) -> bool:
        return name in self.collections

    def list_aliases(self, name: str, timeout: float) -> dict[str, list[str]]:
        return {"aliases": [own for own, pointed in self.aliases.items() if pointed == name]}

    def drop_alias(self, own: str, timeout: float) -> None:
        del self.aliases[own]

    def drop_collection(self, name: str, timeout: float) -> None:
        assert name not in self.aliases.values()
        self.collections.remove(name)


class RefusingConnection(MilvusConnection):
    """A connection to such a Milvus."""

    def __init__(self, client: RefusingClient) -> None:
        super().__init__(MilvusAddress("http://127.0.0.1:1"))
        self.client: Any = client

    def ask(self, request: Callable[[Any], Any]) -> Any:
        return request(self.client)


@pytest.mark.parametrize("own", [[], ["zoneqa_default"], ["zoneqa_a", "zoneqa_b"]])
def test_a_generation_is_dropped_with_the_aliases_that_stand_for_it(own: list[str]) -> None:
    names = {collection_name("gen-1"), collection_name("gen-2")}
    other = {"zoneqa_other": collection_name("gen-2")}
    client = RefusingClient(names, {**dict.fromkeys(own, collection_name("gen-1")), **other})
    MilvusEngine(RefusingConnection(client)).drop("gen-1")
    assert (client.collections, client.aliases) == ({collection_name("gen-2")}, other)


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    url = postgres.create()
    opened = connect_database(url)
    yield opened
    opened.close()
    postgres.drop(url)


def test_the_alias_stays_where_the_database_does_not_publish(
    built: Path, milvus: MilvusEngine, database: Database
) -> None:
    before = current(built)
    with database.writing() as connection:
        # A register that can be read, but takes nothing.
        columns = "'' AS name, '' AS collection, '' AS manifest, FALSE AS is_published WHERE FALSE"
        connection.exec_driver_sql(f"CREATE VIEW index_generations AS SELECT {columns}")
    own = IndexDatabase(database).of("default")
    with pytest.raises(DatabaseUnavailable):
        replace(make_indexer(built), external=ExternalStores(own, milvus)).build(
            Corpus((GUILIN,)), quiet
        )
    assert milvus.is_published(built, before)
    assert [path.name for path in built.glob("gen-*")] == [before]


def test_a_collection_that_is_being_built_elsewhere_is_not_removed_from_milvus(
    tmp_path: Path, milvus: MilvusEngine, database: Database
) -> None:
    index, folder = IndexDatabase(database), tmp_path / "collections" / "云岭"
    machine = replace(make_indexer(folder), external=ExternalStores.of("云岭", index, milvus))
    name = machine.build(Corpus((GUILIN,)), quiet).name
    with index.of("云岭").building(), pytest.raises(WriterBusy):
        remove_collection(tmp_path, "云岭", index, milvus)
    assert milvus.is_published(folder, name)
    assert search(open_current(folder, ExternalStores.of("云岭", index, milvus)))
    remove_collection(tmp_path, "云岭", index, milvus)
    assert not is_there(milvus, name)
    assert not folder.exists()


def test_the_alias_stays_while_another_machine_builds(
    tmp_path: Path, milvus: MilvusEngine, database: Database
) -> None:
    index = IndexDatabase(database)
    both = ExternalStores.of("default", index, milvus)
    machine = replace(make_indexer(tmp_path), external=both)
    first, second = (machine.build(Corpus(each), quiet).name for each in (ARTICLES, (GUILIN,)))
    with index.of("default").building(), pytest.raises(WriterBusy):
        roll_back(tmp_path, external=both)
    assert milvus.is_published(tmp_path, second)
    assert roll_back(tmp_path, external=both) == first == index.published()["default"]
    assert milvus.is_published(tmp_path, first)
    for name in (first, second):
        milvus.drop(name)


def test_rows_go_when_the_database_has_no_more_of_a_generation(
    tmp_path: Path, milvus: MilvusEngine, database: Database
) -> None:
    both = ExternalStores.of("default", IndexDatabase(database), milvus)
    one, two = (replace(make_indexer(tmp_path / each), external=both, kept=2) for each in "ab")
    names = [
        machine.build(Corpus(articles), quiet).name
        for machine, articles in ((one, ARTICLES), (one, (GUILIN,)), (two, (KUNSHAN,)))
    ]
    assert [is_there(milvus, name) for name in names] == [False, True, True]
    opened = open_current(two.root, both)
    assert search(opened)
    for name in names:
        milvus.drop(name)
