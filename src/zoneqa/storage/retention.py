"""How long things are kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from zoneqa.storage.database import Database
from zoneqa.storage.deletion import delete_conversations
from zoneqa.storage.tables import (
    conversations,
    login_failures,
    request_counts,
    running_questions,
    sessions,
    used_sign_ons,
)

_PASSING = timedelta(days=1)
"""The time after which tries to sign in, counts and running answers mean nothing any more."""
_LONGEST_DAYS = 36_500
"""Days above which the calendar ends."""


def delete_outdated(database: Database, retention_days: int | None) -> int:
    """Delete what is too old; return how many conversations that were.

    Conversations, pinned or not, go with all that belongs to them if no message was added for so
    many days; none go without such a number. Sessions go when they have expired.
    """
    now = database.now()
    with database.writing() as connection:
        _delete_passed(connection, now)
        if retention_days is None:
            return 0
        oldest = now - timedelta(days=min(retention_days, _LONGEST_DAYS))
        return delete_conversations(connection, conversations.c.updated_at < oldest)


def _delete_passed(connection: Connection, now: datetime) -> None:
    """Delete what is kept for a while only, whatever the settings."""
    old = now - _PASSING
    is_open = login_failures.c.locked_until.is_(None) | (login_failures.c.locked_until < now)
    connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
    connection.execute(delete(login_failures).where(login_failures.c.failed_at < old, is_open))
    connection.execute(delete(request_counts).where(request_counts.c.began_at < old))
    connection.execute(delete(used_sign_ons).where(used_sign_ons.c.used_at < old))
    connection.execute(delete(running_questions).where(running_questions.c.seen_at < old))
