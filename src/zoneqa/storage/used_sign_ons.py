"""Sign-ons that have been used, so that none is used twice, by whichever replica."""

from __future__ import annotations

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import inserted
from zoneqa.storage.tables import used_sign_ons


class UsedSignOnStore:
    """Remembers sign-ons by their state."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def use(self, state: str) -> bool:
        """Remember a sign-on as used; return False if it was used before."""
        row = {"state": state, "used_at": self._database.now()}
        with self._database.writing() as connection:
            return inserted(connection, used_sign_ons, row)
