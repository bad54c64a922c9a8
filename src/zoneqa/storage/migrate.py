"""Bring the tables of a database up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from sqlalchemy import Connection

from zoneqa.errors import DatabaseUnavailable

MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(connection: Connection, name: str, revision: str = "head") -> None:
    """Change the tables to those of a revision, in the transaction of the connection.

    Raises DatabaseUnavailable for tables of a later version; `name` is that of the database.
    """
    config = Config()
    # The option takes % for the start of a variable.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except (CommandError, ResolutionError) as error:
        raise DatabaseUnavailable(
            f"The database {name} was written by a later version of zoneqa: {error}."
        ) from error
