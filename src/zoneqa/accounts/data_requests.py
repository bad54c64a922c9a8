"""What is kept of a person, handed out or deleted, with a line in the audit log."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from zoneqa.storage.audit import AuditLog
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database
from zoneqa.storage.personal_data import export_person, forget_person


class DataRequests:
    """Does what people ask for with what is kept of them; `by` is the id of who asks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = AuditLog(database)

    def collections(self, person_id: str) -> frozenset[str]:
        """Return the collections that were searched for a person's questions."""
        return ConversationStore(self._database).collections(person_id)

    def export(
        self, by: str, person_id: str, name: str, visible: AbstractSet[str] | None = None
    ) -> dict[str, Any]:
        """Return what is kept of a person as JSON: a list of rows for each table.

        With `visible`, without the answers for which other collections were searched.
        """
        self._audit.add(by, "user.export", name)
        return export_person(self._database, person_id, visible)

    def forget(self, by: str, person_id: str, name: str) -> int:
        """Delete conversations, links and feedback; return how many conversations there were.

        The account stays, with its sessions and keys.
        """
        deleted = forget_person(self._database, person_id)
        self._audit.add(by, "user.forget", name, {"conversations": deleted})
        return deleted
