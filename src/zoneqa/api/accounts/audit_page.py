"""The page of the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from zoneqa.accounts.accounts import Accounts
from zoneqa.api.layout import Layout
from zoneqa.storage.records import AuditRecord


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the audit log, with the names that people have now."""

    record: AuditRecord
    person: str

    @property
    def when(self) -> str:
        """Return the time of the computer on which the service runs."""
        return self.record.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")

    @property
    def details(self) -> str:
        """Return what else is known, on a line."""
        return "; ".join(f"{key}: {_shown(value)}" for key, value in self.record.details.items())


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the audit log, the newest first; `older` is the address of the next one."""

    template: ClassVar[str] = "audit.html"
    layout: Layout
    entries: Sequence[AuditEntry]
    older: str | None


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def audit_entries(accounts: Accounts, limit: int, before: int | None) -> list[AuditEntry]:
    """Return entries, the newest first; people who were removed keep their ids alone."""
    records = accounts.audit.entries(limit=limit, before=before)
    names = {each.user.id: each.shown_name for each in accounts.people.all()}
    return [AuditEntry(each, names.get(each.person_id, each.person_id)) for each in records]
