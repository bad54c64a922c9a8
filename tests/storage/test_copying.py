"""A database as a file and back: of either kind, while it is in use."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.storage.group_store import GroupStore
from zoneqa.errors import DatabaseUnavailable, UsageError
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.copying import dump_database, load_database, require_loadable
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.inspection import inspect_database
from zoneqa.storage.records import NewApiKey, NewUser
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.users import UserStore

KINDS = {"sqlite": "sqlite", "postgr": "postgresql"}


@pytest.fixture(autouse=True)
def client_is_there(database_url: str) -> None:
    """PostgreSQL is copied by its own programs."""
    if database_url.startswith("postgresql") and not shutil.which("pg_dump"):
        pytest.skip("needs pg_dump (apt install postgresql-client)")


def test_a_copy_puts_back_what_was_there(
    database: Database, database_url: str, open_again: Callable[[], Database], tmp_path: Path
) -> None:
    GroupStore(database).create("云岭")
    copy = tmp_path / "copy"
    assert dump_database(database_url, copy) == KINDS[database_url[:6]]
    GroupStore(database).create("später")
    load_database(database_url, copy)
    assert GroupStore(open_again()).names() == ["云岭"]
    GroupStore(open_again()).create("danach")
    assert GroupStore(open_again()).names() == ["danach", "云岭"]
    assert open_again().problem() is None


def test_a_copy_brings_no_session_back(
    database: Database, database_url: str, open_again: Callable[[], Database], tmp_path: Path
) -> None:
    copy, ends = tmp_path / "copy", database.now() + timedelta(days=7)
    for person in ("li", "wu"):
        SessionStore(database).create(f"token of {person}", person, ends)
    user = UserStore(database).create(NewUser("li", "admin", "Li", "hash of a password"))
    new = NewApiKey(user.id, "报表", "zq_a", "hash of a key", "reader", (), None)
    key = ApiKeyStore(database).create(new)
    dump_database(database_url, copy)
    assert b"token of" not in copy.read_bytes()
    SessionStore(database).end_all("li")
    load_database(database_url, copy)
    opened = open_again()
    for person in ("li", "wu"):
        assert SessionStore(opened).end_all(person) == 0
        assert SessionStore(opened).get(f"token of {person}") is None
    assert ApiKeyStore(opened).by_hash("hash of a key") == key
    assert UserStore(opened).get(user.id) == user
    assert opened.problem() is None


def test_a_copy_makes_an_empty_database_equal(
    database: Database, database_url: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    GroupStore(database).create("云岭")
    dump_database(database_url, tmp_path / "copy")
    is_sqlite = database_url.startswith("sqlite")
    other = f"sqlite:///{tmp_path}/new/other.sqlite" if is_sqlite else postgres.create()
    assert inspect_database(other).revision is None
    load_database(other, tmp_path / "copy")
    found = inspect_database(other)
    assert (found.revision, found.problem) == (found.newest, None)
    opened = open_database(other)
    assert GroupStore(opened).names() == ["云岭"]
    opened.close()


def test_a_copy_of_another_kind_is_refused(database_url: str) -> None:
    own = KINDS[database_url[:6]]
    for kind in KINDS.values():
        if kind == own:
            require_loadable(database_url, "sqlite" if own == "sqlite" else "postgresql")
        else:
            with pytest.raises(UsageError, match="names another kind"):
                require_loadable(database_url, "postgresql" if own == "sqlite" else "sqlite")


def test_what_is_no_copy_changes_nothing(
    database: Database, database_url: str, open_again: Callable[[], Database], tmp_path: Path
) -> None:
    GroupStore(database).create("云岭")
    (tmp_path / "copy").write_bytes(b"no copy of anything" * 500)
    with pytest.raises(DatabaseUnavailable):
        load_database(database_url, tmp_path / "copy")
    assert GroupStore(open_again()).names() == ["云岭"]


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/old.sqlite").close()
    dump_database(f"sqlite:///{tmp_path}/old.sqlite", tmp_path / "copy")
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match=r"file/zoneqa\.sqlite cannot be opened"):
        load_database(f"sqlite:///{tmp_path}/file/zoneqa.sqlite", tmp_path / "copy")
