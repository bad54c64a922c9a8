"""Follow-ups in Chinese, simplified and traditional."""

from zoneqa.conversation.rules_zh.rules import complete

__all__ = ["complete"]
