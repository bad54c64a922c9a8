"""Where the files of each collection lie, and its index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.index import NO_EXTERNAL_STORES, ExternalStores, SearchEngine, collection_root
from zoneqa.settings import Settings
from zoneqa.types import DEFAULT_COLLECTION

if TYPE_CHECKING:
    from zoneqa.index.index_database import IndexDatabase


@dataclass(frozen=True, slots=True)
class CorpusPlace:
    """The folder of a collection's articles, that of all indexes, and what is kept elsewhere."""

    collection: str
    files: Path
    index_root: Path
    external: ExternalStores = NO_EXTERNAL_STORES

    @property
    def index(self) -> Path:
        """Return the folder of the generations of the collection."""
        return collection_root(self.index_root, self.collection)


FindPlace = Callable[[str], CorpusPlace]
"""Returns where the files and the index of a collection lie. Raises UsageError for no name."""


def places_of(
    settings: Settings, database: IndexDatabase | None = None, engine: SearchEngine | None = None
) -> FindPlace:
    """Return what finds the places that the settings name."""

    def find(collection: str) -> CorpusPlace:
        is_default = collection == DEFAULT_COLLECTION
        files = settings.corpus if is_default else settings.corpora / collection
        collection_root(settings.index, collection)
        external = ExternalStores.of(collection, database, engine)
        return CorpusPlace(collection, files, settings.index, external)

    return find
