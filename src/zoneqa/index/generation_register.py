"""The register of generations in PostgreSQL: one row each, of which one of a collection answers.

A generation is registered once all of it is there. Before the first one there is no table. Folders
are named for what is read here, so a name that none of ours has raises DamagedIndex.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zoneqa.errors import DamagedIndex
from zoneqa.index.generations import is_generation_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLE = """
CREATE TABLE IF NOT EXISTS index_generations (
    name text COLLATE "C" PRIMARY KEY, collection text COLLATE "C" NOT NULL,
    manifest text NOT NULL, is_published boolean NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS published_generation ON index_generations (collection)
WHERE is_published;
"""
_LOCK = 0x7A6F6E65
"""The number of an advisory lock, "zone" in ASCII."""


def registered(connection: Connection, collection: str) -> list[tuple[str, bool, str]]:
    """Return the name of each generation, whether it is published, and its manifest.

    The newest comes first.
    """
    sql = (
        "SELECT name, is_published, manifest FROM index_generations"
        " WHERE collection = %s ORDER BY name DESC"
    )
    rows = _select(connection, sql, collection)
    return [(_own(name), is_published, manifest) for name, is_published, manifest in rows]


def published_generations(connection: Connection) -> dict[str, str]:
    """Return the published generation of each collection."""
    sql = "SELECT collection, name FROM index_generations WHERE is_published"
    return {collection: _own(name) for collection, name in _select(connection, sql)}


def registered_names(connection: Connection) -> set[str]:
    """Return the names of the generations of all collections."""
    return {_own(name) for (name,) in _select(connection, "SELECT name FROM index_generations")}


def register(connection: Connection, collection: str, name: str, manifest: str) -> None:
    """Add a generation, which is not published by that."""
    if not _is_there(connection):
        # Of two that make the table at once, one would fail.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql(
        "INSERT INTO index_generations VALUES (%s, %s, %s, FALSE)", (name, collection, manifest)
    )


def set_published(connection: Connection, collection: str, name: str | None) -> None:
    """Let another generation of a collection answer, or none."""
    if not _is_there(connection):
        return
    connection.exec_driver_sql(
        "UPDATE index_generations SET is_published = FALSE WHERE collection = %s AND is_published",
        (collection,),
    )
    connection.exec_driver_sql(
        "UPDATE index_generations SET is_published = TRUE WHERE name = %s", (name,)
    )


def unregister(connection: Connection, name: str) -> None:
    """Take a generation out of the register."""
    connection.exec_driver_sql("DELETE FROM index_generations WHERE name = %s", (name,))


def try_lock_collection(connection: Connection, collection: str) -> bool:
    """Hold the lock of a collection to the end of the transaction; return False if it is held."""
    sql = "SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))"
    return bool(connection.exec_driver_sql(sql, (_LOCK, collection)).scalar())


def _own(name: str) -> str:
    """Return the name of a generation. Raises DamagedIndex if none of ours has it."""
    if not is_generation_name(name):
        raise DamagedIndex(f"The database names a generation {name!r}, as none of zoneqa's is.")
    return name


def _select(connection: Connection, sql: str, *values: object) -> Sequence[Sequence[Any]]:
    return connection.exec_driver_sql(sql, values).all() if _is_there(connection) else ()


def _is_there(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT to_regclass('index_generations')").scalar()
    return found is not None
