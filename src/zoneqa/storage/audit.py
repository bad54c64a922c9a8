"""Who did what: the log in which nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from zoneqa.storage.database import Database
from zoneqa.storage.records import AuditRecord
from zoneqa.storage.rows import MOST_ROWS, columns_of
from zoneqa.storage.tables import audit

_AUDIT = columns_of(audit, AuditRecord)


class AuditLog:
    """Keeps what people did, in the order in which they did it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, person_id: str, action: str, target: str, details: Mapping[str, Any] | None = None
    ) -> None:
        """Note that a person did something to a thing, such as `user.create` to the user `li`."""
        values = {
            "at": self._database.now(),
            "person_id": person_id,
            "action": action,
            "target": target,
            "details": details or {},
        }
        self._database.change(insert(audit).values(values))

    def entries(
        self,
        *,
        person_id: str | None = None,
        action: str | None = None,
        before: int | None = None,
        limit: int = MOST_ROWS,
    ) -> list[AuditRecord]:
        """Return the last entries, the latest first, or those before one of them."""
        wanted = select(*_AUDIT).order_by(audit.c.number.desc()).limit(limit)
        if person_id is not None:
            wanted = wanted.where(audit.c.person_id == person_id)
        if action is not None:
            wanted = wanted.where(audit.c.action == action)
        if before is not None:
            wanted = wanted.where(audit.c.number < before)
        return self._database.all(wanted, AuditRecord)
