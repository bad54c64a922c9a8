"""The index on disk: immutable generations of articles, vectors and terms."""

from zoneqa.index.vector_cache import VectorCache
from zoneqa.index.generations import (
    Generation,
    current_name,
    finished,
    generations,
    require_current,
)
from zoneqa.index.manifest import FORMAT, Manifest
from zoneqa.index.open_generation import OpenedSnapshot, open_current, open_sound
from zoneqa.index.snapshot import Index, Snapshot
from zoneqa.index.publish import Draft, publish, roll_back

__all__ = [
    "FORMAT",
    "Draft",
    "Generation",
    "Index",
    "Manifest",
    "OpenedSnapshot",
    "Snapshot",
    "VectorCache",
    "current_name",
    "finished",
    "generations",
    "open_current",
    "open_sound",
    "publish",
    "require_current",
    "roll_back",
]
