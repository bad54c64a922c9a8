"""The keys with which programs ask in a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from zoneqa.accounts.account import Account, account_of, require_good_name
from zoneqa.accounts.person import ROLE_NAMES, Person, UserRole
from zoneqa.accounts.secret_tokens import KEY_PREFIX, key_hint, new_key, token_digest
from zoneqa.errors import BadAccount
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Clock
from zoneqa.storage.records import ApiKeyRecord, NewApiKey
from zoneqa.storage.users import UserStore

MOST_KEYS = 50
"""Keys of one person, at most."""


class Keys:
    """Makes, checks and revokes keys. The key itself is returned once and kept nowhere."""

    def __init__(self, keys: ApiKeyStore, users: UserStore, audit: AuditLog, clock: Clock) -> None:
        self._keys = keys
        self._users = users
        self._audit = audit
        self._now = clock

    def make(self, by: str, account: Account, name: str, days: int | None, role: UserRole) -> str:
        """Return a new key of an account. Raises BadAccount.

        It can do what its role may, and sees what its owner sees, as long as the owner may too.
        """
        if role > account.role:
            raise BadAccount("A key may not do more than the person whose key it is.")
        if len(self._keys.of_owner(account.user.id)) >= MOST_KEYS:
            raise BadAccount(f"A person has at most {MOST_KEYS} keys; revoke one first.")
        key = new_key()
        kept = self._keys.create(
            NewApiKey(
                owner_id=account.user.id,
                name=require_good_name(name),
                hint=key_hint(key),
                key_hash=token_digest(key),
                role=role.label,
                groups=tuple(sorted(account.groups)),
                expires_at=self._now() + timedelta(days=days) if days else None,
            )
        )
        self._audit.add(by, "key.create", kept.name, {"key": kept.id, "owner": account.shown_name})
        return key

    def owner(self, key: str) -> Person | None:
        """Return who asks with a key; None if it is not valid."""
        kept = self._keys.by_hash(token_digest(key)) if key.startswith(KEY_PREFIX) else None
        user = self._users.get(kept.owner_id) if kept else None
        if kept is None or user is None or not user.is_active:
            return None
        self._keys.note_use(kept)
        account = account_of(user, self._users)
        role = min(account.role, ROLE_NAMES[kept.role])
        return Person(user.id, account.shown_name, role, account.groups & frozenset(kept.groups))

    def of(self, owner_id: str) -> Sequence[ApiKeyRecord]:
        """Return the keys of a person."""
        return self._keys.of_owner(owner_id)

    def all(self) -> Sequence[ApiKeyRecord]:
        """Return the keys of all people."""
        return self._keys.all()

    def revoke(self, by: str, owner_id: str, key_id: str) -> bool:
        """Revoke a key from the next request on; return whether the person had such a one."""
        names = {key.id: key.name for key in self._keys.of_owner(owner_id)}
        revoked = self._keys.revoke(owner_id, key_id)
        if revoked:
            self._audit.add(by, "key.revoke", names.get(key_id, ""), {"key": key_id})
        return revoked
