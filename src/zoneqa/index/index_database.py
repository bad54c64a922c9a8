"""Generations in PostgreSQL, read by any number of machines.

Each has its articles, claims and files in tables of its own, and one of each collection answers.
What is written while a generation is built becomes visible with its last step, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, DatabaseUnavailable, NoSuchGeneration, WriterBusy
from zoneqa.index.database_connections import DatabaseConnections
from zoneqa.index.generation_register import (
    published_generations,
    registered,
    registered_names,
    set_published,
    try_lock_collection,
    unregister,
)
from zoneqa.index.generations import LEAST_KEPT, PREFIX, Generation
from zoneqa.index.manifest import Manifest
from zoneqa.index.new_generation import NewGeneration
from zoneqa.index.postgres_files import read_files
from zoneqa.index.postgres_rows import PostgresClaims, PostgresStore
from zoneqa.index.postgres_tables import drop_tables, generations_with_tables, size_of_tables

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class IndexDatabase:
    """The generations of all collections."""

    connections: DatabaseConnections

    def published(self) -> dict[str, str]:
        """Return the published generation of each collection.

        Raises DatabaseUnavailable, or DamagedIndex for a name that none of ours has.
        """
        with self.connections.reading() as connection:
            return published_generations(connection)

    def of(self, collection: str) -> CollectionDatabase:
        """Return the generations of one collection."""
        return CollectionDatabase(self.connections, collection)


@dataclass(frozen=True, slots=True)
class CollectionDatabase:
    """The generations of one collection.

    Everything raises DatabaseUnavailable, and DamagedIndex where a generation has a name that none
    of ours has.
    """

    connections: DatabaseConnections
    collection: str

    def generations(self) -> list[Generation]:
        """Return the generations, the newest first, by their manifests."""
        with self.connections.reading() as connection:
            rows = registered(connection, self.collection)
            return [_generation(connection, *row) for row in rows]

    def names(self) -> list[str]:
        """Return the names of the generations, the newest first."""
        with self.connections.reading() as connection:
            return [name for name, _, _ in registered(connection, self.collection)]

    def published(self) -> str | None:
        """Return the generation that answers, if any was published."""
        with self.connections.reading() as connection:
            return published_generations(connection).get(self.collection)

    def store(self, generation: str) -> PostgresStore:
        """Return the articles of a generation."""
        return PostgresStore(self.connections, generation)

    def claims(self, generation: str) -> PostgresClaims:
        """Return the claims of a generation."""
        return PostgresClaims(self.connections, generation)

    def check(self, generation: str, manifest: Manifest) -> None:
        """Raise DamagedIndex unless a generation has all of its articles and claims."""
        store, claims = self.store(generation), self.claims(generation)
        if (store.article_count(), claims.count()) != (manifest.articles, manifest.claims):
            raise DamagedIndex(
                f"The database {self.connections.name} has not all of {generation}; "
                "build the index again with `zoneqa index`."
            )

    def fetch(self, generation: str, folder: Path) -> str:
        """Write the files of a generation into a folder, and return its manifest.

        Raises DamagedIndex if it was removed meanwhile, or has files that would lie elsewhere;
        or OSError.
        """
        with self.connections.reading() as connection:
            for name, _, manifest in registered(connection, self.collection):
                if name == generation:
                    read_files(connection, generation, folder)
                    return manifest
        raise DamagedIndex(_not_there(generation, self.connections.name))

    def publish(self, generation: str | None) -> None:
        """Let another generation answer, or none of those that are here.

        Raises NoSuchGeneration if it was removed meanwhile, or WriterBusy while one is being built.
        """
        with self.publishing(generation):
            pass

    @contextmanager
    def publishing(self, generation: str | None) -> Iterator[None]:
        """Let another generation answer, or none, unless the block raises. Raises as `publish`."""
        with self._changing() as connection:
            names = {None, *(name for name, _, _ in registered(connection, self.collection))}
            if generation not in names:
                raise NoSuchGeneration(_not_there(generation, self.connections.name))
            set_published(connection, self.collection, generation)
            yield

    @contextmanager
    def building(self) -> Iterator[NewGeneration]:
        """Yield what a generation is written into; all of it is kept when the block ends.

        If it raises, or the process is killed, nothing is. Raises WriterBusy.
        """
        with self._changing() as connection:
            _require_right(connection, self.connections.name)
            yield NewGeneration(connection, self.collection)

    def remove(self) -> None:
        """Remove every generation. Raises WriterBusy while one is being built."""
        with self._changing() as connection:
            for name, _, _ in registered(connection, self.collection):
                unregister(connection, name)
                drop_tables(connection, name)

    def remove_old(self, kept: int) -> None:
        """Remove all but the published generation and the newest others, `kept` in all.

        Those that no collection has, as after restoring a backup, are removed as well. Raises
        WriterBusy while another is being built.
        """
        with self._changing() as connection:
            rows = registered(connection, self.collection)
            others = [name for name, is_published, _ in rows if not is_published]
            for name in others[max(kept, LEAST_KEPT) - 1 :]:
                unregister(connection, name)
            # Tables first: another collection may publish meanwhile, and is then registered too.
            with_tables = generations_with_tables(connection, PREFIX)
            known = registered_names(connection)
            for name in with_tables:
                if name not in known:
                    drop_tables(connection, name)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """Yield a transaction of the only process that changes the collection.

        Statements may take as long as they need, and pauses between them too.
        """
        with self.connections.writing() as connection:
            for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
                connection.exec_driver_sql(f"SET LOCAL {limit} = 0")
            if not try_lock_collection(connection, self.collection):
                raise WriterBusy(
                    f"The index in the database {self.connections.name} is being built already; "
                    "try again when that is done."
                )
            yield connection


def _not_there(generation: str | None, database: str) -> str:
    return f"{generation} is not in the database {database} any more."


def _generation(connection: Connection, name: str, is_published: bool, manifest: str) -> Generation:
    size = size_of_tables(connection, name)
    try:
        return Generation(name, is_published, size, Manifest.parse(manifest, name))
    except DamagedIndex as error:
        return Generation(name, is_published, size, None, str(error))


def _require_right(connection: Connection, database: str) -> None:
    """Raise DatabaseUnavailable unless a generation may be written."""
    may = "SELECT has_database_privilege(current_database(), 'CREATE')"
    if not connection.exec_driver_sql(may).scalar():
        raise DatabaseUnavailable(
            f"The user of the database {database} may not make schemas in it: let its owner grant "
            "CREATE on it, or set ZONEQA_ARTICLES=folder."
        )
