"""Follow-ups in English."""

from zoneqa.conversing.english.rules import complete

__all__ = ["complete"]
