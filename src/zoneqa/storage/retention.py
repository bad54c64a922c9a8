"""How long things are kept."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from zoneqa.storage.database import Database
from zoneqa.storage.deletion import delete_conversations
from zoneqa.storage.tables import conversations, login_failures, sessions

_FAILURES_KEPT = timedelta(days=1)
_LONGEST_DAYS = 36_500
"""Days above which the calendar ends."""


def delete_outdated(database: Database, retention_days: int | None) -> int:
    """Delete what is too old; return how many conversations that were.

    Conversations, pinned or not, go with all that belongs to them if no message was added for so
    many days; none go without such a number. Sessions go when they have expired.
    """
    now = database.now()
    with database.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
        connection.execute(
            delete(login_failures).where(
                login_failures.c.failed_at < now - _FAILURES_KEPT,
                login_failures.c.locked_until.is_(None) | (login_failures.c.locked_until < now),
            )
        )
        if retention_days is None:
            return 0
        oldest = now - timedelta(days=min(retention_days, _LONGEST_DAYS))
        return delete_conversations(connection, conversations.c.updated_at < oldest)
