"""All of the accounts, made from the settings and the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from zoneqa.accounts.administration import People
from zoneqa.accounts.browser_sessions import Sessions
from zoneqa.accounts.group_roles import GroupRoles
from zoneqa.accounts.keys import Keys
from zoneqa.accounts.lockout import Lockout
from zoneqa.accounts.openid_provider import OpenIdProvider, Registration
from zoneqa.accounts.passwords import Passwords
from zoneqa.accounts.sign_ins import SignIns
from zoneqa.accounts.sign_ons import SignOns
from zoneqa.accounts.trusted_proxy import TrustedProxy
from zoneqa.settings import Settings
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database
from zoneqa.storage.login_failures import LoginFailureStore
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.users import UserStore

SIGN_INS_PER_MINUTE = 60
"""Tries to sign in from one address in a minute, whatever the names."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """How people sign in (`ways`), and the parts that know them."""

    ways: frozenset[str]
    people: People
    keys: Keys
    sessions: Sessions
    sign_ins: SignIns
    sign_ons: SignOns
    audit: AuditLog
    proxy: TrustedProxy
    provider: OpenIdProvider | None
    requests_per_minute: int
    sign_ins_per_minute: int = SIGN_INS_PER_MINUTE


def make_accounts(
    settings: Settings,
    ways: frozenset[str],
    database: Database,
    passwords: Passwords | None = None,
) -> Accounts:
    """Return the accounts in a database, with the ways to sign in that the settings choose."""
    passwords, now = passwords or Passwords(), database.now
    users, sessions, audit = UserStore(database), SessionStore(database), AuditLog(database)
    lockout = Lockout(LoginFailureStore(database), now)
    return Accounts(
        ways=ways,
        people=People(database, passwords),
        keys=Keys(ApiKeyStore(database), users, audit, now),
        sessions=Sessions(sessions, users, now, timedelta(hours=settings.session_hours)),
        sign_ins=SignIns(users, sessions, audit, passwords, lockout, now),
        sign_ons=SignOns(users, audit, GroupRoles.named(settings.group_roles), now),
        audit=audit,
        proxy=TrustedProxy.of(settings, is_way="proxy" in ways),
        provider=OpenIdProvider(Registration.of(settings)) if "oidc" in ways else None,
        requests_per_minute=settings.requests_per_minute,
    )
