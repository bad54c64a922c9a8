"""The stores that hold parts of a generation outside of its folder: PostgreSQL and Milvus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import EngineUnavailable
from zoneqa.index.manifest import LOCAL, ArticlePlace, Manifest
from zoneqa.index.search_engine import SearchEngine

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import CollectionDatabase, IndexDatabase
    from zoneqa.index.new_generation import NewGeneration


@dataclass(frozen=True, slots=True)
class ExternalStores:
    """What a collection has outside of its folder: articles and claims, vectors and terms.

    Without a database, or without an engine, the folder has these itself. Everything raises
    DatabaseUnavailable or EngineUnavailable if one of them does not answer in time.
    """

    database: CollectionDatabase | None = None
    engine: SearchEngine | None = None

    @classmethod
    def of(
        cls, collection: str, database: IndexDatabase | None, engine: SearchEngine | None
    ) -> ExternalStores:
        """Return what a collection has in the database of all collections and in the engine."""
        return cls(database.of(collection) if database else None, engine)

    def names(self) -> list[str]:
        """Return the generations that the database has, the newest first; none without one."""
        return self.database.names() if self.database else []

    def require_reachable(self) -> None:
        """Raise EngineUnavailable unless the engine answers, if there is one."""
        if self.engine:
            self.engine.require_reachable()

    @contextmanager
    def building(self) -> Iterator[NewGeneration | None]:
        """Yield what articles and claims are written into; None if that is the folder.

        What was written stays when the block ends without an error. Raises WriterBusy.
        """
        if self.database is None:
            yield None
        else:
            with self.database.building() as new:
                yield new

    def check(self, folder: Path, manifest: Manifest) -> None:
        """Raise DamagedIndex unless they have all that the manifest of a generation names.

        It takes no more memory there afterwards than before.
        """
        if self.database and manifest.articles_in == "database":
            self.database.check(folder.name, manifest)
        if self.engine and self.engine.name == manifest.engine:
            self.engine.examine(folder, manifest)

    def difference(self, manifest: Manifest) -> str | None:
        """Return what is kept elsewhere than a new generation's would be; None if nothing is."""
        place: ArticlePlace = "database" if self.database else "folder"
        if manifest.articles_in != place:
            return f"they were kept in the {manifest.articles_in} and are kept in the {place}"
        engine = self.engine.name if self.engine else LOCAL
        if manifest.engine != engine:
            return f"the search engine was {manifest.engine} and is {engine}"
        if self.engine and self.engine.keeps_copy and not manifest.has_files:
            return "no copy was kept for when the search engine cannot be reached"
        return None

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Let a generation that they have answer: in both, or in neither.

        Raises NoSuchGeneration or WriterBusy.
        """
        with ExitStack() as stack:
            if self.database and folder.name in self.database.names():
                stack.enter_context(self.database.publishing(folder.name))
            if self.engine and self.engine.name == manifest.engine:
                self.engine.publish(folder.parent, folder.name)

    def drop(self, generation: str) -> bool:
        """Remove a generation from the engine, unless the database has it still.

        Return whether its folder may go too: not while the engine cannot be reached.
        """
        if self.engine and generation not in self.names():
            try:
                self.engine.drop(generation)
            except EngineUnavailable:
                return False
        return True

    def remove_old(self, kept: int) -> None:
        """Remove all but the published generation and the newest others that the database has.

        Raises WriterBusy.
        """
        if self.database:
            before = self.database.names()
            self.database.remove_old(kept)
            for name in before:
                self.drop(name)

    def remove_all(self, root: Path, generations: Iterable[str]) -> None:
        """Remove every generation of the index in a folder, which has these itself.

        Raises WriterBusy.
        """
        self.require_reachable()
        generations = {*generations, *self.names()}
        if self.database:
            self.database.remove()  # which another machine may still forbid
        if self.engine:
            self.engine.forget(root)
            for generation in generations:
                self.engine.drop(generation)

    def rest(self, generation: str) -> None:
        """Let an older generation take no memory until it is opened again."""
        if self.engine:
            self.engine.rest(generation)


NO_EXTERNAL_STORES = ExternalStores()
"""All of a generation is in its folder."""
