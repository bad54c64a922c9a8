"""What changes documents: the editor's side, and the worker that does what waits."""

from __future__ import annotations

from zoneqa.corpus.corpus_place import places_of
from zoneqa.corpus.document_editor import GB, DocumentEditor
from zoneqa.corpus.file_check import check_file_with
from zoneqa.corpus.index_process import IndexProcess
from zoneqa.corpus.ingest_worker import IngestWorker
from zoneqa.factory.aids import make_reading_aids
from zoneqa.factory.search_engines import make_search_engine
from zoneqa.index import collection_names
from zoneqa.settings import Settings
from zoneqa.storage.database import Database
from zoneqa.storage.index_in_database import make_index_database
from zoneqa.storage.jobs import JobStore


def make_document_editor(settings: Settings, database: Database) -> DocumentEditor:
    """Return what turns changes of documents into jobs."""
    places = places_of(settings, make_index_database(settings), make_search_engine(settings))
    return DocumentEditor(database, places, settings.documents_gb * GB)


def make_ingest_worker(settings: Settings, database: Database) -> IngestWorker:
    """Return what does these jobs, with a process that builds the index."""
    return IngestWorker(
        JobStore(database),
        places_of(settings),
        check_file_with(lambda: make_reading_aids(settings)),
        IndexProcess(),
        lambda: collection_names(settings.index),
    )
