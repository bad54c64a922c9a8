"""`zoneqa users`: the people who may use a service that others can reach."""

from __future__ import annotations

import click

from zoneqa.cli import account_tables, output
from zoneqa.cli.managed_accounts import (
    BY,
    managed_accounts,
    read_password,
    role_named,
    role_option,
    role_type,
)
from zoneqa.cli.options import json_option
from zoneqa.settings import Settings


@click.group()
def users() -> None:
    """Manage the people who sign in with a password or with another sign-on."""


@users.command()
@click.argument("name")
@role_option
@click.option("--group", "groups", multiple=True, help="A group; repeatable.")
@click.pass_obj
def add(settings: Settings, name: str, role: str, groups: tuple[str, ...]) -> None:
    """Add a person; the password is asked for, or read from stdin."""
    from zoneqa.accounts.group_names import good_group_names

    people = managed_accounts(settings).people
    account = people.add(BY, name, role_named(role), good_group_names(groups), read_password())
    click.echo(f"Added {account.shown_name} as {role}.")


@users.command("list")
@json_option
@click.pass_obj
def list_users(settings: Settings, as_json: bool) -> None:
    """List all people."""
    account_tables.show_accounts(managed_accounts(settings).people.all(), as_json)


@users.command("set-role")
@click.argument("name")
@click.argument("role", type=role_type)
@click.pass_obj
def set_role(settings: Settings, name: str, role: str) -> None:
    """Give a person another role."""
    people = managed_accounts(settings).people
    account = people.named(name)
    people.set_rights(BY, account, role_named(role), account.groups)
    click.echo(f"{account.shown_name} is {role} now.")


@users.command("set-groups")
@click.argument("name")
@click.argument("groups", nargs=-1)
@click.pass_obj
def set_groups(settings: Settings, name: str, groups: tuple[str, ...]) -> None:
    """Make a person a member of these groups and no others; without any, of none."""
    from zoneqa.accounts.group_names import good_group_names

    people = managed_accounts(settings).people
    account = people.named(name)
    people.set_rights(BY, account, account.role, good_group_names(groups))
    listed = ", ".join(sorted(groups)) or "no group"
    click.echo(f"{account.shown_name} is in {listed} now.")


@users.command("set-password")
@click.argument("name")
@click.pass_obj
def set_password(settings: Settings, name: str) -> None:
    """Give a person another password, asked for or read from stdin; it ends the sessions."""
    people = managed_accounts(settings).people
    account = people.named(name)
    people.set_password(BY, account, read_password())
    click.echo(f"{account.shown_name} has another password now.")


@users.command()
@click.argument("name")
@click.pass_obj
def disable(settings: Settings, name: str) -> None:
    """Keep a person out, and the person's keys, from the next request on."""
    people = managed_accounts(settings).people
    account = people.named(name)
    people.set_active(BY, account, is_active=False)
    click.echo(f"{account.shown_name} is disabled.")


@users.command()
@click.argument("name")
@click.pass_obj
def enable(settings: Settings, name: str) -> None:
    """Let a person in again."""
    people = managed_accounts(settings).people
    account = people.named(name)
    people.set_active(BY, account, is_active=True)
    click.echo(f"{account.shown_name} is enabled.")


@users.command()
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Delete a person's account, conversations, feedback and keys."""
    people = managed_accounts(settings).people
    account = people.named(name)
    people.remove(BY, account)
    click.echo(f"{account.shown_name} is removed.")


@users.command()
@click.argument("name")
@click.pass_obj
def export(settings: Settings, name: str) -> None:
    """Print all that is kept of a person, as JSON."""
    managed = managed_accounts(settings)
    account = managed.people.named(name)
    output.print_json(managed.data_requests.export(BY, account.user.id, account.shown_name))


@users.command()
@click.argument("name")
@click.pass_obj
def forget(settings: Settings, name: str) -> None:
    """Delete a person's conversations, links and feedback; the account stays."""
    managed = managed_accounts(settings)
    account = managed.people.named(name)
    deleted = managed.data_requests.forget(BY, account.user.id, account.shown_name)
    click.echo(f"Deleted conversations of {account.shown_name}: {deleted}.")
