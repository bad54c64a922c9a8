"""What gives connections to a database."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlalchemy import Connection


class DatabaseConnections(Protocol):
    """Gives connections to a PostgreSQL database; `zoneqa.storage.database.Database` does."""

    @property
    def name(self) -> str:
        """Return what to call the database in a message."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a transaction that sees one state. Raises DatabaseUnavailable."""

    def querying(self) -> AbstractContextManager[Connection]:
        """Return a connection for single queries of what does not change.

        Raises DatabaseUnavailable.
        """

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction whose changes are kept when it ends, or none if it fails.

        Raises DatabaseUnavailable.
        """

    def close(self) -> None:
        """Close all connections."""
