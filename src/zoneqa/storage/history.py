"""What the service keeps of what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.storage.conversations import ConversationStore
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
    def of(cls, database: Database) -> History:
        """Return what a database keeps."""
        return cls(ConversationStore(database), FeedbackStore(database), ShareStore(database))
