"""People whom someone else has authenticated: the organisation's provider, or a proxy."""

from __future__ import annotations

from urllib.parse import urlsplit

from zoneqa.accounts.account import Account, account_of, login_name, require_good_name
from zoneqa.accounts.group_names import good_group_names
from zoneqa.accounts.group_roles import GroupRoles
from zoneqa.accounts.person import Person, UserRole
from zoneqa.accounts.trusted_proxy import NamedPerson
from zoneqa.errors import BadAccount, NameTaken, SignInFailed
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Clock
from zoneqa.storage.records import NewUser, UserRecord
from zoneqa.storage.users import UserStore


class SignOns:
    """Makes an account at the first sign-on, and keeps its groups and role as they are told.

    An account with a password is never given to a person of the same name elsewhere.
    """

    def __init__(
        self, users: UserStore, audit: AuditLog, group_roles: GroupRoles, clock: Clock
    ) -> None:
        self._users = users
        self._audit = audit
        self._group_roles = group_roles
        self._now = clock

    def signed_on(self, issuer: str, named: NamedPerson, address: str) -> UserRecord:
        """Return the user whom a provider names. Raises SignInFailed if it is disabled."""
        account = self._account(issuer, named)
        if not account.user.is_active:
            self._audit.add(
                account.user.id, "sign_in.fail", account.shown_name, {"address": address}
            )
            raise SignInFailed("This account is disabled.")
        self._users.set_signed_in(account.user.id, self._now())
        self._audit.add(account.user.id, "sign_in", account.shown_name, {"address": address})
        return account.user

    def person(self, issuer: str, named: NamedPerson) -> Person | None:
        """Return whom a proxy names with every request; None if the account is disabled."""
        account = self._account(issuer, named)
        return account.person if account.user.is_active else None

    def _account(self, issuer: str, named: NamedPerson) -> Account:
        user = self._users.by_subject(issuer, named.subject)
        if user is None:
            user = self._first_seen(issuer, named)
        return self._as_told(account_of(user, self._users), named)

    def _first_seen(self, issuer: str, named: NamedPerson) -> UserRecord:
        """Make an account, as a reader; a name that is taken gets that of its provider behind it.

        Another request may make it meanwhile.
        """
        host = urlsplit(issuer).hostname or issuer
        shown, role = _possible_name(named), UserRole.READER.label
        for name in (shown, f"{shown}@{host}", f"{named.subject}@{host}"):
            new = NewUser(login_name(name), role, shown, issuer=issuer, subject=named.subject)
            try:
                user = self._users.create(new)
            except NameTaken:
                known = self._users.by_subject(issuer, named.subject)
                if known:
                    return known
            else:
                self._audit.add(user.id, "user.create", shown, {"issuer": issuer})
                return user
        raise SignInFailed("The name of this account is taken.")

    def _as_told(self, account: Account, named: NamedPerson) -> Account:
        """Return an account with the groups and the role that its provider tells."""
        groups = account.groups if named.groups is None else _possible_groups(named.groups)
        told = self._group_roles.role(groups)
        role = account.role if told is None else told
        if (groups, role) == (account.groups, account.role):
            return account
        self._users.set_groups(account.user.id, groups)
        self._users.set_role(account.user.id, role.label)
        rights = {"role": role.label, "groups": sorted(groups)}
        self._audit.add(account.user.id, "user.rights", account.shown_name, rights)
        user = self._users.get(account.user.id)
        return Account(user or account.user, groups)


def _possible_name(named: NamedPerson) -> str:
    try:
        return require_good_name(named.name)
    except BadAccount as error:
        raise SignInFailed(f"The name of this account cannot be: {error}") from error


def _possible_groups(groups: frozenset[str]) -> frozenset[str]:
    """Return the groups that can be; a provider may list others."""
    possible: set[str] = set()
    for group in groups:
        try:
            possible |= good_group_names({group})
        except BadAccount:
            continue
    return frozenset(possible)
