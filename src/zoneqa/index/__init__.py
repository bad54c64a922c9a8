"""The index on disk: immutable generations of articles, vectors and terms."""

from zoneqa.index.base import ArticleStore, LexicalIndex, Searcher, VectorIndex
from zoneqa.index.generations import (
    Generation,
    cache_folder,
    current_name,
    finished_names,
    generations,
    require_current,
    require_finished,
)
from zoneqa.index.hybrid import HybridSearcher
from zoneqa.index.manifest import FORMAT, Manifest
from zoneqa.index.open_generation import OpenedIndex, open_current, open_sound
from zoneqa.index.writer import Draft, publish, roll_back
from zoneqa.index.vector_cache import VectorCache

__all__ = [
    "FORMAT",
    "ArticleStore",
    "Draft",
    "Generation",
    "HybridSearcher",
    "LexicalIndex",
    "Manifest",
    "OpenedIndex",
    "Searcher",
    "VectorCache",
    "VectorIndex",
    "cache_folder",
    "current_name",
    "finished_names",
    "generations",
    "open_current",
    "open_sound",
    "publish",
    "require_current",
    "require_finished",
    "roll_back",
]
