"""Follow-ups in Chinese, simplified and traditional."""

from zoneqa.conversing.chinese.rules import complete

__all__ = ["complete"]
