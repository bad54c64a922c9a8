"""An account: a user with groups, as the person that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category, normalize

from zoneqa.accounts.person import ROLE_NAMES, Person, UserRole
from zoneqa.errors import BadAccount
from zoneqa.storage.records import UserRecord
from zoneqa.storage.users import UserStore

PROXY = "proxy"
"""The issuer of people whom a proxy has named."""

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Account:
    """A user with groups."""

    user: UserRecord
    groups: frozenset[str]

    @property
    def role(self) -> UserRole:
        return ROLE_NAMES.get(self.user.role, UserRole.READER)

    @property
    def person(self) -> Person:
        """Return the person who asks with this account."""
        return Person(self.user.id, self.shown_name, self.role, self.groups)

    @property
    def shown_name(self) -> str:
        return self.user.display_name or self.user.name

    @property
    def way(self) -> str:
        """Return how the person signs in: `accounts`, `proxy` or `oidc`."""
        if self.user.issuer is None:
            return "accounts"
        return "proxy" if self.user.issuer == PROXY else "oidc"


def account_of(user: UserRecord, users: UserStore) -> Account:
    """Return the account of a user, with the groups that are kept of it."""
    return Account(user, users.groups_of(user.id))


def login_name(given: str) -> str:
    """Return the name by which a person is looked up, whichever way it is typed."""
    return normalize("NFKC", given).strip().casefold()


def require_good_name(given: str) -> str:
    """Return a name to be shown. Raises BadAccount."""
    name = normalize("NFKC", given).strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise BadAccount(f"A name has 1 to {_LONGEST_NAME} characters.")
    if any(category(character)[0] in "CZ" and character != " " for character in name):
        raise BadAccount("A name has no characters that cannot be seen.")
    return name
