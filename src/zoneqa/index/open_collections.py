"""Opening collections, each once, and searching several as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from zoneqa.errors import NoIndex
from zoneqa.index.article_ids import ArticleIds, DefaultIds, NamedIds
from zoneqa.index.collections import (
    collection_names,
    collection_root,
    in_order,
    require_collection,
)
from zoneqa.index.external_stores import ExternalStores
from zoneqa.index.generations import finished_names, known_current
from zoneqa.index.merged import merge
from zoneqa.index.open_generation import OpenedIndex, open_sound
from zoneqa.index.renamed import RenamedClaims, RenamedStore
from zoneqa.index.search_engine import SearchEngine
from zoneqa.index.searchable import SearchableIndex
from zoneqa.index.working_copy import pull
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Collections

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import IndexDatabase


def open_collections(
    root: Path,
    names: Collections,
    database: IndexDatabase | None = None,
    engine: SearchEngine | None = None,
) -> SearchableIndex:
    """Return what these collections hold, to be searched as one.

    With a database, what is published there. Raises as `open_collection`.
    """
    pull(root, database)
    opened = (open_collection(root, name, database, engine) for name in in_order(names))
    return merged(dict(zip(in_order(names), opened, strict=True)))


def open_collection(
    root: Path,
    name: str,
    database: IndexDatabase | None = None,
    engine: SearchEngine | None = None,
) -> OpenedIndex:
    """Return a collection; outside of it, its articles and its generation have its name too.

    Raises NoIndex, DamagedIndex, DatabaseUnavailable or EngineUnavailable.
    """
    folder = collection_root(root, name)
    external = ExternalStores.of(name, database, engine)
    if name == DEFAULT_COLLECTION:
        return open_sound(folder, external)
    if not finished_names(folder):
        raise NoIndex(
            f"There is no collection {name} in {root} yet; "
            f"build it with `zoneqa index --collection {name}`."
        )
    ids, opened = NamedIds(name), open_sound(folder, external)
    return replace(_renamed(opened, ids), name=ids.outside(opened.name))


def merged(parts: Mapping[str, OpenedIndex]) -> SearchableIndex:
    """Return collections as one index. Raises DamagedIndex if one was removed meanwhile."""
    if len(parts) == 1:
        return next(iter(parts.values()))
    own = {name: _renamed(parts[name], DefaultIds()) for name in DEFAULT_ONLY & parts.keys()}
    return merge([own.get(name, part) for name, part in parts.items()])


def published_names(root: Path, database: IndexDatabase | None = None) -> dict[str, str | None]:
    """Return the published generation of each collection; None where it cannot be told.

    With a database, those that are published there are copied into the folder first. Raises NoIndex
    if there is no collection, DatabaseUnavailable, DamagedIndex or NotWritten.
    """
    pull(root, database)
    require_collection(root)
    return {name: _published(root, name) for name in collection_names(root)}


@dataclass(frozen=True, slots=True)
class OpenedCollections:
    """Keeps each collection open, so that those who see it share it. Threads may share this."""

    root: Path
    database: IndexDatabase | None = None
    engine: SearchEngine | None = None
    _kept: dict[str, tuple[str | None, OpenedIndex]] = field(default_factory=dict)
    _opening: Lock = field(default_factory=Lock)

    def open(self, name: str) -> OpenedIndex:
        """Return the published generation of a collection. Raises as `open_collection`."""
        with self._opening:
            published = _published(self.root, name)
            kept = self._kept.get(name)
            if kept and kept[0] == published:
                return kept[1]
            opened = open_collection(self.root, name, self.database, self.engine)
            self._kept[name] = published, opened
            return opened

    def keep_only(self, names: Collections) -> None:
        """Close all other collections, as far as nobody uses them."""
        with self._opening:
            for name in self._kept.keys() - names:
                del self._kept[name]


def _published(root: Path, name: str) -> str | None:
    return known_current(collection_root(root, name))


def _renamed(opened: OpenedIndex, ids: ArticleIds) -> OpenedIndex:
    return replace(
        opened,
        store=RenamedStore(opened.store, ids),
        claims=RenamedClaims(opened.claims, ids),
    )
