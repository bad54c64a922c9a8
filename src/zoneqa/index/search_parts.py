"""Opening what searches a generation: its own files, or the engine that has its rows."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from zoneqa.errors import DamagedIndex, EngineUnavailable
from zoneqa.index.faiss import FaissIndex
from zoneqa.index.fallback import with_fallback
from zoneqa.index.manifest import LOCAL, ROWS_INDEXED, Manifest
from zoneqa.index.search_engine import NotConnected, SearchEngine, SearchParts
from zoneqa.index.tantivy import TantivyIndex


def open_parts(folder: Path, manifest: Manifest, engine: SearchEngine | None) -> SearchParts:
    """Return what searches a generation, after a look at its rows in the engine.

    Without that engine, the files answer if there are any. Raises DamagedIndex, and
    EngineUnavailable if no copy may answer.
    """
    if manifest.engine == LOCAL:
        return _files(folder, manifest)
    if engine is None or engine.name != manifest.engine:
        connected = NotConnected(manifest.engine)
        return _files(folder, manifest) if manifest.has_files else SearchParts(connected, connected)
    parts = engine.open(folder, manifest)
    if not (engine.keeps_copy and manifest.has_files):
        parts.check()
        return parts
    with suppress(EngineUnavailable, DamagedIndex):
        parts.check()  # what it raises is the trouble of the parts from then on
    return with_fallback(parts, _files(folder, manifest))


def _files(folder: Path, manifest: Manifest) -> SearchParts:
    return SearchParts(
        vectors=FaissIndex(folder),
        lexical=TantivyIndex(folder, rows_indexed=manifest.format >= ROWS_INDEXED),
    )
