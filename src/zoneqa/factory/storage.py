"""The database that the settings name, and what is kept in it."""

from __future__ import annotations

from zoneqa.settings import Settings
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.history import History


def open_storage(settings: Settings) -> Database:
    """Return the database, brought up to date. Raises UsageError or DatabaseUnavailable."""
    return open_database(settings.database)


def make_history(settings: Settings, database: Database) -> History | None:
    """Return what keeps conversations and feedback; None if nothing is to be kept."""
    return History.of(database) if settings.keep else None
