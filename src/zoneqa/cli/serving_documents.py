"""The documents of a service, and the worker that takes them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.settings import Settings
from zoneqa.types import Collections

if TYPE_CHECKING:
    from zoneqa.api import Documents
    from zoneqa.storage.database import Database


def documents_to_serve(settings: Settings, database: Database) -> Documents:
    """Return the documents that the settings name, changed by jobs in the database."""
    from zoneqa.api import Documents
    from zoneqa.corpus.corpus_place import places_of
    from zoneqa.corpus.document_editor import DocumentEditor
    from zoneqa.corpus.file_check import check_file_with
    from zoneqa.corpus.index_process import IndexProcess
    from zoneqa.corpus.ingest_worker import IngestWorker
    from zoneqa.factory.aids import make_reading_aids
    from zoneqa.index import collection_names

    def collections() -> Collections:
        return collection_names(settings.index)

    find_place = places_of(settings)
    editor = DocumentEditor(database, find_place)
    check_file = check_file_with(lambda: make_reading_aids(settings))
    worker = IngestWorker(editor.jobs, find_place, check_file, IndexProcess(), collections)
    return Documents(editor, worker, collections, settings.upload_mb)
