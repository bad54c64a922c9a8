"""What a service keeps, with a word where it keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from zoneqa.cli import output
from zoneqa.cli.serving_accounts import reaches_others
from zoneqa.errors import DatabaseUnavailable
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.accounts.data_requests import DataRequests
    from zoneqa.storage.database import Database
    from zoneqa.storage.history import History


@dataclass(frozen=True, slots=True)
class ServedStorage:
    """The database and what is done with it; None where that is not done."""

    database: Database | None = None
    history: History | None = None
    data_requests: DataRequests | None = None
    delete_outdated: Callable[[], int] | None = None


def storage_to_serve(settings: Settings, ways: frozenset[str]) -> ServedStorage:
    """Return what a service keeps, to which people sign in by some ways, or nobody does.

    Without sign-in, all who reach the service are one person, so nothing is kept of that one where
    others than this computer do. Raises UsageError or DatabaseUnavailable.
    """
    from zoneqa.accounts.data_requests import DataRequests
    from zoneqa.factory.storage import make_history
    from zoneqa.storage.retention import delete_outdated

    database = _database(settings, must_be_there=bool(ways))
    if database is None:
        return ServedStorage()
    if settings.replica and not database.is_shared:
        output.say(
            "replicas should share a PostgreSQL: with SQLite, each counts requests for itself"
        )
    deletion = partial(delete_outdated, database, settings.retention_days)
    if not ways and reaches_others(settings):
        output.say("since nobody signs in, no conversation is kept here: all would read it")
        return ServedStorage(database, delete_outdated=deletion)
    history = make_history(settings, database)
    return ServedStorage(database, history, DataRequests(database), deletion)


def _database(settings: Settings, *, must_be_there: bool) -> Database | None:
    """Return the database; None if nothing needs it and the user's own file cannot be used."""
    from zoneqa.storage.database import open_database

    try:
        return open_database(settings.database)
    except DatabaseUnavailable as error:
        if must_be_there or settings.database:
            raise
        output.say(f"nothing is kept here, threads stay in the browser: {error}")
        return None
