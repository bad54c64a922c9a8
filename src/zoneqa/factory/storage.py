"""What the settings keep in the database."""

from __future__ import annotations

from zoneqa.settings import Settings
from zoneqa.storage.database import Database
from zoneqa.storage.history import History


def make_history(settings: Settings, database: Database) -> History | None:
    """Return what keeps conversations and feedback; None if nothing is to be kept."""
    return History.of(database) if settings.keep else None
