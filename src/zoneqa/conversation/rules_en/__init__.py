"""Follow-ups in English."""

from zoneqa.conversation.rules_en.rules import complete

__all__ = ["complete"]
