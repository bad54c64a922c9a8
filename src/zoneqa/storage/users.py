"""The people who have an account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from zoneqa.errors import NameTaken
from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import insert_missing
from zoneqa.storage.records import NewUser, UserRecord
from zoneqa.storage.rows import columns_of, lock_row, new_id, values_of
from zoneqa.storage.tables import groups, memberships, users

_USER = columns_of(users, UserRecord)


class UserStore:
    """Keeps users and the groups that each belongs to. Names are compared as they are given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, new: NewUser) -> UserRecord:
        """Keep a new user. Raises NameTaken, also for the subject of a provider."""
        added = {"id": new_id(), "is_active": True, "created_at": self._database.now()}
        statement = insert(users).values(values_of(new)).values(added).returning(*_USER)
        try:
            with self._database.writing() as connection:
                return UserRecord(*connection.execute(statement).one())
        except IntegrityError as error:
            raise NameTaken(f"There is a user {new.name!r} already.") from error

    def get(self, user_id: str) -> UserRecord | None:
        """Return the user with an id."""
        return self._one(users.c.id == user_id)

    def by_name(self, name: str) -> UserRecord | None:
        """Return the user with a name."""
        return self._one(users.c.name == name)

    def by_subject(self, issuer: str, subject: str) -> UserRecord | None:
        """Return the user whom an OpenID provider knows by a subject."""
        return self._one(users.c.issuer == issuer, users.c.subject == subject)

    def all(self) -> list[UserRecord]:
        """Return all users, by name."""
        return self._database.all(select(*_USER).order_by(users.c.name), UserRecord)

    def set_password_hash(self, user_id: str, password_hash: str | None) -> bool:
        """Change the hash of the password; return whether there is such a user."""
        return self._change(user_id, password_hash=password_hash)

    def set_role(self, user_id: str, role: str) -> bool:
        """Change the role; return whether there is such a user."""
        return self._change(user_id, role=role)

    def set_active(self, user_id: str, is_active: bool) -> bool:
        """Let a user in, or no longer; return whether there is such a user."""
        return self._change(user_id, is_active=is_active)

    def set_signed_in(self, user_id: str, at: datetime) -> bool:
        """Note when a user signed in; return whether there is such a user."""
        return self._change(user_id, signed_in_at=at)

    def groups_of(self, user_id: str) -> frozenset[str]:
        """Return the groups of a user."""
        wanted = select(memberships.c.group_name).where(memberships.c.user_id == user_id)
        with self._database.reading() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def groups_of_all(self) -> dict[str, frozenset[str]]:
        """Return the groups of each user that is in any, by the id."""
        wanted = select(memberships.c.user_id, memberships.c.group_name)
        found: dict[str, set[str]] = {}
        with self._database.reading() as connection:
            for user_id, name in connection.execute(wanted):
                found.setdefault(user_id, set()).add(name)
        return {user_id: frozenset(names) for user_id, names in found.items()}

    def set_groups(self, user_id: str, names: Iterable[str]) -> bool:
        """Make a user a member of these groups alone; those that are missing are created.

        Return whether there is such a user.
        """
        wanted = sorted(set(names))
        with self._database.writing() as connection:
            if not lock_row(connection, users, users.c.id == user_id):
                return False
            connection.execute(delete(memberships).where(memberships.c.user_id == user_id))
            for name in wanted:
                group = {"name": name, "created_at": self._database.now()}
                connection.execute(insert_missing(connection, groups, group))
                connection.execute(insert(memberships).values(user_id=user_id, group_name=name))
        return True

    def _one(self, *conditions: ColumnElement[bool]) -> UserRecord | None:
        return self._database.first(select(*_USER).where(*conditions), UserRecord)

    def _change(self, user_id: str, **values: object) -> bool:
        statement = update(users).where(users.c.id == user_id).values(**values)
        return self._database.change(statement) > 0
