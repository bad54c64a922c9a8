"""An index in PostgreSQL: published for all machines at once, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.conftest import answerer_over, make_indexer
from tests.databases import PostgresServer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from zoneqa.documents import Corpus
from zoneqa.errors import (
    DamagedIndex,
    DatabaseUnavailable,
    NoIndex,
    NoSuchGeneration,
    UnusableIndex,
    WriterBusy,
)
from zoneqa.index import (
    ExternalStores,
    SearchableIndex,
    current_name,
    finished_names,
    generations,
    generations_unchecked,
    open_collections,
    open_current,
    open_sound,
    published_names,
    pull_all,
    remove_collection,
    roll_back,
)
from zoneqa.index.base import ArticleFilter
from zoneqa.index.claim_store import ClaimFilter
from zoneqa.index.index_database import IndexDatabase
from zoneqa.index.postgres_files import read_files
from zoneqa.index.postgres_tables import create_tables
from zoneqa.indexing.indexer import Built, Indexer
from zoneqa.storage.database import Database, connect_database
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Article, Collections, Filters

REPOSITORY = Path(__file__).parents[2]
QUESTION = "2020年桂林高新区工业总产值是多少？"


@pytest.fixture
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.fixture
def connections(url: str) -> Iterator[Database]:
    opened = connect_database(url)
    yield opened
    opened.close()


@pytest.fixture
def database(connections: Database) -> IndexDatabase:
    return IndexDatabase(connections)


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Path, Path]:
    """The folders of two machines that share nothing but the database."""
    return tmp_path / "one", tmp_path / "two"


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def indexer(root: Path, database: IndexDatabase) -> Indexer:
    return replace(make_indexer(root), external=ExternalStores(database.of(DEFAULT_COLLECTION)))


def build(root: Path, database: IndexDatabase, *articles: Article) -> Built:
    return indexer(root, database).build(Corpus(articles), quiet)


def opened_on(
    root: Path, database: IndexDatabase, names: Collections = DEFAULT_ONLY
) -> SearchableIndex:
    return open_collections(root, names, database)


def schemas(connections: Database) -> list[str]:
    """The generations of which anything is in the database, whether or not it is registered."""
    with connections.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'gen-%%' ORDER BY nspname"
        )
        return [name for (name,) in found]


def test_another_machine_needs_only_the_database(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    one, two = machines
    assert published_names_or_none(two, database) is None
    built = build(one, database, *ARTICLES)
    opened = opened_on(two, database)
    assert opened.name == built.name == current_name(two)
    assert opened.articles() == list(ARTICLES)
    assert list(opened.claims.find()) == list(opened_on(one, database).claims.find())
    assert opened.claims.count() == built.manifest.claims > 0
    assert answerer_over(opened).ask(QUESTION).short_answer == "突破300亿元"
    assert not list(two.rglob("*.sqlite"))


def published_names_or_none(root: Path, database: IndexDatabase) -> dict[str, str | None] | None:
    try:
        return published_names(root, database)
    except UnusableIndex:
        return None


def test_answers_are_those_of_a_folder(
    machines: tuple[Path, Path], database: IndexDatabase, root: Path
) -> None:
    build(machines[0], database, *ARTICLES)
    opened = open_current(root), opened_on(machines[1], database)
    first, second = (answerer_over(each).ask(QUESTION) for each in opened)
    assert second == replace(first, generation=second.generation, timings=second.timings)


def test_every_machine_follows_what_one_publishes_and_rolls_back(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    one, two = machines
    names = [build(one, database, *each).name for each in ((GUILIN,), (KUNSHAN,))]
    assert published_names(two, database) == {DEFAULT_COLLECTION: names[1]}
    own = database.of(DEFAULT_COLLECTION)
    assert roll_back(two, None, ExternalStores(own)) == names[0] == current_name(two)
    assert published_names(one, database) == {DEFAULT_COLLECTION: names[0]}
    assert opened_on(one, database).articles() == [GUILIN]
    with pytest.raises(NoSuchGeneration):
        roll_back(one, "gen-none", ExternalStores(own))
    built = build(two, database, *ARTICLES)
    assert (built.changes.added, built.changes.removed) == (("kunshan",), ())
    pull_all(one, own)
    assert [(each.name, each.current) for each in generations(one, ExternalStores(own))] == [
        (built.name, True),
        (names[1], False),
        (names[0], False),
    ]
    listed = generations_unchecked(two, own)
    assert [each.manifest.articles if each.manifest else 0 for each in listed] == [2, 1, 1]
    assert all(each.size > 0 for each in listed)


@pytest.mark.parametrize("name", ["gen-none", "", "other"])
def test_what_is_not_there_is_not_published_instead_of_what_is(
    machines: tuple[Path, Path], database: IndexDatabase, name: str
) -> None:
    built, own = build(machines[0], database, GUILIN).name, database.of(DEFAULT_COLLECTION)
    with pytest.raises(NoSuchGeneration, match="is not in the database"):
        own.publish(name)
    with pytest.raises(NoSuchGeneration):
        database.of("another").publish(built)
    assert own.published() == built


def test_the_last_generations_are_kept_everywhere(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database
) -> None:
    one, two = machines
    names = []
    for title in "abcde":
        names.append(build(one, database, replace(GUILIN, title=title)).name)
        assert published_names(two, database) == {DEFAULT_COLLECTION: names[-1]}
    assert database.of(DEFAULT_COLLECTION).names() == names[:1:-1]
    assert schemas(connections) == names[2:]
    assert finished_names(one) == finished_names(two) == names[:1:-1]


def test_who_still_answers_from_a_generation_that_was_removed_is_told(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    build(machines[0], database, GUILIN)
    opened = opened_on(machines[0], database)
    for title in "abcd":
        build(machines[0], database, replace(GUILIN, title=title))
    with pytest.raises(DamagedIndex, match="is not in the database"):
        opened.article("guilin")


def test_collections_are_published_each_for_itself(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    one, two = machines
    build(one, database, GUILIN)
    folder = one / "collections" / "内部"
    replace(make_indexer(folder), external=ExternalStores(database.of("内部"))).build(
        Corpus((KUNSHAN,)), quiet
    )
    both = frozenset({DEFAULT_COLLECTION, "内部"})
    assert published_names(two, database).keys() == both
    found = opened_on(two, database, both).articles()
    assert [each.id for each in found] == ["guilin", "内部~kunshan"]


def test_a_collection_that_is_removed_is_gone_everywhere(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database
) -> None:
    one, two = machines
    kept = build(one, database, GUILIN).name
    folder = one / "collections" / "内部"
    replace(make_indexer(folder), external=ExternalStores(database.of("内部"))).build(
        Corpus((KUNSHAN,)), quiet
    )
    assert "内部" in published_names(two, database)
    remove_collection(one, "内部", database)
    assert not folder.exists()
    assert published_names(two, database) == {DEFAULT_COLLECTION: kept}
    assert schemas(connections) == [kept]
    with pytest.raises(NoIndex):
        remove_collection(two, "内部", database)


def test_a_folder_from_before_answers_until_the_next_build_takes_it_over(
    root: Path, tmp_path: Path, database: IndexDatabase
) -> None:
    before = current_name(root)
    assert opened_on(root, database).name == before
    reason = indexer(root, database).reason()
    assert reason == "they were kept in the folder and are kept in the database"
    built = build(root, database, *ARTICLES)
    assert (built.fresh, built.embedded, built.changes.unchanged) == (True, 0, len(ARTICLES))
    assert opened_on(tmp_path / "other", database).articles() == list(ARTICLES)
    assert not build(root, database, *ARTICLES).fresh


def test_going_back_to_a_folder_takes_a_build(root: Path, database: IndexDatabase) -> None:
    build(root, database, *ARTICLES)
    with pytest.raises(UnusableIndex, match="name the database in ZONEQA_DATABASE"):
        open_sound(root)
    built = make_indexer(root).build(Corpus(ARTICLES), quiet)
    assert (built.fresh, built.manifest.articles_in) == (True, "folder")
    assert open_current(root).articles() == list(ARTICLES)


def damage(folder: Path) -> None:
    (folder / "vectors.faiss").write_bytes(b"")


@pytest.mark.parametrize(
    "name", ["../../outside", "{0}/outside", "lexical/../../../outside", "", "a\\..\\b", ".."]
)
def test_a_file_that_the_database_names_outside_of_its_generation_is_refused(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database, name: str
) -> None:
    one, two = machines
    built, below = build(one, database, GUILIN).name, two.parent
    with connections.writing() as connection:
        connection.exec_driver_sql(
            f'INSERT INTO "{built}".file VALUES (%s, 0, %s)', (name.format(below), b"?")
        )
    with pytest.raises(DamagedIndex, match=r"has a file of .* which would lie elsewhere"):
        opened_on(two, database)
    assert sorted(below.rglob("outside")) == []
    assert finished_names(two) == []
    assert opened_on(one, database).name == built


@pytest.mark.parametrize("name", ["../gen-outside", "{0}/gen-outside", "gen-a/..", "..", "x", ""])
def test_a_generation_that_the_database_names_outside_of_its_folder_is_refused(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database, name: str
) -> None:
    one, two = machines
    build(one, database, GUILIN)
    with connections.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE index_generations SET name = %s", (name.format(two.parent),)
        )
    for use in (opened_on, published_names, build):
        with pytest.raises(DamagedIndex, match=r"names a generation .* as none of zoneqa's is"):
            use(two, database)
    assert not list(two.parent.rglob("gen-outside"))


@pytest.mark.parametrize("name", ["a.b", "lexical/..b", "lexical/云岭.term", "...", "a/b/c.d"])
def test_a_file_with_an_odd_name_is_copied(
    machines: tuple[Path, Path], database: IndexDatabase, name: str
) -> None:
    folder = machines[0]
    folder.mkdir()
    with database.connections.writing() as connection:
        create_tables(connection, "gen-odd")
        connection.exec_driver_sql('INSERT INTO "gen-odd".file VALUES (%s, 0, %s)', (name, b"!"))
    with database.connections.reading() as connection:
        read_files(connection, "gen-odd", folder)
    assert (folder / name).read_bytes() == b"!"


def test_a_name_in_the_database_ends_no_statement(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database
) -> None:
    with connections.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (n integer)")
        connection.exec_driver_sql('CREATE SCHEMA "gen-a"" CASCADE; DROP TABLE kept; --"')
    built = build(machines[0], database, GUILIN)
    assert schemas(connections) == [built.name]
    with connections.reading() as connection:
        assert connection.exec_driver_sql("SELECT to_regclass('kept')::text").scalar() == "kept"


@pytest.mark.parametrize("harm", [damage, shutil.rmtree, lambda folder: (folder / "x").touch()])
def test_a_copy_that_is_damaged_or_gone_is_made_again(
    machines: tuple[Path, Path], database: IndexDatabase, harm: Callable[[Path], None]
) -> None:
    one, two = machines
    name = build(one, database, *ARTICLES).name
    opened_on(two, database)
    harm(two / name)
    assert opened_on(two, database).articles() == list(ARTICLES)
    assert [
        each.problem for each in generations(two, ExternalStores(database.of(DEFAULT_COLLECTION)))
    ] == [None]


@pytest.mark.parametrize("table", ["article", "claim"])
def test_rows_that_are_missing_are_noticed(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database, table: str
) -> None:
    names = [build(machines[0], database, *each).name for each in ((GUILIN,), ARTICLES)]
    pull_all(machines[1], database.of(DEFAULT_COLLECTION))
    with connections.writing() as connection:
        connection.exec_driver_sql(f'DELETE FROM "{names[1]}".{table}')
    opened = opened_on(machines[1], database)
    assert opened.articles() == [GUILIN]
    assert opened.warning and f"has not all of {names[1]}" in opened.warning


def test_one_build_at_a_time_on_all_machines(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    one, two = machines
    with database.of(DEFAULT_COLLECTION).building(), pytest.raises(WriterBusy, match="already"):
        build(two, database, GUILIN)
    assert not finished_names(two)
    assert build(one, database, GUILIN).fresh


BUILD = """
import sys, time
from dataclasses import replace
from pathlib import Path
from tests.conftest import make_indexer
from tests.fakes import ARTICLES
from zoneqa.documents import Corpus
from zoneqa.index import ExternalStores
from zoneqa.index.index_database import IndexDatabase
from zoneqa.indexing.claim_extractor import ClaimExtractor
from zoneqa.storage.database import connect_database

