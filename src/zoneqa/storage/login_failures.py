"""Failed logins, by which a name or an address is locked for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import case, delete, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import insert_missing
from zoneqa.storage.records import LoginFailures
from zoneqa.storage.rows import columns_of
from zoneqa.storage.tables import login_failures

_FAILURES = columns_of(login_failures, LoginFailures)


class LoginFailureStore:
    """Counts failed logins under names of the caller's choice: a user name, or an address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, window: timedelta) -> int:
        """Count one more failure and return the count.

        The count begins anew if the last failure is longer ago than the window.
        """
        now = self._database.now()
        first = {"name": name, "count": 0, "failed_at": now, "locked_until": None}
        recent = login_failures.c.failed_at > now - window
        counted = (
            update(login_failures)
            .where(login_failures.c.name == name)
            .values(count=case((recent, login_failures.c.count + 1), else_=1), failed_at=now)
            .returning(login_failures.c.count)
        )
        with self._database.writing() as connection:
            connection.execute(insert_missing(connection, login_failures, first))
            return int(connection.execute(counted).scalar_one())

    def lock(self, name: str, until: datetime) -> bool:
        """Lock a name that has failed; return whether there is such a one."""
        statement = (
            update(login_failures).where(login_failures.c.name == name).values(locked_until=until)
        )
        return self._database.change(statement) > 0

    def get(self, name: str) -> LoginFailures | None:
        """Return the failures under a name; None if there are none since the last success."""
        wanted = select(*_FAILURES).where(login_failures.c.name == name)
        return self._database.first(wanted, LoginFailures)

    def clear(self, name: str) -> bool:
        """Forget the failures under a name; return whether there were any."""
        statement = delete(login_failures).where(login_failures.c.name == name)
        return self._database.change(statement) > 0
