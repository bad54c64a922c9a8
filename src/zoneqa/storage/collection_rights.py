"""Which groups may see which collection."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import insert_missing
from zoneqa.storage.rows import lock_row
from zoneqa.storage.tables import collection_groups, collections


class CollectionRights:
    """Keeps the groups that may see a collection; without a word on it, all may."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def restrict(self, collection: str, groups: Iterable[str]) -> None:
        """Let these groups alone see a collection; nobody, if there are none."""
        with self._database.writing() as connection:
            row = {"name": collection, "created_at": self._database.now()}
            connection.execute(insert_missing(connection, collections, row))
            lock_row(connection, collections, collections.c.name == collection)
            connection.execute(
                delete(collection_groups).where(collection_groups.c.collection == collection)
            )
            for group in sorted(set(groups)):
                values = {"collection": collection, "group_name": group}
                connection.execute(insert(collection_groups).values(values))

    def open_to_all(self, collection: str) -> bool:
        """Let all see a collection; return whether it was restricted."""
        statement = delete(collections).where(collections.c.name == collection)
        return self._database.change(statement) > 0

    def restricted(self) -> dict[str, frozenset[str]]:
        """Return the groups that may see each collection that not all may see."""
        wanted = select(collections.c.name, collection_groups.c.group_name).outerjoin(
            collection_groups
        )
        found: dict[str, set[str]] = {}
        with self._database.reading() as connection:
            for name, group in connection.execute(wanted):
                found.setdefault(name, set()).update([group] if group is not None else [])
        return {name: frozenset(groups) for name, groups in found.items()}

    def visible(self, names: Iterable[str], groups: frozenset[str]) -> tuple[str, ...]:
        """Return those collections that a person in these groups may see, in the order given."""
        restricted = self.restricted()
        return tuple(name for name in names if name not in restricted or restricted[name] & groups)
