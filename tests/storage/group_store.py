"""The rows of groups by themselves, as the plainest thing that a database can keep."""

from __future__ import annotations

from sqlalchemy import delete, select

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import insert_missing
from zoneqa.storage.records import UserRecord
from zoneqa.storage.rows import columns_of
from zoneqa.storage.tables import groups, memberships, users


class GroupStore:
    """Keeps groups by their names."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """Return the names of all groups, sorted."""
        with self._database.reading() as connection:
            return sorted(connection.execute(select(groups.c.name)).scalars())

    def create(self, name: str) -> None:
        """Keep a group; nothing changes if there is one of this name."""
        row = {"name": name, "created_at": self._database.now()}
        with self._database.writing() as connection:
            connection.execute(insert_missing(connection, groups, row))

    def delete(self, name: str) -> bool:
        """Delete a group; return whether there was such a one.

        Collections that only this group might see are then seen by nobody.
        """
        return self._database.change(delete(groups).where(groups.c.name == name)) > 0

    def members(self, name: str) -> list[UserRecord]:
        """Return the users in a group, by name."""
        wanted = (
            select(*columns_of(users, UserRecord))
            .join(memberships)
            .where(memberships.c.group_name == name)
            .order_by(users.c.name)
        )
        return self._database.all(wanted, UserRecord)
