"""Follow-up questions, completed by rule from their thread.

A follow-up may leave out the zone, the company or project, the attribute or the period: each is
taken over from the questions before. A question that leaves nothing out stays as it is.
"""

from zoneqa.conversation.thread import complete, in_thread, last_of, read_thread
from zoneqa.conversation.turns import Turn

__all__ = ["Turn", "complete", "in_thread", "last_of", "read_thread"]
