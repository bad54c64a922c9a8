"""Accounts in a database of their own, with cheap password hashes and a clock that tests set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher

from zoneqa.accounts.account import Account
from zoneqa.accounts.accounts import Accounts, make_accounts
from zoneqa.accounts.passwords import Passwords
from zoneqa.accounts.person import UserRole
from zoneqa.settings import Settings
from zoneqa.storage.database import Clock, open_database

PASSWORD = "云岭湖畔的长桥 28"
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class SetClock:
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: float) -> None:
        self.now += timedelta(**time)


def made_accounts(
    folder: Path,
    *ways: str,
    settings: Settings | None = None,
    clock: Clock | None = None,
) -> Accounts:
    """Accounts in a new database of the folder; without a word, people have passwords."""
    folder.mkdir(parents=True, exist_ok=True)
    database = open_database(f"sqlite:///{folder}/zoneqa.db", clock=clock or SetClock())
    return make_accounts(settings or Settings(), frozenset(ways or ("accounts",)), database, QUICK)


def add_person(
    accounts: Accounts, name: str, role: UserRole = UserRole.READER, *groups: str
) -> Account:
    """A person whose password is the one above."""
    return accounts.people.add("tests", name, role, groups, PASSWORD)
