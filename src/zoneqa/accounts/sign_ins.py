"""Signing in with a name and a password."""

from __future__ import annotations

from zoneqa.accounts.account import login_name
from zoneqa.accounts.lockout import Lockout
from zoneqa.accounts.passwords import Passwords, is_too_long, require_good_password
from zoneqa.errors import SignInFailed
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Clock
from zoneqa.storage.records import UserRecord
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.users import UserStore


class SignIns:
    """Checks names and passwords; whether a name is known shows neither in words nor in time."""

    def __init__(
        self,
        users: UserStore,
        sessions: SessionStore,
        audit: AuditLog,
        passwords: Passwords,
        lockout: Lockout,
        clock: Clock,
    ) -> None:
        self._users = users
        self._sessions = sessions
        self._audit = audit
        self._passwords = passwords
        self._lockout = lockout
        self._now = clock

    def user(self, name: str, password: str, address: str) -> UserRecord:
        """Return who has this name and password. Raises SignInFailed or SignInPaused."""
        user = self._checked(name, password, address)
        self._users.set_signed_in(user.id, self._now())
        self._audit.add(user.id, "sign_in", user.display_name, {"address": address})
        return user

    def change_password(self, user: UserRecord, old: str, new: str, address: str) -> None:
        """Change a person's own password and end all sessions of the person.

        Raises SignInFailed for a wrong old password, SignInPaused, and BadAccount.
        """
        self._checked(user.name, old, address)
        require_good_password(new, user.display_name)
        self._users.set_password_hash(user.id, self._passwords.hash(new))
        self._sessions.end_all(user.id)
        self._audit.add(user.id, "password", user.display_name, {"address": address})

    def _checked(self, name: str, password: str, address: str) -> UserRecord:
        name = login_name(name)
        self._lockout.require_open(name, address)
        user = self._users.by_name(name)
        kept = user.password_hash if user and user.is_active else None
        if is_too_long(password) or not self._passwords.are_same(password, kept):
            self._failed(name, user, address)
        assert user
        self._lockout.succeeded(name, address)
        if kept and self._passwords.is_outdated(kept):
            self._users.set_password_hash(user.id, self._passwords.hash(password))
        return user

    def _failed(self, name: str, user: UserRecord | None, address: str) -> None:
        """Count and note a failure; an unknown name is not noted, as it may be a password."""
        self._lockout.failed(name, address)
        who, shown = (user.id, user.display_name) if user else ("", "")
        self._audit.add(who, "sign_in.fail", shown, {"address": address})
        raise SignInFailed("The name or the password is wrong.")
