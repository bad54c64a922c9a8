"""The browsers in which people are signed in."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.records import SessionRecord
from zoneqa.storage.rows import columns_of, values_of
from zoneqa.storage.tables import sessions

_SESSION = columns_of(sessions, SessionRecord)
_NOTED_EVERY = timedelta(minutes=1)


class SessionStore:
    """Keeps sessions by the hashes of their tokens; the token itself is kept nowhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, token_hash: str, person_id: str, expires_at: datetime) -> SessionRecord:
        """Keep a new session until it expires."""
        now = self._database.now()
        session = SessionRecord(token_hash, person_id, now, now, expires_at)
        self._database.change(insert(sessions).values(values_of(session)))
        return session

    def get(self, token_hash: str) -> SessionRecord | None:
        """Return a session, unless it has expired."""
        wanted = select(*_SESSION).where(
            sessions.c.token_hash == token_hash, sessions.c.expires_at > self._database.now()
        )
        return self._database.first(wanted, SessionRecord)

    def note_use(self, session: SessionRecord, expires_at: datetime) -> None:
        """Note that a session is used now, and when it then expires; once a minute at most."""
        now = self._database.now()
        if now - session.used_at < _NOTED_EVERY:
            return
        statement = (
            update(sessions)
            .where(sessions.c.token_hash == session.token_hash)
            .values(used_at=now, expires_at=expires_at)
        )
        self._database.change(statement)

    def end(self, token_hash: str) -> bool:
        """Delete a session; return whether there was such a one."""
        return self._delete(sessions.c.token_hash == token_hash) > 0

    def end_all(self, person_id: str) -> int:
        """Delete all sessions of a person; return how many there were."""
        return self._delete(sessions.c.person_id == person_id)

    def delete_expired(self) -> int:
        """Delete the sessions that have expired; return how many there were."""
        return self._delete(sessions.c.expires_at <= self._database.now())

    def _delete(self, condition: ColumnElement[bool]) -> int:
        return self._database.change(delete(sessions).where(condition))
