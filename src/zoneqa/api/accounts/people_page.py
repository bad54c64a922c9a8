"""The pages on which an admin manages people and reads what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.accounts.account import Account
from zoneqa.accounts.person import ROLE_NAMES
from zoneqa.api.layout import Layout
from zoneqa.storage.records import AuditRecord


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """All people with an account, and a form for one more; `form` is what was filled in."""

    template: ClassVar[str] = "people.html"
    layout: Layout
    accounts: Sequence[Account]
    takes_passwords: bool
    notice: str | None = None
    name: str = ""
    roles: ClassVar[tuple[str, ...]] = tuple(ROLE_NAMES)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One account, with what an admin may do about it."""

    template: ClassVar[str] = "person.html"
    layout: Layout
    account: Account
    notice: str | None = None
    roles: ClassVar[tuple[str, ...]] = tuple(ROLE_NAMES)

    @property
    def groups(self) -> str:
        """Return the groups as they are typed."""
        return ", ".join(sorted(self.account.groups))


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
        return ", ".join(f"{key}: {value}" for key, value in self.record.details.items())


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the audit log, the newest first; `older` is the address of the next one."""

    template: ClassVar[str] = "audit.html"
    layout: Layout
    entries: Sequence[AuditEntry]
    older: str | None
