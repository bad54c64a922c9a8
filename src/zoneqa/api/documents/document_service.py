"""The documents of a service: who may change which, threads for it, and the worker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

from zoneqa.api.asking_person import person_of
from zoneqa.api.http_errors import HttpError
from zoneqa.api.library import Visible, all_of_them
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.corpus.document_editor import DocumentEditor
from zoneqa.corpus.ingest_worker import IngestWorker
from zoneqa.storage.records import JobRecord
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY, Collections

T = TypeVar("T")

_WORKERS = 4
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Documents:
    """What can be changed and what changes it; `collections` returns the names that there are."""

    editor: DocumentEditor
    worker: IngestWorker
    collections: Callable[[], Collections] = lambda: DEFAULT_ONLY
    upload_mb: int = 200


class DocumentService:
    """Lets editors change the documents of the collections that they see."""

    def __init__(self, documents: Documents, visible: Visible = all_of_them) -> None:
        self.editor = documents.editor
        self.largest = documents.upload_mb * _MB
        self._documents = documents
        self._visible = visible
        # An upload that waits for the disk keeps no thread from those who ask.
        self._pool = WorkerPool("documents", workers=_WORKERS)

    def start(self) -> None:
        """Let the worker begin."""
        self._documents.worker.start()

    async def close(self) -> None:
        """Stop the worker and the threads; what is not done waits for the next service."""
        await asyncio.to_thread(self._documents.worker.stop)
        self._pool.close()

    async def call(self, work: Callable[[], T]) -> T:
        """Return the result of `work`, done in a thread. Raises Busy."""
        return await self._pool.call(work)

    async def write(self, work: Callable[[], T]) -> T:
        """Return the result of a further part of what was let in with `call`."""
        return await self._pool.call(work, admitted=True)

    async def collections(self, request: Request) -> list[str]:
        """Return the collections that the sender may change, the default one first."""
        person = person_of(request)

        def visible() -> list[str]:
            every = self._documents.collections() | DEFAULT_ONLY
            names = self._visible(person, every)
            return sorted(names, key=lambda name: (name != DEFAULT_COLLECTION, name))

        return await self.call(visible)

    async def collection(self, request: Request, name: str | None) -> str:
        """Return the collection that is meant. Raises HttpError 404."""
        known = await self.collections(request)
        wanted = name or (known[0] if known else DEFAULT_COLLECTION)
        if wanted not in known:
            raise HttpError(404, "collection_unknown", "There is no such collection.")
        return wanted

    async def job(self, request: Request, job_id: str) -> JobRecord:
        """Return a job of a collection that the sender may change. Raises HttpError 404."""
        visible = await self.collections(request)
        job = await self.call(lambda: self.editor.jobs.get(job_id))
        if job is None or (job.collection or DEFAULT_COLLECTION) not in visible:
            raise HttpError(404, "job_unknown", "There is no such job.")
        return job

    async def give_up(self, request: Request, job_id: str) -> None:
        """Give up a job that still waits. Raises HttpError 404 or 409."""
        job, person = await self.job(request, job_id), person_of(request)
        if not await self.call(lambda: self.editor.give_up(person.id, job)):
            raise HttpError(409, "job_begun", "The change has begun or ended already.")
