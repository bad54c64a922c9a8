"""PostgreSQL, through psycopg."""

from __future__ import annotations

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

_CONNECT_SECONDS = 2
_SILENT_MILLISECONDS = 3_000
"""A connection whose other end acknowledges nothing for so long is given up."""
_ANSWER_MILLISECONDS = 900
_STATEMENT_SECONDS = 60
_WAS_USED = "was_used"
_UPGRADE_LOCK = 0x7A6F6E657161
"""The number of an advisory lock, "zoneqa" in ASCII."""


class PostgresBackend:
    """A database of a PostgreSQL server."""

    is_shared = True

    def __init__(self, url: URL, wait_seconds: float) -> None:
        self.name = _name(url)
        options = f"-c lock_timeout={wait_seconds}s -c statement_timeout={_STATEMENT_SECONDS}s"
        limits = {
            "connect_timeout": _CONNECT_SECONDS,
            "tcp_user_timeout": _SILENT_MILLISECONDS,
            "options": options,
        }
        self.engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={key: value for key, value in limits.items() if key not in url.query},
            pool_timeout=wait_seconds,
            hide_parameters=True,
        )
        # A connection that broke since it was used, as at a restart, is replaced.
        event.listen(self.engine, "checkout", _require_answer)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a transaction that sees one state of the database."""
        with self.engine.connect() as plain:
            yield plain.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def querying(self) -> Iterator[Connection]:
        """Yield a connection on which each query is a transaction of its own: two trips fewer."""
        with self.engine.connect() as plain:
            yield plain.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a transaction that is on the disk when it has ended."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """Yield a transaction in which this process alone may change the tables."""
        with self.engine.begin() as connection:
            for limit in ("lock_timeout", "statement_timeout"):
                connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
            lock = text("SELECT pg_advisory_xact_lock(:lock)")
            connection.execute(lock, {"lock": _UPGRADE_LOCK})
            yield connection

    def problem(self, connection: Connection) -> str | None:
        """Return None if the server answers; its pages are its own to check."""
        connection.execute(text("SELECT 1"))
        return None


def _require_answer(
    connection: psycopg.Connection[Any], record: ConnectionPoolEntry, _: object
) -> None:
    """Raise DisconnectionError unless the server answers at once; then a new connection is tried.

    SQLAlchemy's own check would wait for a server that is there and says nothing. Where the new
    connection is not answered either, the error says so: after another DisconnectionError,
    SQLAlchemy would raise one that is none of a database.
    """
    try:
        _ask(connection)
    except psycopg.Error as error:
        if _WAS_USED in record.info:
            raise DisconnectionError from error
        raise
    record.info[_WAS_USED] = True


def _ask(connection: psycopg.Connection[Any]) -> None:
    """Raise psycopg.Error unless the server answers at once."""
    connection.pgconn.send_query(b"SELECT 1")
    poll = select.poll()
    poll.register(connection.pgconn.socket, select.POLLIN)
    if not poll.poll(_ANSWER_MILLISECONDS):
        raise psycopg.OperationalError("nothing came back in time")
    while result := connection.pgconn.get_result():
        result.clear()
    if connection.closed:
        raise psycopg.OperationalError("the connection is closed")


def _name(url: URL) -> str:
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{url.host or ''}{port}/{url.database or ''}"
