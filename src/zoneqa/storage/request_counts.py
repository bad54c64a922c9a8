"""How often somebody has asked lately, counted over all replicas of a service."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import insert_missing
from zoneqa.storage.records import RequestCount
from zoneqa.storage.rows import columns_of, values_of
from zoneqa.storage.tables import request_counts

ChangeCount = Callable[[RequestCount], RequestCount | None]
"""Returns what is to be kept in the place of a count; None keeps it as it is."""

_COUNT = columns_of(request_counts, RequestCount)


class RequestCountStore:
    """Keeps a count for each name of the caller's choice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(self, name: str, change: ChangeCount) -> None:
        """Change the count of a name; others that would change it wait meanwhile."""
        named = request_counts.c.name == name
        none = RequestCount(self._database.now(), count=0, before=0)
        first = {"name": name, **values_of(none)}
        with self._database.writing() as connection:
            _do_not_wait_for_the_disk(connection)
            connection.execute(insert_missing(connection, request_counts, first))
            found = connection.execute(select(*_COUNT).where(named).with_for_update()).one()
            new = change(RequestCount(*found))
            if new:
                connection.execute(update(request_counts).where(named).values(values_of(new)))


def _do_not_wait_for_the_disk(connection: Connection) -> None:
    """Let a crash of the database forget the last counts: nobody loses anything by that."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
