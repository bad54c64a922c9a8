"""The worker that does the waiting jobs, in a thread of the service."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import timedelta
from threading import Event, Thread

from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.corpus_place import FindPlace
from zoneqa.corpus.document_change import INGEST, DocumentChange
from zoneqa.corpus.file_check import CheckFile
from zoneqa.corpus.index_process import RunIndex
from zoneqa.corpus.ingest_batch import IngestBatch
from zoneqa.errors import ZoneqaError
from zoneqa.storage.jobs import JobStore
from zoneqa.types import DEFAULT_COLLECTION, DEFAULT_ONLY

LEASE = timedelta(seconds=30)
"""A job whose worker is silent for so long waits again."""

_LOOK_SECONDS = 1.0
_TROUBLE_SECONDS = 10.0
_MOST_TOGETHER = 100
_LONGEST_UPLOAD = 3600.0
"""Seconds after which an upload that no job names will not get one any more."""

log = logging.getLogger("zoneqa.corpus")


class IngestWorker:
    """Does jobs one after the other; those that wait for one collection, together.

    Workers of several services may share a database: each job is claimed once.
    """

    def __init__(
        self,
        jobs: JobStore,
        find_place: FindPlace,
        check_file: CheckFile,
        run_index: RunIndex,
        collections: Callable[[], Collection[str]] = lambda: DEFAULT_ONLY,
        *,
        lease: timedelta = LEASE,
    ) -> None:
        self._jobs = jobs
        self._find_place = find_place
        self._check_file = check_file
        self._run_index = run_index
        self._collections = collections
        self._lease = lease
        self._stop = Event()
        self._thread = Thread(target=self._work, name="ingest", daemon=True)

    def start(self) -> None:
        """Work in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the work that goes on, which then waits for the next service."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def step(self) -> bool:
        """Do the jobs that have waited longest; return whether any waited."""
        self._jobs.requeue_lost(self._lease)
        first = self._jobs.claim()
        if first is None:
            return False
        batch = [first]
        while len(batch) < _MOST_TOGETHER and (alike := self._jobs.claim(first)):
            batch.append(alike)
        place = self._find_place(first.collection or DEFAULT_COLLECTION)
        IngestBatch(self._jobs, place, self._check_file, self._run_index, self._stop).run(batch)
        return True

    def sweep(self) -> None:
        """Remove the uploads that no job waits for, as where a service was killed before."""
        waiting = self._jobs.latest(("queued", "running"), kind=INGEST, limit=None)
        wanted = {DocumentChange.of(job.request).upload for job in waiting}
        for collection in self._collections():
            place = self._find_place(collection)
            CorpusFolder(place.files).uploads.sweep(wanted, _LONGEST_UPLOAD)

    def _work(self) -> None:
        is_swept = False
        while not self._stop.is_set():
            try:
                if not is_swept:
                    self.sweep()
                    is_swept = True
                if not self.step():
                    self._stop.wait(_LOOK_SECONDS)
            except Exception as error:
                # Whatever it is: without this, no document would be taken in any more.
                known = isinstance(error, ZoneqaError)
                log.error("documents: %s", error, exc_info=None if known else error)
                self._stop.wait(_TROUBLE_SECONDS)
