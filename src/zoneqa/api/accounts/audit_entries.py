"""The entries of the audit log with the names of people."""

from __future__ import annotations

from zoneqa.accounts.accounts import Accounts
from zoneqa.api.accounts.people_page import AuditEntry


def audit_entries(accounts: Accounts, limit: int, before: int | None) -> list[AuditEntry]:
    """Return entries, the newest first; people who were removed keep their ids alone."""
    records = accounts.audit.entries(limit=limit, before=before)
    names = {each.user.id: each.shown_name for each in accounts.people.all()}
    return [AuditEntry(each, names.get(each.person_id, each.person_id)) for each in records]
