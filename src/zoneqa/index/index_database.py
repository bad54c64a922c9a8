"""Generations in PostgreSQL, read by any number of machines.

Each has its articles, claims and files in tables of its own, and is registered once all of it is
there. One of each collection answers. What is written while a generation is built becomes visible
with its last step, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, NoSuchGeneration, WriterBusy
from zoneqa.index.base import Extract
from zoneqa.index.connections import Connections
from zoneqa.index.generations import PREFIX, Generation
from zoneqa.index.manifest import Manifest
from zoneqa.index.postgres_files import read_files, write_files
from zoneqa.index.postgres_rows import (
    PostgresClaims,
    PostgresStore,
    write_article_rows,
    write_claims_of,
)
from zoneqa.index.postgres_tables import (
    create_indexes,
    create_tables,
    drop_tables,
    generations_with_tables,
    schema_of,
)
from zoneqa.index.table_copy import TableCopy
from zoneqa.types import Article, Passage

if TYPE_CHECKING:
    from sqlalchemy import Connection

_REGISTER = """
CREATE TABLE IF NOT EXISTS index_generations (
    name text COLLATE "C" PRIMARY KEY, collection text COLLATE "C" NOT NULL,
    manifest text NOT NULL, is_published boolean NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS published_generation ON index_generations (collection)
WHERE is_published;
"""
_LOCK = 0x7A6F6E65
"""The first half of the number of an advisory lock, "zone" in ASCII."""
_LEAST_KEPT = 2
"""Others still answer from the generation before when a new one is published."""


@dataclass(frozen=True, slots=True)
class IndexDatabase:
    """The generations of all collections."""

    connections: Connections

    def published(self) -> dict[str, str]:
        """Return the published generation of each collection. Raises DatabaseUnavailable."""
        with self.connections.reading() as connection:
            if not _has_register(connection):
                return {}
            found = connection.exec_driver_sql(
                "SELECT collection, name FROM index_generations WHERE is_published"
            )
            return {collection: name for collection, name in found}

    def of(self, collection: str) -> CollectionDatabase:
        """Return the generations of one collection."""
        return CollectionDatabase(self.connections, collection)


@dataclass(frozen=True, slots=True)
class CollectionDatabase:
    """The generations of one collection. Everything raises DatabaseUnavailable."""

    connections: Connections
    collection: str

    def generations(self) -> list[Generation]:
        """Return the generations, the newest first, by their manifests."""
        with self.connections.reading() as connection:
            if not _has_register(connection):
                return []
            found = connection.exec_driver_sql(
                "SELECT name, is_published, manifest FROM index_generations"
                " WHERE collection = %s ORDER BY name DESC",
                (self.collection,),
            ).all()
            return [_generation(connection, *row) for row in found]

    def names(self) -> list[str]:
        """Return the names of the generations, the newest first."""
        return [name for name, _ in self._listed()]

    def published(self) -> str | None:
        """Return the generation that answers, if any was published."""
        return next((name for name, is_published in self._listed() if is_published), None)

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

        Raises NoSuchGeneration, or OSError.
        """
        with self.connections.reading() as connection:
            manifest = connection.exec_driver_sql(
                "SELECT manifest FROM index_generations WHERE name = %s AND collection = %s",
                (generation, self.collection),
            ).scalar()
            if manifest is None:
                raise NoSuchGeneration(f"There is no generation {generation} in the database.")
            read_files(connection, generation, folder)
            return str(manifest)

    def publish(self, generation: str | None) -> None:
        """Let another generation answer, or none of those that are here."""
        with self.connections.writing() as connection:
            if _has_register(connection):
                _publish(connection, self.collection, generation)

    @contextmanager
    def building(self) -> Iterator[NewGeneration]:
        """Yield what a generation is written into; it is published when the block ends.

        If it raises, or the process is killed, nothing of it is kept. Raises WriterBusy.
        """
        with self.connections.writing() as connection:
            _without_limits(connection)
            _lock(connection, self)
            yield NewGeneration(connection, self)

    def remove(self) -> None:
        """Remove every generation. Raises WriterBusy while one is being built."""
        with self.connections.writing() as connection:
            _without_limits(connection)
            _lock(connection, self)
            for name in self.names():
                connection.exec_driver_sql("DELETE FROM index_generations WHERE name = %s", (name,))
                drop_tables(connection, name)

    def remove_old(self, kept: int) -> None:
        """Remove all but the published generation and the newest others, `kept` in all.

        Those that no collection has, as after restoring a backup, are removed as well.
        """
        others = [name for name, is_published in self._listed() if not is_published]
        with self.connections.writing() as connection:
            _without_limits(connection)
            for name in others[max(kept, _LEAST_KEPT) - 1 :]:
                connection.exec_driver_sql("DELETE FROM index_generations WHERE name = %s", (name,))
            rows = connection.exec_driver_sql("SELECT name FROM index_generations")
            registered = {name for (name,) in rows}
            for name in generations_with_tables(connection, PREFIX):
                if name not in registered:
                    drop_tables(connection, name)

    def _listed(self) -> list[tuple[str, bool]]:
        """Return the generations, the newest first, and whether they are published."""
        with self.connections.reading() as connection:
            if not _has_register(connection):
                return []
            found = connection.exec_driver_sql(
                "SELECT name, is_published FROM index_generations"
                " WHERE collection = %s ORDER BY name DESC",
                (self.collection,),
            )
            return [(name, is_published) for name, is_published in found]


@dataclass(frozen=True, slots=True)
class NewGeneration:
    """A generation that is being written, in one transaction."""

    connection: Connection
    database: CollectionDatabase

    def write_rows(
        self,
        name: str,
        articles: Sequence[Article],
        passages: Sequence[Passage],
        extract: Extract,
    ) -> int:
        """Write articles, passages and claims, and return how many claims they are."""
        create_tables(self.connection, name)
        copy = self._copy(name)
        write_article_rows(copy, articles, passages)
        claims = write_claims_of(copy, articles, extract)
        create_indexes(self.connection, name)
        return claims

    def register(self, folder: Path, manifest: Manifest) -> None:
        """Keep the files of a folder, and let the generation of its name answer."""
        name, collection = folder.name, self.database.collection
        write_files(self._copy(name), folder, manifest.files)
        _make_register(self.connection)
        self.connection.exec_driver_sql(
            "INSERT INTO index_generations VALUES (%s, %s, %s, FALSE)",
            (name, collection, manifest.dump()),
        )
        _publish(self.connection, collection, name)

    def _copy(self, name: str) -> TableCopy:
        return TableCopy(self.connection, name, self.database.connections.name)


def _make_register(connection: Connection) -> None:
    """Make the register if there is none; where two do that at once, the other waits."""
    if not _has_register(connection):
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        connection.exec_driver_sql(_REGISTER)


def _has_register(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT to_regclass('index_generations')").scalar()
    return found is not None


def _publish(connection: Connection, collection: str, name: str | None) -> None:
    connection.exec_driver_sql(
        "UPDATE index_generations SET is_published = FALSE WHERE collection = %s AND is_published",
        (collection,),
    )
    connection.exec_driver_sql(
        "UPDATE index_generations SET is_published = TRUE WHERE name = %s", (name,)
    )


def _without_limits(connection: Connection) -> None:
    """Let statements take as long as they need, and pauses between them too."""
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
        connection.exec_driver_sql(f"SET LOCAL {limit} = 0")


def _lock(connection: Connection, database: CollectionDatabase) -> None:
    """Hold the lock of a collection to the end of the transaction. Raises WriterBusy."""
    is_free = connection.exec_driver_sql(
        "SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", (_LOCK, database.collection)
    ).scalar()
    if not is_free:
        raise WriterBusy(
            f"The index in the database {database.connections.name} is being built already; "
            "try again when that is done."
        )


def _generation(connection: Connection, name: str, current: bool, manifest: str) -> Generation:
    size = _size(connection, name)
    try:
        return Generation(name, current, size, Manifest.parse(manifest, name))
    except DamagedIndex as error:
        return Generation(name, current, size, None, str(error))


def _size(connection: Connection, name: str) -> int:
    """Return how many bytes the tables of a generation take."""
    found = connection.exec_driver_sql(
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
        " WHERE relnamespace = to_regnamespace(%s) AND relkind = 'r'",
        (schema_of(name),),
    ).scalar()
    return int(found or 0)
