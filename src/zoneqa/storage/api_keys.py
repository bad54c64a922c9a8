"""The keys with which programs ask."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, or_, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.records import ApiKeyRecord, NewApiKey
from zoneqa.storage.rows import columns_of, new_id, values_of
from zoneqa.storage.tables import api_keys

_API_KEY = columns_of(api_keys, ApiKeyRecord)
_NOTED_EVERY = timedelta(minutes=1)


class ApiKeyStore:
    """Keeps keys by their hashes; the key itself is kept nowhere."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, new: NewApiKey) -> ApiKeyRecord:
        """Keep a new key."""
        added = {"id": new_id(), "created_at": self._database.now()}
        statement = insert(api_keys).values(values_of(new)).values(added).returning(*_API_KEY)
        with self._database.writing() as connection:
            return ApiKeyRecord(*connection.execute(statement).one())

    def by_hash(self, key_hash: str) -> ApiKeyRecord | None:
        """Return the key with a hash, unless it has expired."""
        expires_at = api_keys.c.expires_at
        wanted = select(*_API_KEY).where(
            api_keys.c.key_hash == key_hash,
            or_(expires_at.is_(None), expires_at > self._database.now()),
        )
        return self._database.first(wanted, ApiKeyRecord)

    def of_owner(self, owner_id: str) -> list[ApiKeyRecord]:
        """Return the keys of a person, the first one first; expired ones too."""
        wanted = (
            select(*_API_KEY)
            .where(api_keys.c.owner_id == owner_id)
            .order_by(api_keys.c.created_at, api_keys.c.id)
        )
        return self._database.all(wanted, ApiKeyRecord)

    def all(self) -> list[ApiKeyRecord]:
        """Return the keys of all people, the first one first; expired ones too."""
        wanted = select(*_API_KEY).order_by(api_keys.c.created_at, api_keys.c.id)
        return self._database.all(wanted, ApiKeyRecord)

    def note_use(self, key: ApiKeyRecord) -> None:
        """Note that a key is used now, once a minute at most."""
        now = self._database.now()
        if key.used_at is not None and now - key.used_at < _NOTED_EVERY:
            return
        self._database.change(update(api_keys).where(api_keys.c.id == key.id).values(used_at=now))

    def revoke(self, owner_id: str, key_id: str) -> bool:
        """Delete a key; return whether the person had such a one."""
        statement = delete(api_keys).where(api_keys.c.id == key_id, api_keys.c.owner_id == owner_id)
        return self._database.change(statement) > 0
