"""What the commands for accounts share."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from zoneqa.accounts.person import ROLE_NAMES, UserRole
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.accounts.administration import People
    from zoneqa.accounts.data_requests import DataRequests
    from zoneqa.accounts.keys import Keys

BY = "commands"
"""Who did it, in the audit log."""

role_type = click.Choice(list(ROLE_NAMES))

role_option = click.option(
    "--role", type=role_type, default="reader", show_default=True, help="What it may do."
)


@dataclass(frozen=True, slots=True)
class ManagedAccounts:
    """What the commands change."""

    people: People
    keys: Keys
    data_requests: DataRequests


def managed_accounts(settings: Settings) -> ManagedAccounts:
    """Open the accounts in the database. Raises UsageError or DatabaseUnavailable."""
    from zoneqa.accounts.accounts import make_accounts
    from zoneqa.accounts.data_requests import DataRequests
    from zoneqa.storage.database import open_database

    database = open_database(settings.database)
    accounts = make_accounts(settings, frozenset({"accounts"}), database)
    return ManagedAccounts(accounts.people, accounts.keys, DataRequests(database))


def role_named(name: str) -> UserRole:
    """Return the role of a name that `role_type` has let through."""
    return ROLE_NAMES[name]


def read_password() -> str:
    """Return a password from the keyboard, where it is typed twice, or the first line of stdin."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")
