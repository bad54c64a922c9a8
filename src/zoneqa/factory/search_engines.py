"""The stores outside of the index folder that the settings name, if any."""

from __future__ import annotations

from zoneqa.errors import UsageError
from zoneqa.index import ExternalStores, SearchEngine
from zoneqa.settings import Settings
from zoneqa.storage.index_in_database import make_index_database


def make_search_engine(settings: Settings) -> SearchEngine | None:
    """Return what keeps vectors and terms; None for files. Nothing is connected yet.

    One is for a whole process: it remembers failures. Raises UsageError without an address.
    """
    if settings.engine == "local":
        return None
    if settings.milvus_uri is None:
        raise UsageError("ZONEQA_ENGINE is milvus, but ZONEQA_MILVUS_URI is not set.")
    from zoneqa.index.milvus import MilvusEngine
    from zoneqa.index.milvus_connection import (
        IN_PROCESS,
        MilvusAddress,
        MilvusConnection,
        MilvusLimits,
    )

    address = MilvusAddress(
        settings.milvus_uri, settings.milvus_token or "", settings.milvus_database or ""
    )
    limits = IN_PROCESS if address.is_file else MilvusLimits()
    keeps_copy = settings.engine_fallback == "local"
    return MilvusEngine(MilvusConnection(address, limits), keeps_copy=keeps_copy)


def make_external_stores(settings: Settings, collection: str) -> ExternalStores:
    """Return what keeps a collection's articles and vectors outside of its folder, if anything.

    Nothing is connected yet. Raises UsageError if an address is missing.
    """
    database, engine = make_index_database(settings), make_search_engine(settings)
    return ExternalStores.of(collection, database, engine)
