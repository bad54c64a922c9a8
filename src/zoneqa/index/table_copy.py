"""Copying rows into the tables of a generation in PostgreSQL."""

from __future__ import annotations

import os
import socket
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from zoneqa.index.postgres_tables import COLUMNS, schema_of

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection

_AT_ONCE = 5_000
"""Rows that are copied together where they come a few at a time."""

_PAUSE_MILLISECONDS = 60_000
"""So long may the server take no rows, as while it writes others to a slow disk."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class TableCopy:
    """Copies rows into tables; those that were inserted are there after `finish`."""

    def __init__(self, connection: Connection, generation: str) -> None:
        self._driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        self._schema = schema_of(generation)
        self._waiting: dict[str, list[Sequence[object]]] = defaultdict(list)

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Take a few rows; see `write_claim_rows`."""
        waiting = self._waiting[table]
        waiting.extend(rows)
        if len(waiting) >= _AT_ONCE:
            self.copy(table, self._waiting.pop(table))

    def finish(self) -> None:
        """Copy the rows that still wait."""
        for table, rows in self._waiting.items():
            self.copy(table, rows)
        self._waiting.clear()

    def copy(
        self, table: str, rows: Iterable[Sequence[object]], types: Sequence[str] | None = None
    ) -> None:
        """Copy rows at once, in binary form if types are given."""
        names = ", ".join(f'"{name}"' for name in COLUMNS[table])
        form = "binary" if types else "text"
        sql = f"COPY {self._schema}.{table} ({names}) FROM STDIN WITH (FORMAT {form})"
        with (
            _allowing_pauses(self._driver),
            self._driver.cursor() as cursor,
            cursor.copy(sql.encode()) as copy,
        ):
            if types:
                copy.set_types(types)
            for row in rows:
                copy.write_row([storable(value) for value in row])


def storable(value: object) -> object:
    """Return a value without U+0000, which PostgreSQL refuses."""
    return value.replace("\0", _REPLACEMENT) if isinstance(value, str) else value


@contextmanager
def _allowing_pauses(driver: psycopg.Connection[Any]) -> Iterator[None]:
    """Do not give up a server that only pauses, as is done where people wait for answers.

    Data that a server does not take counts as not acknowledged.
    """
    with socket.socket(fileno=os.dup(driver.fileno())) as connected:
        if connected.family == socket.AF_UNIX or not hasattr(socket, "TCP_USER_TIMEOUT"):
            yield
            return
        option = socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT
        before = connected.getsockopt(*option)
        connected.setsockopt(*option, before and max(before, _PAUSE_MILLISECONDS))
        try:
            yield
        finally:
            connected.setsockopt(*option, before)
