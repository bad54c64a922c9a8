"""A collection in a folder of its own, and fakes of what reads its files and builds its index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.corpus_place import CorpusPlace
from zoneqa.corpus.document_editor import DocumentEditor
from zoneqa.corpus.file_check import FileCheck
from zoneqa.corpus.index_process import IndexOutcome, OnProgress
from zoneqa.corpus.ingest_worker import IngestWorker
from zoneqa.documents.document import Problem
from zoneqa.storage.database import Database
from zoneqa.storage.jobs import JobStore
from zoneqa.storage.records import JobRecord
from zoneqa.types import DEFAULT_COLLECTION, Progress

BROKEN = b"broken"
"""What the fake cannot read."""

LOCKED = Problem("encrypted", "It is protected by a password.")


def check_file(path: Path, place: CorpusPlace, progress: Progress) -> FileCheck:
    """Read a file: anything but BROKEN is an article."""
    progress(1, 1)
    broken = path.read_bytes() == BROKEN
    return FileCheck(not broken, (LOCKED,) if broken else ())


@dataclass
class FakeIndex:
    """Builds an index: remembers the names and contents of the files, or ends as it is told to."""

    outcomes: Iterator[IndexOutcome] = field(default_factory=lambda: iter(()))
    before: Callable[[], None] = lambda: None
    built: list[dict[str, bytes]] = field(default_factory=list)

    def __call__(
        self, place: CorpusPlace, on_progress: OnProgress, stop: Event, lock: int
    ) -> IndexOutcome:
        self.before()
        if stop.is_set():
            return IndexOutcome(None)
        on_progress({"step": "Reading files", "done": 1, "total": 2})
        told = next(self.outcomes, None)
        if told is not None:
            return told
        files = CorpusFolder(place.files).files()
        self.built.append({file.name: file.path.read_bytes() for file in files})
        return IndexOutcome(0, printed(*(file.name for file in files)))


def printed(*names: str) -> dict[str, object]:
    """Return what `zoneqa index --json` prints for files of one article each."""
    rows = [{"name": name, "status": "read", "articles": [name]} for name in names]
    report = {"files": rows, "totals": {"files": len(rows)}}
    row = {"generation": "gen-2", "fresh": True, "articles": len(rows), "report": report}
    return dict(json.loads(json.dumps(row)))


@dataclass
class Office:
    """An editor, a worker and the files that they share."""

    database: Database
    folder: Path
    index: FakeIndex = field(default_factory=FakeIndex)

    def place(self, collection: str) -> CorpusPlace:
        """Return where the files of a collection lie."""
        return CorpusPlace(collection, self.folder / collection, self.folder / "index")

    @property
    def editor(self) -> DocumentEditor:
        return DocumentEditor(self.database, self.place)

    @property
    def jobs(self) -> JobStore:
        return JobStore(self.database)

    def worker(self) -> IngestWorker:
        """Return a new worker, as another service would have."""
        return IngestWorker(self.jobs, self.place, check_file, self.index)

    def put(
        self, name: str, data: bytes, *, replace: bool = False, to: str = DEFAULT_COLLECTION
    ) -> JobRecord:
        """Upload a file."""
        kept = self.editor.name_to_put(to, name, replace=replace)
        with self.editor.receive(to, kept) as incoming:
            incoming.write(data)
            return self.editor.put("li", to, kept, incoming)

    def job(self, job: JobRecord) -> JobRecord:
        """Return a job as it is now."""
        found = self.jobs.get(job.id)
        assert found is not None
        return found

    def files(self, collection: str = DEFAULT_COLLECTION) -> dict[str, bytes]:
        """Return the files of a collection."""
        files = CorpusFolder(self.place(collection).files).files()
        return {file.name: file.path.read_bytes() for file in files}

    def left_over(self, collection: str = DEFAULT_COLLECTION) -> list[str]:
        """Return what lies beside the files: uploads and originals."""
        own = self.place(collection).files / ".zoneqa"
        return sorted(path.name for path in own.rglob("*") if path.is_file())
