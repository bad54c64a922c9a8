"""The index on disk: immutable generations of articles, vectors, terms and claims."""

from zoneqa.index.base import (
    EVERY_ARTICLE,
    ArticleField,
    ArticleFilter,
    ArticleStore,
    LexicalIndex,
    Searcher,
    VectorIndex,
)
from zoneqa.index.claim_store import ClaimFilter, ClaimStore, Extract, ExtractEach
from zoneqa.index.collections import (
    collection_folders,
    collection_names,
    collection_root,
    in_order,
    require_collection,
)
from zoneqa.index.external_stores import NO_EXTERNAL_STORES, ExternalStores
from zoneqa.index.generation_names import generations_in
from zoneqa.index.generations import (
    Generation,
    cache_folder,
    current_name,
    finished_names,
    generations,
    generations_unchecked,
    made_at,
    require_current,
    require_finished,
)
from zoneqa.index.generations import check as check_generation
from zoneqa.index.hybrid import HybridSearcher
from zoneqa.index.manifest import FORMAT, LOCAL, ArticlePlace, Manifest
from zoneqa.index.open_collections import (
    OpenedCollections,
    merged,
    open_collection,
    open_collections,
    published_names,
)
from zoneqa.index.open_generation import OpenedIndex, open_current, open_sound
from zoneqa.index.removal import remove_collection
from zoneqa.index.rollback import roll_back
from zoneqa.index.search_engine import SearchEngine, Trouble
from zoneqa.index.searchable import SearchableIndex
from zoneqa.index.vector_cache import VectorCache
from zoneqa.index.working_copy import pull, pull_all, pull_published
from zoneqa.index.writer import Draft, publish
from zoneqa.index.writer import adopt as adopt_generation

__all__ = [
    "EVERY_ARTICLE",
    "FORMAT",
    "LOCAL",
    "NO_EXTERNAL_STORES",
    "ArticleField",
    "ArticleFilter",
    "ArticlePlace",
    "ArticleStore",
    "ClaimFilter",
    "ClaimStore",
    "Draft",
    "ExternalStores",
    "Extract",
    "ExtractEach",
    "Generation",
    "HybridSearcher",
    "LexicalIndex",
    "Manifest",
    "OpenedCollections",
    "OpenedIndex",
    "SearchEngine",
    "SearchableIndex",
    "Searcher",
    "Trouble",
    "VectorCache",
    "VectorIndex",
    "adopt_generation",
    "cache_folder",
    "check_generation",
    "collection_folders",
    "collection_names",
    "collection_root",
    "current_name",
    "finished_names",
    "generations",
    "generations_in",
    "generations_unchecked",
    "in_order",
    "made_at",
    "merged",
    "open_collection",
    "open_collections",
    "open_current",
    "open_sound",
    "publish",
    "published_names",
    "pull",
    "pull_all",
    "pull_published",
    "remove_collection",
    "require_collection",
    "require_current",
    "require_finished",
    "roll_back",
]
