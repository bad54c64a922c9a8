"""What differs between SQLite and PostgreSQL."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Engine


class Backend(Protocol):
    """An engine, and how its transactions begin."""

    name: str
    """What to call the database in a message; without user and password."""
    is_shared: bool
    """Whether services on several computers may use it at once."""
    engine: Engine

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction that sees one state of the database."""
        ...

    def querying(self) -> AbstractContextManager[Connection]:
        """Return a connection on which each query sees the state of its own moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction that is on the disk when it has ended."""
        ...

    def upgrading(self) -> AbstractContextManager[Connection]:
        """Return a transaction in which this process alone may change the tables.

        Raises DatabaseUnavailable.
        """
        ...

    def problem(self, connection: Connection) -> str | None:
        """Return what is damaged, or None."""
        ...
