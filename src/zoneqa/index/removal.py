"""Removing a collection, from its folder and from the stores outside of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import NoIndex, UsageError
from zoneqa.folders.publish import discard
from zoneqa.index.collections import collection_root
from zoneqa.index.external_stores import ExternalStores
from zoneqa.index.generations import begun_names, finished_names
from zoneqa.index.search_engine import SearchEngine
from zoneqa.index.write_lock import writing
from zoneqa.types import DEFAULT_COLLECTION

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import IndexDatabase


def remove_collection(
    root: Path,
    name: str,
    database: IndexDatabase | None = None,
    engine: SearchEngine | None = None,
    note: Callable[[], None] = lambda: None,
) -> None:
    """Remove a collection with a name, all of its generations.

    `note` is called before any of it is removed: what fails from then on may have removed a part.
    Raises what that raises, UsageError for the default one, NoIndex if there is none, WriterBusy,
    NotWritten, DatabaseUnavailable or EngineUnavailable.
    """
    if name == DEFAULT_COLLECTION:
        raise UsageError("The default collection is the index itself; only others can be removed.")
    folder, external = collection_root(root, name), ExternalStores.of(name, database, engine)
    if not finished_names(folder) and not external.names():
        raise NoIndex(f"There is no collection {name} in {root}.")
    with writing(folder):
        external.require_reachable()
        note()
        external.remove_all(folder, begun_names(folder))
        for generation in finished_names(folder):
            discard(folder / generation)
        shutil.rmtree(folder)
