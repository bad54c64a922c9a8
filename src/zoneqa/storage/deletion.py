"""The one way in which conversations are deleted."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, select

from zoneqa.storage.tables import conversations, feedback


def delete_conversations(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Delete conversations with messages, shares and feedback; return how many there were.

    Feedback that was accepted as a case of the evaluation stays, and refers to nothing any more.
    """
    found = select(conversations.c.id).where(condition)
    connection.execute(
        delete(feedback).where(
            feedback.c.conversation_id.in_(found), feedback.c.state != "accepted"
        )
    )
    return connection.execute(delete(conversations).where(condition)).rowcount
