"""Copying a whole database to a file and back, in one state, while others use it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, get_args

from sqlalchemy import URL, delete

from zoneqa.errors import DatabaseUnavailable, UsageError
from zoneqa.storage.database_url import make_backend
from zoneqa.storage.inspection import sqlite_file
from zoneqa.storage.sqlite_backend import make_private_file
from zoneqa.storage.tables import sessions

DumpKind = Literal["sqlite", "postgresql"]
"""A copy of an SQLite file, or what pg_dump writes in its custom format."""
DUMP_KINDS: tuple[DumpKind, ...] = get_args(DumpKind)

_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "username": "PGUSER",
    "password": "PGPASSWORD",
    "database": "PGDATABASE",
}
"""Connection parameters go into the environment: arguments can be read by every user."""
_IN_QUERY = ("host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "passfile", "service")


def dump_database(url: str | None, target: Path) -> DumpKind:
    """Write a copy of a database to a file, without the sessions.

    A session that has been ended since would begin again with them. Raises UsageError or
    DatabaseUnavailable.
    """
    backend = make_backend(url)
    file = sqlite_file(backend)
    if file:
        _copy_sqlite(file, target)
        _delete_sessions(target)
        return "sqlite"
    without = f"--exclude-table-data={sessions.name}"
    arguments = ["--format=custom", "--no-owner", without, f"--file={target}"]
    _run_client(backend.engine.url, "pg_dump", arguments)
    return "postgresql"


def require_loadable(url: str | None, kind: DumpKind) -> None:
    """Raise UsageError unless a copy of this kind can be loaded into a database."""
    has_file = sqlite_file(make_backend(url)) is not None
    if (kind == "sqlite") != has_file:
        raise UsageError(
            f"The backup is of a database of {kind}, but ZONEQA_DATABASE names another kind."
        )
    if not has_file:
        _client("pg_restore")


def load_database(url: str | None, source: Path) -> None:
    """Replace all of a database by a copy of its kind, at once or not at all.

    Raises UsageError or DatabaseUnavailable.
    """
    backend = make_backend(url)
    file = sqlite_file(backend)
    if file:
        make_private_file(file)
        _copy_sqlite(source, file)
        return
    all_at_once = ["--no-owner", "--clean", "--if-exists", "--single-transaction"]
    where = f"--dbname={backend.engine.url.database or ''}"
    _run_client(backend.engine.url, "pg_restore", [*all_at_once, where, str(source)])


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy in one transaction: who reads or writes either file meanwhile sees it whole."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target, timeout=10)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise DatabaseUnavailable(f"The database {source} cannot be copied: {error}.") from error


def _delete_sessions(copy: Path) -> None:
    """Overwrite the sessions in a copy of an SQLite file."""
    try:
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(str(delete(sessions)))
    except sqlite3.Error as error:
        raise DatabaseUnavailable(
            f"The copy of the database cannot be changed: {error}."
        ) from error


def _client(program: str) -> str:
    """Return a program of PostgreSQL's client. Raises UsageError without it."""
    found = shutil.which(program)
    if found is None:
        raise UsageError(f"{program} is missing; install PostgreSQL's client, of its version.")
    return found


def _run_client(url: URL, program: str, arguments: Sequence[str]) -> None:
    """Run a program of PostgreSQL's client. Raises UsageError or DatabaseUnavailable."""
    given = {
        variable: str(value)
        for name, variable in _VARIABLES.items()
        if (value := getattr(url, name)) is not None
    }
    given |= {f"PG{name.upper()}": str(url.query[name]) for name in _IN_QUERY if name in url.query}
    done = subprocess.run(  # noqa: S603
        [_client(program), *arguments],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it ended with an error"])[0]
        raise DatabaseUnavailable(f"{said.rstrip('.')}.")
