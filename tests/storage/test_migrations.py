"""From every schema that was released, the tables come to the one of today with all rows.

A new revision is covered as it is: its predecessors are filled with rows and brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Literal

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.storage.made_rows import ROWS, fill, kept, rows
from zoneqa.storage.base import Backend
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import open_database
from zoneqa.storage.database_url import make_backend
from zoneqa.storage.migrate import MIGRATIONS, migrate
from zoneqa.storage.tables import SCHEMA

REVISIONS = [each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
_CASCADE = {"sqlite": "", "postgresql": " CASCADE"}


@pytest.fixture
def backend(database_url: str) -> Iterator[Backend]:
    backend = make_backend(database_url, 1)
    yield backend
    backend.engine.dispose()


def reach(backend: Backend, revision: str) -> None:
    with backend.upgrading() as connection:
        migrate(connection, backend.name, revision)


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_row_comes_along(backend: Backend, revision: str) -> None:
    reach(backend, revision)
    with backend.writing() as connection:
        fill(connection)
    with backend.reading() as connection:
        before = rows(connection)
    reach(backend, "head")
    with backend.reading() as connection:
        after = rows(connection)
        assert backend.problem(connection) is None
    assert {len(found) for found in before.values()} == {ROWS}
    assert kept(before, after) == {table: before[table] for table in after if table in before}


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_tables_are_those_that_the_stores_know(backend: Backend, revision: str) -> None:
    reach(backend, revision)
    reach(backend, "head")
    with backend.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SCHEMA) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_database_of_a_released_schema_is_used_at_once(
    backend: Backend, database_url: str, revision: str
) -> None:
    reach(backend, revision)
    with closing(open_database(database_url)) as database:
        store = ConversationStore(database)
        new = store.create("li", "产值")
        assert store.find("li") == [new]


def test_a_migration_that_fails_leaves_the_old_tables(backend: Backend) -> None:
    reach(backend, REVISIONS[-1])
    with backend.writing() as connection:
        fill(connection)
    with backend.reading() as connection:
        before = rows(connection)
    with pytest.raises(KeyError), backend.upgrading() as connection:
        connection.execute(sa.text("DROP TABLE messages" + _CASCADE[backend.engine.name]))
        connection.execute(sa.text("CREATE TABLE half (done TEXT)"))
        raise KeyError
    with backend.reading() as connection:
        assert rows(connection) == before


def test_a_table_that_is_made_anew_keeps_the_rows_that_refer_to_it(backend: Backend) -> None:
    reach(backend, "head")
    with backend.writing() as connection:
        fill(connection)
    with backend.reading() as connection:
        before = rows(connection)
    with backend.upgrading() as connection:
        operations = Operations(MigrationContext.configure(connection))
        anew: Literal["always", "never"] = "always" if backend.engine.name == "sqlite" else "never"
        with operations.batch_alter_table("conversations", recreate=anew) as batch:
            batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
    with backend.reading() as connection:
        assert kept(before, rows(connection)) == before
        assert backend.problem(connection) is None
