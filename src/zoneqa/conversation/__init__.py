"""Follow-up questions, completed from their thread: by rule, or by an LLM that rules check.

A follow-up may leave out the zone, the company or project, the attribute or the period: each is
taken over from the questions before. A question that leaves nothing out stays as it is.
"""

from zoneqa.conversation.thread import complete, in_thread, last_of, read_thread
from zoneqa.conversation.turns import Turn

__all__ = ["Turn", "complete", "in_thread", "last_of", "read_thread"]