def stop(*_):
    print("here", flush=True)
    time.sleep(60)

root, url, where = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
database = IndexDatabase(connect_database(url)).of("default")
indexer = replace(make_indexer(root), external=ExternalStores(database))
if where == "rows":
    indexer = replace(indexer, extractor=ClaimExtractor(stop, "slow"))
indexer.build(Corpus(ARTICLES[::-1][:1]), stop if where == "vectors" else lambda *_: None)
"""


@pytest.mark.parametrize("where", ["vectors", "rows"])
def test_nothing_is_left_of_a_build_that_was_killed(
    machines: tuple[Path, Path],
    database: IndexDatabase,
    connections: Database,
    url: str,
    where: str,
) -> None:
    one, two = machines
    before = build(one, database, GUILIN).name
    building = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(one), url, where],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
        stdout=subprocess.PIPE,
    )
    assert building.stdout is not None
    assert building.stdout.readline() == b"here\n"
    assert published_names(two, database) == {DEFAULT_COLLECTION: before}
    assert schemas(connections) == [before]
    building.send_signal(signal.SIGKILL)
    building.wait()
    building.stdout.close()
    assert opened_on(one, database).name == before
    built = build(one, database, *ARTICLES)
    assert built.changes.added == ("kunshan",)
    assert schemas(connections) == [before, built.name]
    assert sorted(path.name for path in one.glob("gen-*")) == [before, built.name]


def test_what_no_register_names_is_removed_by_the_next_build(
    machines: tuple[Path, Path], database: IndexDatabase, connections: Database
) -> None:
    with connections.writing() as connection:
        connection.exec_driver_sql('CREATE SCHEMA "gen-20200101T000000000000-dead"')
        connection.exec_driver_sql("CREATE SCHEMA general")
    built = build(machines[0], database, GUILIN)
    assert schemas(connections) == [built.name]
    with connections.reading() as connection:
        kept = connection.exec_driver_sql("SELECT to_regnamespace('general')::text").scalar()
    assert kept == "general"


def test_a_database_that_cannot_be_reached_is_named_at_once(tmp_path: Path) -> None:
    database = IndexDatabase(connect_database("postgresql://zoneqa@127.0.0.1:1/none"))
    with pytest.raises(DatabaseUnavailable, match="/none does not answer"):
        opened_on(tmp_path, database)
    with pytest.raises(DatabaseUnavailable):
        build(tmp_path, database, GUILIN)


def test_a_character_that_postgresql_refuses_moves_no_other(
    machines: tuple[Path, Path], database: IndexDatabase
) -> None:
    torn = replace(GUILIN, title="a\0b", text=GUILIN.text.replace("300", "300\0", 1))
    build(machines[0], database, torn)
    assert not build(machines[0], database, torn).fresh
    opened = opened_on(machines[1], database)
    (kept,) = opened.articles()
    assert (kept.title, len(kept.text)) == ("a\N{REPLACEMENT CHARACTER}b", len(torn.text))
    assert opened.store.digests() == {torn.id: torn.digest}


@pytest.mark.parametrize("asked", ["\0", "guilin\0", "a\0b"])
def test_a_character_that_postgresql_refuses_is_found_nowhere(
    machines: tuple[Path, Path], database: IndexDatabase, asked: str
) -> None:
    build(machines[0], database, *ARTICLES)
    opened = opened_on(machines[0], database)
    assert opened.article(asked) is None
    assert opened.store.kept_print(asked) is None
    assert opened.store.articles(Filters(zones=(asked,), sources=(asked,))) == []
    assert opened.store.article_count(ArticleFilter(words=((asked,),))) == 0
    assert opened.claims.count(ClaimFilter(subjects=(asked,))) == 0


def test_what_another_collection_publishes_during_a_clean_up_is_kept(
    machines: tuple[Path, Path], database: IndexDatabase, url: str, connections: Database
) -> None:
    one, two = machines
    build(one, database, GUILIN)
    waiting = [Corpus((KUNSHAN,))]

    def publish_another(*_: object) -> None:
        if waiting:
            own = replace(make_indexer(two), external=ExternalStores(other.of("other")))
            own.build(waiting.pop(), quiet)

    other = IndexDatabase(connect_database(url))
    with connections.writing() as connection:
        engine = connection.engine
    for statement in ("FROM pg_namespace", "SELECT name FROM index_"):
        after(engine, statement, publish_another)
    database.of(DEFAULT_COLLECTION).remove_old(3)
    assert not waiting
    assert database.published().keys() == {DEFAULT_COLLECTION, "other"}
    assert set(schemas(connections)) == set(database.published().values())
    other.connections.close()


def after(engine: Engine, part: str, act: Callable[[], None]) -> None:
    """Act after each statement with this part, before the next one."""

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if part in statement:
            act()

    event.listen(engine, "after_cursor_execute", look)
