"""Follow-ups in English."""

from zoneqa.conversation.rules_en.rules import complete, taken_apart

__all__ = ["complete", "taken_apart"]
