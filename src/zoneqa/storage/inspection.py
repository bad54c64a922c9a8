"""Looking at a database without changing it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from zoneqa.storage.base import Backend
from zoneqa.storage.database_errors import naming_cause
from zoneqa.storage.database_url import make_backend
from zoneqa.storage.migrate import MIGRATIONS


@dataclass(frozen=True, slots=True)
class DatabaseInspection:
    """What a database says of itself.

    `revision` is that of its tables, None before they are made; `newest` is that of this zoneqa.
    `problem` is what is damaged, or why it cannot be made, or None.
    """

    name: str
    revision: str | None
    newest: str | None
    problem: str | None = None


def inspect_database(url: str | None = None) -> DatabaseInspection:
    """Return what the database at a URL says of itself. Raises as `open_database`."""
    backend = make_backend(url)
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    file = sqlite_file(backend)
    if file and not file.exists():
        return DatabaseInspection(backend.name, None, newest, _why_not_made(file))
    try:
        with naming_cause(backend.name), backend.reading() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            problem = backend.problem(connection)
    finally:
        backend.engine.dispose()
    return DatabaseInspection(backend.name, revision, newest, problem)


def _why_not_made(file: Path) -> str | None:
    """Return why a file that is not there cannot be made, or None."""
    folder = next(each for each in file.parents if each.exists())
    if not folder.is_dir():
        return f"{folder} is no folder"
    return None if os.access(folder, os.W_OK | os.X_OK) else f"{folder} cannot be written to"


def sqlite_file(backend: Backend) -> Path | None:
    """Return the file of an SQLite database; None for any other."""
    return Path(backend.name) if backend.engine.dialect.name == "sqlite" else None
