"""Managing accounts: what an admin does in the pages, or whoever runs the commands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from zoneqa.accounts.account import Account, account_of, login_name, require_good_name
from zoneqa.accounts.passwords import Passwords, require_good_password
from zoneqa.accounts.person import UserRole
from zoneqa.errors import BadAccount
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database
from zoneqa.storage.personal_data import delete_person
from zoneqa.storage.records import NewUser, UserRecord
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.users import UserStore


class People:
    """Adds, changes and removes accounts, and writes into the audit log who did. `by` is an id."""

    def __init__(self, database: Database, passwords: Passwords) -> None:
        self._database = database
        self._users = UserStore(database)
        self._sessions = SessionStore(database)
        self._keys = ApiKeyStore(database)
        self._audit = AuditLog(database)
        self._passwords = passwords

    def all(self) -> Sequence[Account]:
        """Return all accounts, by name."""
        groups = self._users.groups_of_all()
        return [Account(user, groups.get(user.id, frozenset())) for user in self._users.all()]

    def account(self, user_id: str) -> Account | None:
        """Return the account with an id."""
        user = self._users.get(user_id)
        return self._with_groups(user) if user else None

    def named(self, name: str) -> Account:
        """Return the account with a name. Raises BadAccount if there is none."""
        user = self._users.by_name(login_name(name))
        if user is None:
            raise BadAccount(f"There is no account named {name!r}; see `zoneqa users list`.")
        return self._with_groups(user)

    def add(
        self, by: str, name: str, role: UserRole, groups: Collection[str], password: str
    ) -> Account:
        """Add an account with a password. Raises BadAccount or NameTaken."""
        shown = require_good_name(name)
        require_good_password(password, shown)
        new = NewUser(
            name=login_name(shown),
            role=role.label,
            display_name=shown,
            password_hash=self._passwords.hash(password),
        )
        user = self._users.create(new)
        self._users.set_groups(user.id, groups)
        account = self._with_groups(user)
        self._note(by, "user.create", account, role=user.role, groups=sorted(groups))
        return account

    def set_rights(
        self, by: str, account: Account, role: UserRole, groups: Collection[str]
    ) -> None:
        """Give an account a role and groups. Raises BadAccount for the last admin."""
        if role < UserRole.ADMIN:
            self._require_another_admin(account)
        self._users.set_role(account.user.id, role.label)
        self._users.set_groups(account.user.id, groups)
        self._note(by, "user.rights", account, role=role.label, groups=sorted(groups))

    def set_password(self, by: str, account: Account, password: str) -> None:
        """Give an account another password and end its sessions. Raises BadAccount."""
        if account.way != "accounts":
            raise BadAccount("This person signs in elsewhere and has no password here.")
        require_good_password(password, account.shown_name)
        self._users.set_password_hash(account.user.id, self._passwords.hash(password))
        self._sessions.end_all(account.user.id)
        self._note(by, "user.password", account)

    def set_active(self, by: str, account: Account, *, is_active: bool) -> None:
        """Disable an account, or enable it. Raises BadAccount for the last admin.

        Its sessions end; its keys hold again once it is enabled.
        """
        if not is_active:
            self._require_another_admin(account)
        self._users.set_active(account.user.id, is_active)
        self._sessions.end_all(account.user.id)
        self._note(by, "user.enable" if is_active else "user.disable", account)

    def sign_out(self, by: str, account: Account) -> None:
        """End all sessions of an account."""
        self._sessions.end_all(account.user.id)
        self._note(by, "user.sign_out", account)

    def remove(self, by: str, account: Account) -> None:
        """Delete an account with all that is kept of the person. Raises BadAccount."""
        self._require_another_admin(account)
        delete_person(self._database, account.user.id)
        self._note(by, "user.remove", account)

    def _require_another_admin(self, account: Account) -> None:
        """Raise BadAccount if nobody could manage people without this account."""
        admins = [user.id for user in self._users.all() if user.role == "admin" and user.is_active]
        if admins == [account.user.id]:
            raise BadAccount("This is the last admin; make another person admin first.")

    def _with_groups(self, user: UserRecord) -> Account:
        return account_of(user, self._users)

    def _note(self, by: str, action: str, account: Account, **details: Any) -> None:
        self._audit.add(by, action, account.shown_name, details)
