"""A backup of a PostgreSQL database has the index that is kept there."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.databases import PostgresServer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from zoneqa.backup import restore, take_backup
from zoneqa.documents import Corpus
from zoneqa.errors import UsageError
from zoneqa.index import ExternalStores, generations, open_collections, roll_back
from zoneqa.index.index_database import IndexDatabase
from zoneqa.settings import Settings
from zoneqa.storage.database import connect_database
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Article

pytestmark = pytest.mark.skipif(
    not shutil.which("pg_dump"), reason="needs pg_dump (apt install postgresql-client)"
)


@contextmanager
def database_of(settings: Settings) -> Iterator[IndexDatabase]:
    connections = connect_database(settings.database)
    yield IndexDatabase(connections)
    connections.close()


def build(settings: Settings, *articles: Article) -> str:
    with database_of(settings) as database:
        own = database.of(DEFAULT_COLLECTION)
        indexer = replace(make_indexer(settings.index), external=ExternalStores(own))
        return indexer.build(Corpus(articles), lambda done, total: None).name


def articles_of(settings: Settings) -> list[Article]:
    with database_of(settings) as database:
        return list(open_collections(settings.index, DEFAULT_ONLY, database).articles())


@pytest.fixture
def places(postgres: PostgresServer, tmp_path: Path) -> Iterator[tuple[Settings, Settings]]:
    """Two places that have nothing in common."""
    names = ("here", "there")
    urls = {name: postgres.create() for name in names}
    here, there = (
        Settings(index=tmp_path / name / "index", corpus=tmp_path / name, database=urls[name])
        for name in names
    )
    yield here, there
    for url in urls.values():
        postgres.drop(url)


def test_the_index_comes_back_with_the_database(
    places: tuple[Settings, Settings], tmp_path: Path
) -> None:
    here, there = places
    names = [build(here, *each) for each in ((GUILIN,), ARTICLES)]
    taken = take_backup(tmp_path / "backup", here, {})
    assert taken.generations == {DEFAULT_COLLECTION: names[1]}
    with zipfile.ZipFile(tmp_path / "backup") as archive:
        assert not [member for member in archive.namelist() if "gen-" in member]
    restored = restore(tmp_path / "backup", there)
    assert restored.generations == taken.generations
    assert articles_of(there) == list(ARTICLES)
    with database_of(there) as database:
        own = database.of(DEFAULT_COLLECTION)
        assert [each.problem for each in generations(there.index, ExternalStores(own))] == [None]
        assert roll_back(there.index, None, ExternalStores(own)) == names[0]
    assert articles_of(there) == [GUILIN]


def test_what_was_built_since_makes_place(
    places: tuple[Settings, Settings], tmp_path: Path
) -> None:
    here, _ = places
    before = build(here, GUILIN)
    take_backup(tmp_path / "backup", here, {})
    build(here, KUNSHAN)
    with pytest.raises(UsageError, match="the database"):
        restore(tmp_path / "backup", here)
    restore(tmp_path / "backup", here, force=True)
    assert articles_of(here) == [GUILIN]
    built = build(here, *ARTICLES)
    with database_of(here) as database:
        assert database.of(DEFAULT_COLLECTION).names() == [built, before]


def test_a_backup_from_before_is_answered_from_until_the_next_build(
    places: tuple[Settings, Settings], tmp_path: Path
) -> None:
    here, there = places
    old = make_indexer(here.index).build(Corpus((GUILIN,)), lambda done, total: None).name
    in_folder = replace(here, articles="folder")
    assert take_backup(tmp_path / "backup", in_folder, {}).generations == {DEFAULT_COLLECTION: old}
    build(there, KUNSHAN)
    restore(tmp_path / "backup", there, force=True)
    assert articles_of(there) == [GUILIN]
    build(there, *ARTICLES)
    assert articles_of(there) == list(ARTICLES)


def test_a_folder_from_before_is_not_put_back_instead_of_what_the_database_published(
    places: tuple[Settings, Settings], tmp_path: Path
) -> None:
    here, there = places
    make_indexer(here.index).build(Corpus((GUILIN,)), lambda done, total: None)
    published = build(replace(here, index=tmp_path / "another"), *ARTICLES)
    assert take_backup(tmp_path / "backup", here, {}).generations == {DEFAULT_COLLECTION: published}
    assert restore(tmp_path / "backup", there).generations == {DEFAULT_COLLECTION: published}
    assert articles_of(there) == list(ARTICLES)
