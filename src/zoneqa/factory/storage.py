"""What the settings keep in the database."""

from __future__ import annotations

from zoneqa.settings import Settings
from zoneqa.storage.conversations import ConversationLimits
from zoneqa.storage.database import Database
from zoneqa.storage.history import History


def make_history(settings: Settings, database: Database) -> History | None:
    """Return what keeps conversations and feedback; None if nothing is to be kept."""
    limits = ConversationLimits(settings.conversations, settings.conversation_questions)
    return History.of(database, limits) if settings.keep else None
