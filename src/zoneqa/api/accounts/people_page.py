"""The pages on which an admin manages people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.accounts.account import Account
from zoneqa.accounts.person import ROLE_NAMES
from zoneqa.api.layout import Layout


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
