"""The accounts of a service, with a word where nobody could sign in or everyone may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.cli import output
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.accounts.accounts import Accounts
    from zoneqa.storage.database import Database


def ways_to_serve(settings: Settings) -> frozenset[str]:
    """Return how people sign in; nothing where nobody has to.

    Raises UsageError where others can reach the service and no way to sign in was chosen.
    """
    from zoneqa.accounts.sign_in_ways import sign_in_ways
    from zoneqa.api import is_loopback

    ways = sign_in_ways(settings, is_loopback=is_loopback(settings.host))
    if not ways and reaches_others(settings):
        output.say("ZONEQA_AUTH is none: everyone who reaches this address may do everything")
    return ways


def reaches_others(settings: Settings) -> bool:
    """Return whether others than this computer reach the service."""
    from zoneqa.accounts.sign_in_ways import is_for_others
    from zoneqa.api import is_loopback

    return is_for_others(settings, is_loopback=is_loopback(settings.host))


def accounts_to_serve(
    settings: Settings, ways: frozenset[str], database: Database | None
) -> Accounts | None:
    """Return the accounts with which people sign in; None where nobody has to."""
    from zoneqa.accounts.accounts import make_accounts

    if not ways or database is None:
        return None
    accounts = make_accounts(settings, ways, database)
    if ways == {"accounts"} and not accounts.people.all():
        output.say("nobody can sign in yet: run `zoneqa users add --role admin NAME`")
    return accounts
