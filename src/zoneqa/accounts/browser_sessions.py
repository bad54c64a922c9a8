"""Who is signed in in which browser."""

from __future__ import annotations

from datetime import datetime, timedelta

from zoneqa.accounts.account import account_of
from zoneqa.accounts.person import Person
from zoneqa.accounts.secret_tokens import new_token, token_digest
from zoneqa.storage.database import Clock
from zoneqa.storage.records import UserRecord
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.users import UserStore

LONGEST = timedelta(days=7)
"""The time after which a person signs in again, however busy the session was."""


class Sessions:
    """Begins, renews and ends sessions; a browser holds the token, of which a digest is kept."""

    def __init__(
        self, sessions: SessionStore, users: UserStore, clock: Clock, idle: timedelta
    ) -> None:
        self._sessions = sessions
        self._users = users
        self._now = clock
        self._idle = min(idle, LONGEST)

    @property
    def longest_seconds(self) -> int:
        """Return how long a browser keeps a token at most."""
        return int(LONGEST.total_seconds())

    def begin(self, user: UserRecord, *, instead_of: str = "") -> str:
        """Begin a session and return its token; the one that the browser had before ends."""
        if instead_of:
            self.end(instead_of)
        self._sessions.delete_expired()
        token = new_token()
        self._sessions.create(token_digest(token), user.id, self._expiry(self._now()))
        return token

    def person(self, token: str) -> Person | None:
        """Return who is signed in with a token, and renew the session."""
        session = self._sessions.get(token_digest(token))
        user = self._users.get(session.person_id) if session else None
        if session is None or user is None or not user.is_active:
            return None
        self._sessions.note_use(session, self._expiry(session.created_at))
        return account_of(user, self._users).person

    def end(self, token: str) -> None:
        """End a session."""
        self._sessions.end(token_digest(token))

    def end_all(self, user_id: str) -> None:
        """End all sessions of a person."""
        self._sessions.end_all(user_id)

    def _expiry(self, begun: datetime) -> datetime:
        return min(self._now() + self._idle, begun + LONGEST)
