"""What the service keeps of what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.storage.conversations import (
    NO_MORE_THAN_DEFAULT,
    ConversationLimits,
    ConversationStore,
)
from zoneqa.storage.database import Database
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.shares import ShareStore


@dataclass(frozen=True, slots=True)
class History:
    """The conversations, what people think of the answers in them, the links to them."""

    conversations: ConversationStore
    feedback: FeedbackStore
    shares: ShareStore

    @classmethod
    def of(cls, database: Database, limits: ConversationLimits = NO_MORE_THAN_DEFAULT) -> History:
        """Return what a database keeps."""
        return cls(
            ConversationStore(database, limits), FeedbackStore(database), ShareStore(database)
        )
