"""Opening the generation that answers, or an older one if that is damaged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from zoneqa.errors import DamagedIndex, EngineUnavailable
from zoneqa.index.base import NoClaims
from zoneqa.index.generations import check, current_name, finished_names, require_current
from zoneqa.index.manifest import CLAIMS_KEPT, Manifest
from zoneqa.index.search_engine import SearchEngine
from zoneqa.index.search_parts import open_parts
from zoneqa.index.searchable import SearchableIndex
from zoneqa.index.sqlite import SqliteStore
from zoneqa.index.sqlite_claims import SqliteClaims

_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedIndex(SearchableIndex):
    """A generation of the index, opened, and the folder that it is in."""

    folder: Path

    @property
    def manifest(self) -> Manifest:
        """Return the manifest of the generation."""
        return self.manifests[0]


def open_current(root: Path, engine: SearchEngine | None = None) -> OpenedIndex:
    """Return the published generation after checking every byte of it.

    What an `engine` keeps is searched there. Raises NoIndex, DamagedIndex or EngineUnavailable.
    """
    for _ in range(_TRIES):
        name = require_current(root)
        try:
            return _open(root / name, engine)
        except DamagedIndex:
            # A writer may have published another generation and removed this one meanwhile.
            if current_name(root) == name:
                raise
    raise DamagedIndex(f"The index in {root} changes faster than it can be opened.")


def open_sound(root: Path, engine: SearchEngine | None = None) -> OpenedIndex:
    """Return the published generation or, if it is damaged, the newest one that is not.

    So it is if the engine cannot be reached and keeps copies. Raises NoIndex, DamagedIndex if every
    generation is damaged, or EngineUnavailable.
    """
    try:
        return open_current(root, engine)
    except (DamagedIndex, EngineUnavailable) as damage:
        if isinstance(damage, EngineUnavailable) and not (engine and engine.keeps_copy):
            raise
        for name in finished_names(root):
            try:
                opened = _open(root / name, engine)
            except (DamagedIndex, EngineUnavailable):
                continue
            return replace(opened, warning=f"{damage} Until then, {name} answers.")
        raise


def _open(folder: Path, engine: SearchEngine | None) -> OpenedIndex:
    manifest = check(folder)
    try:
        parts = open_parts(folder, manifest, engine)
        return OpenedIndex(
            name=folder.name,
            folder=folder,
            manifests=(manifest,),
            store=SqliteStore(folder),
            vectors=parts.vectors,
            lexical=parts.lexical,
            trouble=parts.trouble,
            claims=SqliteClaims(folder) if manifest.format >= CLAIMS_KEPT else NoClaims(),
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise DamagedIndex(f"{folder} cannot be opened: {error}.") from error
