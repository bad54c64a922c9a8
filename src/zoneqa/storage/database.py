"""The database in which the service keeps what it should not forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar
from weakref import finalize

from sqlalchemy import Connection, Delete, Insert, Select, Update

from zoneqa.storage.base import Backend
from zoneqa.storage.database_errors import naming_cause
from zoneqa.storage.database_url import WAIT_SECONDS, make_backend
from zoneqa.storage.migrate import migrate

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Returns the time, with its zone."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Database:
    """Gives connections to the stores, and tells them the time; threads may share it.

    Its connections are closed with it, at the latest when the process ends.
    """

    def __init__(self, backend: Backend, clock: Clock) -> None:
        self._backend = backend
        self.now = clock
        finalize(self, backend.engine.dispose)

    @property
    def name(self) -> str:
        """Return what to call it in a message; without user and password."""
        return self._backend.name

    @property
    def is_shared(self) -> bool:
        """Return whether services on several computers may use it at once."""
        return self._backend.is_shared

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database. Raises DatabaseUnavailable."""
        with naming_cause(self.name), self._backend.reading() as connection:
            yield connection

    @contextmanager
    def querying(self) -> Iterator[Connection]:
        """Yield a connection for single queries of what does not change.

        They need no transaction, which saves time. Raises DatabaseUnavailable.
        """
        with naming_cause(self.name), self._backend.querying() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept when the block ends, or none if it raises.

        Once the block has ended, they survive a crash. Raises DatabaseUnavailable.
        """
        with naming_cause(self.name), self._backend.writing() as connection:
            yield connection

    def first(self, wanted: Select[Any], record: Callable[..., T]) -> T | None:
        """Return the first row that is wanted as a record, or None."""
        with self.reading() as connection:
            row = connection.execute(wanted).first()
        return record(*row) if row else None

    def all(self, wanted: Select[Any], record: Callable[..., T]) -> list[T]:
        """Return the rows that are wanted as records."""
        with self.reading() as connection:
            return [record(*row) for row in connection.execute(wanted)]

    def change(self, statement: Insert | Update | Delete) -> int:
        """Keep a change; return how many rows it concerned."""
        with self.writing() as connection:
            return connection.execute(statement).rowcount

    def problem(self) -> str | None:
        """Return what is damaged, or None. All of an SQLite file is read."""
        with self.reading() as connection:
            return self._backend.problem(connection)

    def close(self) -> None:
        """Close all connections."""
        self._backend.engine.dispose()


def connect_database(
    url: str | None = None, *, clock: Clock = utc_now, wait_seconds: float = WAIT_SECONDS
) -> Database:
    """Return the database at a URL as it is: nothing is changed, nor is it there for certain.

    Raises UsageError for a URL that is none of SQLite or PostgreSQL.
    """
    return Database(make_backend(url, wait_seconds), clock)


def open_database(
    url: str | None = None, *, clock: Clock = utc_now, wait_seconds: float = WAIT_SECONDS
) -> Database:
    """Return the database at a URL, or the user's own file, with its tables brought up to date.

    Processes that start at once wait for each other; a writer waits so many seconds for others.
    Raises UsageError for a URL that is none of SQLite or PostgreSQL, and DatabaseUnavailable.
    """
    backend = make_backend(url, wait_seconds)
    try:
        with naming_cause(backend.name), backend.upgrading() as connection:
            migrate(connection, backend.name)
    except BaseException:
        backend.engine.dispose()
        raise
    return Database(backend, clock)
