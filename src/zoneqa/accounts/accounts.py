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
from zoneqa.accounts.rate_limit import MemoryCounts, RateLimit
from zoneqa.accounts.sign_ins import SignIns
from zoneqa.accounts.sign_ons import SignOns
from zoneqa.accounts.trusted_proxy import TrustedProxy
from zoneqa.settings import Settings
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database
from zoneqa.storage.login_failures import LoginFailureStore
from zoneqa.storage.request_counts import RequestCountStore
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.used_sign_ons import UsedSignOnStore
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
    requests: RateLimit
    sign_in_tries: RateLimit


def make_accounts(
    settings: Settings,
    ways: frozenset[str],
    database: Database,
    passwords: Passwords | None = None,
) -> Accounts:
    """Return the accounts in a database, with the ways to sign in that the settings choose."""
    passwords, now = passwords or Passwords(), database.now
    # One process counts faster in its memory; of several, all count together.
    counts = RequestCountStore(database) if database.is_shared else MemoryCounts(now)
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
        provider=_provider(settings, database) if "oidc" in ways else None,
        requests=RateLimit("request", settings.requests_per_minute, counts, now),
        sign_in_tries=RateLimit("sign-in", SIGN_INS_PER_MINUTE, counts, now),
    )


def _provider(settings: Settings, database: Database) -> OpenIdProvider:
    return OpenIdProvider(Registration.of(settings), UsedSignOnStore(database).use)
