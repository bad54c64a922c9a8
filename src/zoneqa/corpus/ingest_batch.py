"""Jobs that change one collection: their files one by one, then the index once for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.corpus_place import CorpusPlace
from zoneqa.corpus.document_change import DocumentChange
from zoneqa.corpus.file_check import CheckFile, problem_rows
from zoneqa.corpus.index_process import IndexOutcome, JobProgress, RunIndex
from zoneqa.errors import DatabaseUnavailable, WriterBusy, ZoneqaError
from zoneqa.folders.lock import LockHeldError, try_lock
from zoneqa.storage.jobs import JobStore
from zoneqa.storage.records import JobRecord

_LOCK = "INGEST"
"""Held by the one worker that changes the files of a collection, and by its `zoneqa index`."""
_LOOK_SECONDS = 0.5
_HEARTBEAT_SECONDS = 5.0
_FAILURES = {
    2: "usage",
    3: "corpus_unreadable",
    4: "index_not_written",
    6: "model_unavailable",
    7: "service_unreachable",
}
"""What is the matter, by the exit code of `zoneqa index`."""


class Stopped(Exception):
    """The service is being stopped: the jobs wait for the next one."""


class IngestBatch:
    """Does jobs of one collection, together; each step may be done again after a crash."""

    def __init__(
        self,
        jobs: JobStore,
        place: CorpusPlace,
        check_file: CheckFile,
        run_index: RunIndex,
        stop: Event,
    ) -> None:
        self._jobs = jobs
        self._place = place
        self._folder = CorpusFolder(place.files, place.index_root)
        self._check_file = check_file
        self._run_index = run_index
        self._stop = stop
        self._lock = Lock()
        self._running: dict[str, tuple[JobRecord, JobProgress]] = {}

    def run(self, batch: Sequence[JobRecord]) -> None:
        """Do the jobs, and note how each of them ended. If the service stops, they wait again."""
        self._running = {job.id: (job, {}) for job in batch}
        try:
            with self._heartbeats(), self._turn() as lock:
                for job in self._jobs_running():
                    self._go_on()
                    self._do(job)
                if self._running:
                    self._index(lock)
        except Stopped:
            for job in self._jobs_running():
                self._jobs.give_back(job)
        except DatabaseUnavailable:
            raise  # they wait again when nothing has been heard of them for a while
        except Exception:
            self._end_all("failed", {"code": "internal", "message": ""})
            raise

    @contextmanager
    def _turn(self) -> Iterator[int]:
        """Hold the lock on the files of the collection as soon as no other worker does."""
        self._place.index.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                with try_lock(self._place.index / _LOCK) as lock:
                    yield lock
                    return
            except LockHeldError:
                self._tell_all({"stage": "waiting"})
                self._pause()

    def _do(self, job: JobRecord) -> None:
        """Change the file that a job is about; what cannot be done ends the job alone."""
        change = DocumentChange.of(job.request)
        try:
            if change.action == "put":
                self._put(job, change)
            elif change.action == "remove":
                self._remove(job, change)
        except DatabaseUnavailable:
            raise
        except ZoneqaError as error:
            self._end(job, "failed", {"code": error.code, "message": str(error)})

    def _put(self, job: JobRecord, change: DocumentChange) -> None:
        known = self._folder.find(change.name)
        target = known.path if known else self._folder.root / Path(change.name).name
        upload = self._folder.uploads.path(change.upload, Path(change.name).name)
        if not upload.exists():
            if not known:  # else a run that broke off has taken it in
                self._end(job, "failed", {"code": "upload_gone", "message": ""})
            return
        self._tell(job, {"stage": "reading"})

        def pages(done: int, total: int) -> None:
            self._tell(job, {"stage": "reading", "step": "pages", "done": done, "total": total})

        found = self._check_file(upload, self._place, pages)
        if found.is_readable:
            self._folder.place(upload, target, job.id)
            self._tell(job, {"stage": "taken_in"})
        else:
            problems = problem_rows(found.problems)
            self._end(job, "failed", {"code": "nothing_readable", "problems": problems})
        self._folder.uploads.discard(change.upload)

    def _remove(self, job: JobRecord, change: DocumentChange) -> None:
        known = self._folder.find(change.name)
        if known:
            self._folder.remove(known.path, job.id)
        self._tell(job, {"stage": "taken_in"})

    def _index(self, lock: int) -> None:
        """Bring the index up to date, as soon as no other process builds it."""
        while True:
            self._tell_all({"stage": "indexing"})
            outcome = self._run_index(self._place, self._tell_indexing, self._stop, lock)
            if outcome.code == WriterBusy.exit_code:
                self._tell_all({"stage": "waiting"})
                self._pause()
                continue
            if outcome.code is None:
                raise Stopped
            self._note(outcome)
            return

    def _note(self, outcome: IndexOutcome) -> None:
        printed = outcome.printed
        if printed is None:
            code = _FAILURES.get(outcome.code or 0, "internal")
            self._end_all("failed", {"code": code, "message": outcome.says})
            return
        self._folder.forget_originals()
        rows = {row["name"]: row for row in printed["report"]["files"]}
        built = {
            "generation": printed["generation"],
            "articles": printed["articles"],
            "fresh": printed["fresh"],
        }
        for job in self._jobs_running():
            row = rows.get(DocumentChange.of(job.request).name)
            self._end(job, "done", {**built, "file": row})

    def _jobs_running(self) -> list[JobRecord]:
        with self._lock:
            return [job for job, _ in self._running.values()]

    def _tell_indexing(self, progress: JobProgress) -> None:
        self._tell_all({"stage": "indexing", **progress})

    def _tell_all(self, progress: JobProgress) -> None:
        for job in self._jobs_running():
            self._tell(job, progress)

    def _tell(self, job: JobRecord, progress: JobProgress) -> None:
        """Note the progress of a job, unless it has been given to another worker."""
        is_ours = self._jobs.report(job, progress)
        with self._lock:
            if job.id in self._running and is_ours:
                self._running[job.id] = job, progress
            else:
                self._running.pop(job.id, None)

    def _end_all(self, state: Any, result: Mapping[str, Any]) -> None:
        for job in self._jobs_running():
            self._end(job, state, result)

    def _end(self, job: JobRecord, state: Any, result: Mapping[str, Any]) -> None:
        with self._lock:
            self._running.pop(job.id, None)
        self._jobs.end(job, state, result)

    def _pause(self) -> None:
        if self._stop.wait(_LOOK_SECONDS):
            raise Stopped

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped

    @contextmanager
    def _heartbeats(self) -> Iterator[None]:
        """Say again and again that the jobs are at work, however long a step takes."""
        ended = Event()

        def beat() -> None:
            while not ended.wait(_HEARTBEAT_SECONDS):
                with self._lock:
                    running = list(self._running.values())
                for job, progress in running:
                    try:
                        self._jobs.report(job, progress)
                    except DatabaseUnavailable:
                        break  # the next beat may reach it

        thread = Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
