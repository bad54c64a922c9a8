"""The index that a database keeps, where the settings say so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zoneqa.errors import UsageError
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.index.index_database import IndexDatabase


def make_index_database(settings: Settings) -> IndexDatabase | None:
    """Return what keeps articles and facts; None where the folder of the index does.

    Nothing is connected yet. Raises UsageError if no PostgreSQL is named where one should be.
    """
    is_postgres = bool(settings.database and settings.database.startswith("postgresql:"))
    if settings.articles == "database" and not is_postgres:
        raise UsageError("ZONEQA_ARTICLES is database, but ZONEQA_DATABASE names no PostgreSQL.")
    if not is_postgres or settings.articles == "folder":
        return None
    # Answering from a folder does without these libraries, which take a while to import.
    from zoneqa.index.index_database import IndexDatabase
    from zoneqa.storage.database import connect_database

    return IndexDatabase(connect_database(settings.database))


@contextmanager
def using_index_database(settings: Settings) -> Iterator[IndexDatabase | None]:
    """Yield what `make_index_database` returns, and close its connections."""
    database = make_index_database(settings)
    try:
        yield database
    finally:
        if database:
            database.connections.close()
