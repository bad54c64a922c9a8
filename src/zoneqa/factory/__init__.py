"""Settings to objects: the only place where the parts are put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.factory.answerer_opener import AnswererOpener
from zoneqa.factory.embedders import make_embedder, make_sent_embedder
from zoneqa.factory.filter_resolvers import make_filter_resolver, own_aliases
from zoneqa.factory.search_engines import make_external_stores, make_search_engine
from zoneqa.factory.shared_models import make_reader
from zoneqa.settings import Settings
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Collections, Say

if TYPE_CHECKING:
    from zoneqa.indexing.indexer import Indexer
    from zoneqa.llm.generate import Generate

__all__ = [
    "AnswererOpener",
    "make_answerer",
    "make_embedder",
    "make_external_stores",
    "make_filter_resolver",
    "make_indexer",
    "make_reader",
    "make_search_engine",
    "own_aliases",
]


def make_indexer(
    settings: Settings, root: Path, say: Say, collection: str = DEFAULT_COLLECTION
) -> Indexer:
    """Return what builds an index under a root folder, which is that of the collection.

    Raises ModelUnavailable.
    """
    # Answering does without the room of documents, which takes a while to import.
    from zoneqa.claims.extract import claims_of
    from zoneqa.factory.ingest_workers import make_workers, threads_of_worker
    from zoneqa.indexing.chunker import Chunker
    from zoneqa.indexing.claim_extractor import ClaimExtractor, extraction_version
    from zoneqa.indexing.indexer import Indexer
    from zoneqa.text.tokens import open_counter

    return Indexer(
        root,
        make_sent_embedder(settings, say, threads_of_worker(settings)),
        Chunker(open_counter(), settings.passage_tokens),
        settings.generations,
        ClaimExtractor(claims_of, extraction_version()),
        make_workers(settings),
        make_external_stores(settings, collection),
    )


def make_answerer(
    settings: Settings,
    root: Path,
    say: Say,
    generate: Generate | None = None,
    collections: Collections = DEFAULT_ONLY,
) -> CheckingAnswerer:
    """Return what answers, in the words of an LLM if given one, and checks drafts.

    Raises NoIndex, DamagedIndex, ModelUnavailable, or UnusableIndex if the index was made with
    another model.
    """
    return AnswererOpener(settings, root, say, generate)(collections)
