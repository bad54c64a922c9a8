"""SQLite: one file, any number of readers, and one writer at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event

from zoneqa.errors import DatabaseUnavailable
from zoneqa.folders.lock import wait_for_lock

_UPGRADE_SECONDS = 600.0

# A write-ahead log is synced at every commit only with FULL. What is deleted is overwritten.
_ALWAYS = ("synchronous = FULL", "secure_delete = ON")
_USING = (*_ALWAYS, "foreign_keys = ON")
# A table that is made anew is dropped first, which would delete the rows that refer to it.
_UPGRADING = (*_ALWAYS, "foreign_keys = OFF", "journal_mode = WAL")
_WRITES = "zoneqa_writes"


class SqliteBackend:
    """A database in a file, which is made if there is none; only its owner may read it.

    A writer waits for its turn, first among the threads and then among the processes.
    """

    is_shared = False

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self._path = path
        self._wait_seconds = wait_seconds
        self._turn = Lock()
        self.name = str(path)
        self.engine = _make_engine(path, _USING, wait_seconds, QueuePool)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a transaction that sees one state of the database."""
        with self.engine.connect() as connection:
            yield connection

    querying = reading

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a transaction that is on the disk when it has ended."""
        if not self._turn.acquire(timeout=self._wait_seconds):
            raise DatabaseUnavailable(f"Too much is being written to {self.name}; try again.")
        try:
            with _writing(self.engine) as connection:
                yield connection
        finally:
            self._turn.release()

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Yield a transaction in which this process alone may change the tables."""
        make_private_file(self._path)
        engine = _make_engine(self._path, _UPGRADING, _UPGRADE_SECONDS, NullPool)
        # Changing to a write-ahead log does not wait for others that do the same.
        with wait_for_lock(self._path.parent), _writing(engine) as connection:
            yield connection
            _require_references(connection)

    def problem(self, connection: Connection) -> str | None:
        """Return the first thing that is damaged, or None."""
        (verdict,) = connection.exec_driver_sql("PRAGMA integrity_check(1)").one()
        if verdict != "ok":
            return str(verdict)
        return _broken_reference(connection)


def make_private_file(path: Path) -> None:
    """Make the file of a database, for its owner alone, if there is none.

    Raises DatabaseUnavailable.
    """
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DatabaseUnavailable(
            f"The database {path} cannot be opened: {error.strerror}."
        ) from error


def _make_engine(
    path: Path, pragmas: Sequence[str], wait: float, pool: type[QueuePool | NullPool]
) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        # Without a level, the driver leaves it to us when a transaction begins.
        connect_args={"timeout": wait, "isolation_level": None},
        poolclass=pool,
        # An error ends up in the log; questions, names and hashes do not.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that only turns into a writing one later cannot wait for its turn.
        immediate = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as plain:
        connection = plain.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


def _require_references(connection: Connection) -> None:
    if broken := _broken_reference(connection):
        raise DatabaseUnavailable(f"The tables could not be brought up to date: {broken}.")


def _broken_reference(connection: Connection) -> str | None:
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return f"a row of {row[0]} refers to one of {row[2]} that is missing" if row else None
