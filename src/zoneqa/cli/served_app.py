"""The application that `zoneqa serve` serves, put together from the settings."""

from __future__ import annotations

from fastapi import FastAPI

from zoneqa.api import (
    ConnectionLimits,
    HandOver,
    Library,
    all_of_them,
    allowed_hosts,
    by_groups,
    create_app,
    make_monitor,
)
from zoneqa.cli import output
from zoneqa.cli.serving_accounts import accounts_to_serve, ways_to_serve
from zoneqa.cli.serving_documents import documents_to_serve
from zoneqa.cli.serving_storage import storage_to_serve
from zoneqa.conversation.llm_rewriter import rewriters
from zoneqa.factory import AnswererOpener
from zoneqa.factory.llm import make_generate
from zoneqa.settings import Settings
from zoneqa.storage.collection_rights import CollectionRights


def make_app(settings: Settings) -> FastAPI:
    """Return the application. Raises ZoneqaError for what people can mend before it starts."""
    ways = ways_to_serve(settings)
    generate = make_generate(settings)
    monitor = make_monitor(settings, generate.is_resting if generate else None)
    opener = AnswererOpener(settings, settings.index, output.say, generate, monitor.observe)
    opener.published()  # for its errors
    storage = storage_to_serve(settings, ways)
    database = storage.database
    # Without a database, nobody signs in, and nothing is hidden from the local person.
    visible = by_groups(CollectionRights(database)) if database else all_of_them
    return create_app(
        Library(opener, opener.published, visible),
        patience=settings.wait_seconds,
        hosts=allowed_hosts(settings.host, settings.hosts),
        make_rewriter=rewriters(generate),
        public_url=settings.public_url,
        history=storage.history,
        data_requests=storage.data_requests,
        delete_outdated=storage.delete_outdated,
        accounts=accounts_to_serve(settings, ways, database),
        monitor=monitor,
        documents=documents_to_serve(settings, database) if database else None,
        reports=settings.reports,
        root_path=settings.root_path,
    )


def connection_limits(settings: Settings) -> ConnectionLimits:
    """Return how many connections are open at once, and how long one may stand still."""
    return ConnectionLimits(
        total=settings.connections,
        per_address=settings.connections_per_address,
        send_seconds=settings.send_seconds,
    )


def hand_over(settings: Settings) -> HandOver:
    """Return how the server begins and ends."""
    return HandOver(settings.replica, settings.drain_seconds, settings.grace_seconds)
