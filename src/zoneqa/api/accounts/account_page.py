"""The page of one's own account: the password and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.accounts.account import Account
from zoneqa.accounts.person import ROLE_NAMES, Person, UserRole
from zoneqa.api.layout import Layout
from zoneqa.storage.records import ApiKeyRecord

KEY_DAYS = (30, 90, 365)
"""The choices for how long a key is valid, in days."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account of the person who asks; `account` is None where nobody has to sign in.

    `new_key` is a key that was just made: it is shown this once. `keeps` tells whether anything is
    kept of the person.
    """

    template: ClassVar[str] = "account.html"
    layout: Layout
    account: Account | None
    keys: Sequence[ApiKeyRecord] = ()
    new_key: str | None = None
    notice: str | None = None
    done: str | None = None
    keeps: bool = False
    key_days: ClassVar[tuple[int, ...]] = KEY_DAYS

    @property
    def person(self) -> Person:
        return self.layout.person

    @property
    def roles(self) -> Sequence[str]:
        """Return the roles that a key may have, the one that may least first."""
        return [name for name, role in ROLE_NAMES.items() if self.person.may(role)]

    @property
    def is_admin(self) -> bool:
        return self.person.may(UserRole.ADMIN)
