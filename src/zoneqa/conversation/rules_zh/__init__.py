"""Follow-ups in Chinese, simplified and traditional."""

from zoneqa.conversation.rules_zh.rules import complete, taken_apart

__all__ = ["complete", "taken_apart"]
