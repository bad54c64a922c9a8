"""Opening a database, and what is said of one that cannot be used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from sqlalchemy import Table, event, insert, select
from sqlalchemy.exc import IntegrityError

from tests.databases import FakeClock, PostgresServer
from tests.e2e.clients import wait_until
from tests.storage.group_store import GroupStore
from zoneqa.errors import DatabaseUnavailable, UsageError
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.database_url import make_backend
from zoneqa.storage.tables import api_keys, feedback, groups, messages, users

SECRET = "云岭湖畔的长桥 28"


def test_what_was_written_is_there_when_the_database_is_opened_again(
    database: Database, open_again: Callable[[], Database]
) -> None:
    GroupStore(database).create("云岭")
    assert GroupStore(open_again()).names() == ["云岭"]


def test_nothing_is_kept_of_a_transaction_that_fails(database: Database) -> None:
    with pytest.raises(KeyError), database.writing() as connection:
        connection.execute(insert(groups).values(name="云岭", created_at=database.now()))
        raise KeyError
    assert GroupStore(database).names() == []


def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    GroupStore(database).create("a")
    with database.reading() as connection:
        before = connection.execute(select(groups.c.name)).scalars().all()
        GroupStore(database).create("b")
        assert connection.execute(select(groups.c.name)).scalars().all() == before
    assert GroupStore(database).names() == ["a", "b"]


def test_threads_and_processes_write_one_after_the_other(
    database: Database, open_again: Callable[[], Database]
) -> None:
    stores = [GroupStore(database), GroupStore(open_again())]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: stores[n % 2].create(f"group {n:02}"), range(40)))
    assert stores[0].names() == [f"group {n:02}" for n in range(40)]


def test_processes_that_start_at_once_make_the_tables_once(
    open_again: Callable[[], Database],
) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_again(), range(4)))
    GroupStore(opened[0]).create("云岭")
    assert [GroupStore(each).names() for each in opened] == [["云岭"]] * 4


def test_a_sound_database_has_no_problem(database: Database) -> None:
    GroupStore(database).create("云岭")
    assert database.problem() is None


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "zoneqa.sqlite"
    open_database(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_without_a_url_the_file_is_in_the_users_data_folder() -> None:
    name = make_backend(None, 1).name
    assert name.endswith("/zoneqa/zoneqa.sqlite")


def test_a_relative_file_stays_the_same_when_the_folder_changes(tmp_path: Path) -> None:
    assert make_backend("sqlite:///here.sqlite", 1).name == f"{Path.cwd()}/here.sqlite"


@pytest.mark.parametrize(
    "url",
    ["zoneqa", "sqlite://", "sqlite:///:memory:", "mysql://li:secret@db/x", "http://secret", "//"],
)
def test_another_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_database(url)
    assert str(caught.value).startswith("The database is not given as ")
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(DatabaseUnavailable) as caught:
        open_database("postgresql://li:secret@127.0.0.1:1/zoneqa")
    said = str(caught.value)
    assert said.startswith("The database postgresql://127.0.0.1:1/zoneqa does not answer: ")
    assert "refused" in said
    assert "secret" not in said
    assert "\n" not in said
    assert caught.value.exit_code == 7


def test_a_database_that_the_server_lacks_is_named(postgres: PostgresServer) -> None:
    with pytest.raises(DatabaseUnavailable, match='database "missing" does not exist'):
        open_database(postgres.url("missing"))


def test_a_server_that_closed_the_connections_is_asked_again(
    postgres: PostgresServer, clock: FakeClock
) -> None:
    url = postgres.create()
    database = open_database(url, clock=clock)
    GroupStore(database).create("a")
    with database.reading() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    GroupStore(database).create("b")
    assert GroupStore(database).names() == ["a", "b"]
    database.close()
    postgres.drop(url)


@pytest.mark.parametrize("was_used", [False, True])
def test_a_server_that_takes_connections_and_says_nothing_is_named(
    postgres: PostgresServer, *, was_used: bool
) -> None:
    url = postgres.create()
    database = open_database(url)
    backend = make_backend(url, 1)
    with ExitStack() as silent:

        def silence(connection: psycopg.Connection[Any], _: object) -> None:
            process = psutil.Process(connection.info.backend_pid)
            process.suspend()
            silent.callback(process.resume)

        with backend.reading() as connection:
            used = psutil.Process(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar())
        if was_used:
            used.suspend()
            silent.callback(used.resume)
        else:
            backend.engine.dispose()
        event.listen(backend.engine, "connect", silence)
        with pytest.raises(DatabaseUnavailable, match="does not answer: nothing came back in time"):
            GroupStore(Database(backend, database.now)).names()
    backend.engine.dispose()
    database.close()
    postgres.drop(url)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (os.urandom(5000), "is damaged; restore it from a backup"),
        (b"SQLite format 3\0" + bytes(4080), "is damaged; restore it from a backup"),
        (b"zone,output\n" * 500, "is damaged; restore it from a backup"),
    ],
)
def test_a_file_that_is_no_database_is_said_to_be_damaged(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "zoneqa.sqlite"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnavailable) as caught:
        open_database(f"sqlite:///{path}")
    assert str(caught.value) == f"The database {path} {said}."
    assert path.read_bytes() == content


def test_a_file_that_is_damaged_inside_has_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "zoneqa.sqlite"
    database = open_database(f"sqlite:///{path}")
    for n in range(200):
        GroupStore(database).create(f"group {n}" * 20)
    database.close()
    content = bytearray(path.read_bytes())
    content[-8192:] = bytes(8192)
    path.write_bytes(content)
    damaged = open_database(f"sqlite:///{path}")
    try:
        assert damaged.problem()
    except DatabaseUnavailable as error:
        assert "is damaged" in str(error)
    damaged.close()


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"/proc/none/zoneqa\.sqlite cannot be opened: "):
        open_database("sqlite:////proc/none/zoneqa.sqlite")


def test_tables_of_a_later_version_are_left_alone(
    database: Database, open_again: Callable[[], Database]
) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseUnavailable, match="was written by a later version of zoneqa: "):
        open_again()


def test_a_file_that_another_process_locks_is_named(tmp_path: Path) -> None:
    path = tmp_path / "zoneqa.sqlite"
    database = open_database(f"sqlite:///{path}", wait_seconds=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable) as caught:
            GroupStore(database).create("云岭")
        assert "is locked by another process" in str(caught.value)
        other.execute("ROLLBACK")
    GroupStore(database).create("云岭")
    assert GroupStore(database).names() == ["云岭"]
    database.close()


def test_a_writer_that_waits_too_long_for_another_is_told(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/zoneqa.sqlite", wait_seconds=0.05)
    with database.writing(), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(GroupStore(database).create, "云岭")
        with pytest.raises(DatabaseUnavailable, match="Too much is being written"):
            waiting.result()
    database.close()


STATEMENTS: dict[str, tuple[Table, dict[str, Any]]] = {
    "a question": (messages, {"id": "a", "conversation_id": "none", "question": SECRET}),
    "an answer": (messages, {"id": "a", "conversation_id": "none", "answer": {"answer": SECRET}}),
    "a comment": (feedback, {"id": "a", "person_id": "li", "comment": SECRET}),
    "a password": (users, {"id": "a", "name": "li", "password_hash": SECRET}),
    "a key": (api_keys, {"id": "a", "owner_id": "none", "key_hash": SECRET}),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_an_error_does_not_repeat_what_was_to_be_kept(database: Database, name: str) -> None:
    table, values = STATEMENTS[name]
    with pytest.raises(IntegrityError) as caught:
        database.change(insert(table).values(values))
    told = str(caught.value).replace(str(caught.value.orig), "")
    assert SECRET not in told


def test_a_server_that_says_nothing_is_given_up(postgres: PostgresServer) -> None:
    database = open_database(postgres.create())
    with postgres.frozen(), pytest.raises(DatabaseUnavailable, match="does not answer"):
        GroupStore(database).names()
    assert GroupStore(database).names() == []
    database.close()


@pytest.mark.parametrize("uses", [0, 1, 3])
def test_what_nobody_closes_is_closed_when_it_is_forgotten(
    postgres: PostgresServer, uses: int
) -> None:
    url = postgres.create()
    with psycopg.connect(url, autocommit=True) as watching:
        database = open_database(url)
        for n in range(uses):
            GroupStore(database).create(f"group {n}")
        del database
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        wait_until(lambda: watching.execute(others).fetchone() == (1,))
    postgres.drop(url)


def test_what_is_closed_can_be_used_again(database: Database) -> None:
    database.close()
    GroupStore(database).create("云岭")
    assert GroupStore(database).names() == ["云岭"]
