"""Opening the generation that answers, or an older one if that is damaged."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex, EngineUnavailable, UnusableIndex
from zoneqa.index.base import ArticleStore
from zoneqa.index.claim_store import ClaimStore, NoClaims
from zoneqa.index.external_stores import NO_EXTERNAL_STORES, ExternalStores
from zoneqa.index.generations import check, current_name, finished_names, require_current
from zoneqa.index.manifest import CLAIMS_KEPT, Manifest
from zoneqa.index.search_parts import open_parts
from zoneqa.index.searchable import SearchableIndex
from zoneqa.index.sqlite import SqliteStore
from zoneqa.index.sqlite_claims import SqliteClaims
from zoneqa.index.working_copy import copy_again

if TYPE_CHECKING:  # its libraries take a while to import
    from zoneqa.index.index_database import CollectionDatabase

_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedIndex(SearchableIndex):
    """A generation of the index, opened, and the folder that it is in."""

    folder: Path

    @property
    def manifest(self) -> Manifest:
        """Return the manifest of the generation."""
        return self.manifests[0]


def open_current(root: Path, external: ExternalStores = NO_EXTERNAL_STORES) -> OpenedIndex:
    """Return the published generation after checking every byte of it.

    Raises NoIndex, DamagedIndex, DatabaseUnavailable or EngineUnavailable.
    """
    for _ in range(_TRIES):
        name = require_current(root)
        try:
            return _open(root / name, external)
        except DamagedIndex:
            # A writer may have published another generation and removed this one meanwhile.
            if current_name(root) == name:
                raise
    raise DamagedIndex(f"The index in {root} changes faster than it can be opened.")


def open_sound(root: Path, external: ExternalStores = NO_EXTERNAL_STORES) -> OpenedIndex:
    """Return the published generation or, if it is damaged, the newest one that is not.

    Files from a database that are damaged are copied again. An engine that cannot be reached is
    like damage if it keeps copies. Raises NoIndex, DatabaseUnavailable, EngineUnavailable, or
    DamagedIndex if every generation is damaged.
    """
    try:
        return open_current(root, external)
    except (DamagedIndex, EngineUnavailable) as damage:
        engine = external.engine
        if isinstance(damage, EngineUnavailable) and not (engine and engine.keeps_copy):
            raise
        if copy_again(root, external.database):
            return open_current(root, external)
        for name in finished_names(root):
            try:
                opened = _open(root / name, external)
            except (DamagedIndex, EngineUnavailable):
                continue
            return replace(opened, warning=f"{damage} Until then, {name} answers.")
        raise


def _open(folder: Path, external: ExternalStores) -> OpenedIndex:
    # The rows in the engine are looked at as they are opened: there may be a copy of them.
    manifest = check(folder, ExternalStores(database=external.database))
    try:
        store, claims = _open_articles(folder, manifest, external.database)
        parts = open_parts(folder, manifest, external.engine)
        return OpenedIndex(
            name=folder.name,
            folder=folder,
            manifests=(manifest,),
            store=store,
            vectors=parts.vectors,
            lexical=parts.lexical,
            claims=claims,
            trouble=parts.trouble,
        )
    except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
        raise DamagedIndex(f"{folder} cannot be opened: {error}.") from error


def _open_articles(
    folder: Path, manifest: Manifest, database: CollectionDatabase | None
) -> tuple[ArticleStore, ClaimStore]:
    if manifest.articles_in == "folder":
        has_claims = manifest.format >= CLAIMS_KEPT
        return SqliteStore(folder), SqliteClaims(folder) if has_claims else NoClaims()
    if database is None:
        raise UnusableIndex(
            f"The articles of {folder} are in PostgreSQL; name the database in ZONEQA_DATABASE, "
            "or build the index again with `zoneqa index`."
        )
    return database.store(folder.name), database.claims(folder.name)
