"""`zoneqa collections`: which there are, and which groups may see them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from zoneqa.cli import index_output
from zoneqa.cli.managed_accounts import BY
from zoneqa.cli.options import json_option, settings_options
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.storage.database import Database


@click.group()
def collections() -> None:
    """List collections, and say which groups may see them."""


@collections.command("list")
@settings_options("index")
@json_option
def list_collections(settings: Settings, as_json: bool) -> None:
    """List the collections that were built, with the groups that may see them."""
    from zoneqa.index import collection_names, in_order, open_collection, pull
    from zoneqa.storage.collection_rights import CollectionRights
    from zoneqa.storage.index_in_database import make_index_database

    restricted = CollectionRights(_database(settings)).restricted()
    rows, database = [], make_index_database(settings)
    pull(settings.index, database)
    for name in in_order(collection_names(settings.index)):
        opened, groups = open_collection(settings.index, name, database), restricted.get(name)
        rows.append(
            {
                "name": name,
                "articles": opened.article_count(),
                "generation": opened.name,
                "groups": None if groups is None else sorted(groups),
            }
        )
    index_output.show_collections(rows, as_json)


@collections.command()
@click.argument("name")
@click.option("--group", "groups", multiple=True, help="A group that may see it; repeatable.")
@settings_options("index")
def restrict(settings: Settings, name: str, groups: tuple[str, ...]) -> None:
    """Let these groups alone see a collection, which need not be built yet; without any, nobody."""
    from zoneqa.index import collection_root
    from zoneqa.storage.audit import AuditLog
    from zoneqa.storage.collection_rights import CollectionRights

    collection_root(settings.index, name)  # for its errors
    database = _database(settings)
    CollectionRights(database).restrict(name, groups)
    AuditLog(database).add(BY, "collection.restrict", name, {"groups": sorted(groups)})
    click.echo(f"{name} can be seen by {', '.join(groups) or 'no group'}, and by admins.")


@collections.command()
@click.argument("name")
@settings_options("index")
def remove(settings: Settings, name: str) -> None:
    """Remove a collection with all of its generations; its articles stay where they are."""
    from zoneqa.factory import make_search_engine
    from zoneqa.index import remove_collection
    from zoneqa.storage.audit import AuditLog
    from zoneqa.storage.index_in_database import make_index_database

    database, engine = make_index_database(settings), make_search_engine(settings)
    log = AuditLog(_database(settings))
    note = partial(log.add, BY, "collection.remove", name)
    remove_collection(settings.index, name, database, engine, note)
    click.echo(f"{name} is removed.")


@collections.command("open")
@click.argument("name")
@settings_options("index")
def open_to_all(settings: Settings, name: str) -> None:
    """Let everybody who may use the service see a collection."""
    from zoneqa.storage.audit import AuditLog
    from zoneqa.storage.collection_rights import CollectionRights

    database = _database(settings)
    if CollectionRights(database).open_to_all(name):
        AuditLog(database).add(BY, "collection.open", name)
    click.echo(f"{name} can be seen by everybody.")


def _database(settings: Settings) -> Database:
    from zoneqa.storage.database import open_database

    return open_database(settings.database)
