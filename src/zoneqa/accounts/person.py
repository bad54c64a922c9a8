"""The person who sent a request, as far as the service knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class UserRole(IntEnum):
    """What a person may do; each role may also do what those before it may."""

    ANYONE = 0
    """Sign in: the role of those who have not yet."""
    READER = 1
    """Ask, read and give feedback."""
    EDITOR = 2
    """Add, replace and remove documents."""
    ADMIN = 3
    """Manage people, rights and feedback."""

    @property
    def label(self) -> str:
        """Return the name of the role in settings, commands, pages and the database."""
        return self.name.lower()


ROLE_NAMES = {role.label: role for role in UserRole if role}
"""The roles that an account can have, by their labels."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a program with a key; `groups` decide which collections are visible."""

    id: str
    name: str
    role: UserRole
    groups: frozenset[str] = frozenset()

    def may(self, role: UserRole) -> bool:
        """Return whether this person may do what a role may."""
        return self.role >= role


LOCAL_PERSON = Person("local", "", UserRole.ADMIN)
"""Whoever uses a service that only this computer can reach: no login is needed there."""

UNKNOWN_PERSON = Person("", "", UserRole.ANYONE)
"""Whoever has not signed in where one has to."""
