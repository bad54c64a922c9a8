"""Which database a URL names."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from zoneqa.errors import UsageError
from zoneqa.storage.base import Backend
from zoneqa.storage.postgres_backend import PostgresBackend
from zoneqa.storage.sqlite_backend import SqliteBackend

_FILE = "zoneqa.sqlite"

WAIT_SECONDS = 10.0
"""Seconds that a writer waits for others."""


def make_backend(url: str | None, wait_seconds: float = WAIT_SECONDS) -> Backend:
    """Return the backend that a URL names; without one, a file in the user's data folder.

    Raises UsageError, which does not repeat the URL: it may hold a password.
    """
    if url is None:
        return SqliteBackend(user_data_path("zoneqa") / _FILE, wait_seconds)
    parsed = _parse(url)
    kind = parsed.drivername.partition("+")[0]
    if kind == "sqlite" and parsed.database and parsed.database != ":memory:":
        return SqliteBackend(Path(parsed.database).absolute(), wait_seconds)
    if kind in ("postgresql", "postgres"):
        return PostgresBackend(parsed, wait_seconds)
    raise UsageError(
        "The database is not given as sqlite:///FILE or postgresql://USER@HOST/DATABASE."
    )


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        # Not `from` the error, which repeats the URL.
        raise UsageError("The database is not given as a URL.") from None
