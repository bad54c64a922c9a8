"""`zoneqa keys`: the keys with which programs ask in a person's name."""

from __future__ import annotations

import click

from zoneqa.cli import account_tables
from zoneqa.cli.managed_accounts import BY, managed_accounts, role_named, role_option
from zoneqa.cli.options import json_option
from zoneqa.errors import BadAccount
from zoneqa.settings import Settings


@click.group()
def keys() -> None:
    """Manage the keys with which programs ask in a person's name."""


@keys.command()
@click.argument("owner")
@click.option("--name", required=True, help="What it is for, as `dashboard`.")
@role_option
@click.option("--days", type=click.IntRange(1, 3650), help="Days it is valid; else for ever.")
@click.pass_obj
def create(settings: Settings, owner: str, name: str, role: str, days: int | None) -> None:
    """Make a key for the person OWNER and print it: it is shown this once."""
    managed = managed_accounts(settings)
    account = managed.people.named(owner)
    click.echo(managed.keys.make(BY, account, name, days, role_named(role)))


@keys.command("list")
@json_option
@click.pass_obj
def list_keys(settings: Settings, as_json: bool) -> None:
    """List all keys by their beginnings."""
    managed = managed_accounts(settings)
    owners = {account.user.id: account.shown_name for account in managed.people.all()}
    account_tables.show_keys(managed.keys.all(), owners, as_json)


@keys.command()
@click.argument("key_id")
@click.pass_obj
def revoke(settings: Settings, key_id: str) -> None:
    """Revoke a key by its id, from the next request on."""
    managed = managed_accounts(settings)
    owners = {key.id: key.owner_id for key in managed.keys.all()}
    if key_id not in owners or not managed.keys.revoke(BY, owners[key_id], key_id):
        raise BadAccount(f"There is no key {key_id!r}; see `zoneqa keys list`.")
    click.echo("The key is revoked.")
