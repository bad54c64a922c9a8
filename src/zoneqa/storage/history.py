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
from zoneqa.storage.running_questions import RunningQuestionStore
from zoneqa.storage.shares import ShareStore


@dataclass(frozen=True, slots=True)
class History:
    """The conversations, what is being answered in them, what people think of it, the links."""

    conversations: ConversationStore
    running: RunningQuestionStore
    feedback: FeedbackStore
    shares: ShareStore

    @classmethod
    def of(cls, database: Database, limits: ConversationLimits = NO_MORE_THAN_DEFAULT) -> History:
        """Return what a database keeps."""
        return cls(
            ConversationStore(database, limits),
            RunningQuestionStore(database),
            FeedbackStore(database),
            ShareStore(database),
        )
