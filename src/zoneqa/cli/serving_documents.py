"""The documents of a service, and the worker that takes them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.api import Documents
    from zoneqa.storage.database import Database


def documents_to_serve(settings: Settings, database: Database) -> Documents:
    """Return the documents that the settings name, changed by jobs in the database."""
    from zoneqa.api import Documents
    from zoneqa.factory.document_editing import make_document_editor, make_ingest_worker
    from zoneqa.index import collection_names

    return Documents(
        make_document_editor(settings, database),
        make_ingest_worker(settings, database),
        lambda: collection_names(settings.index),
        settings.upload_mb,
    )
