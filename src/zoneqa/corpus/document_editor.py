"""What an editor does with the documents of a collection; each change becomes a job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.corpus_place import FindPlace
from zoneqa.corpus.document_change import INGEST, DocumentChange
from zoneqa.corpus.file_name import safe_file_name
from zoneqa.corpus.last_report import read_last_report
from zoneqa.corpus.listed_document import ListedDocument, listed_documents
from zoneqa.corpus.stored_upload import IncomingFile
from zoneqa.errors import (
    DocumentExists,
    DocumentsTooLarge,
    LastDocument,
    NoSuchDocument,
    OtherCorpus,
    WriterBusy,
)
from zoneqa.index import Generation, generations_unchecked, roll_back
from zoneqa.settings import Settings
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.database import Database
from zoneqa.storage.jobs import JobStore
from zoneqa.storage.records import JobRecord, JobState
from zoneqa.types import DEFAULT_COLLECTION

GB = 1 << 30
_MOST_BYTES = Settings().documents_gb * GB
_UNDONE: Sequence[JobState] = ("queued", "running")


class DocumentEditor:
    """Lists and changes documents; the worker does what waits. Threads may share it."""

    def __init__(
        self,
        database: Database,
        find_place: FindPlace,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self.jobs = JobStore(database)
        self._audit = AuditLog(database)
        self._find_place = find_place
        self._most_bytes = most_bytes

    def listed(self, collection: str) -> list[ListedDocument]:
        """Return the files of a collection. Raises UnreadableInput or CorpusNotFolder."""
        folder = self._folder(collection)
        return listed_documents(folder, read_last_report(self._find_place(collection).index))

    def name_to_put(self, collection: str, name: str, *, replace: bool) -> str:
        """Return the name under which a file is to be kept.

        Raises BadFileName; DocumentExists if it is taken and not to be replaced; CorpusNotFolder.
        """
        folder = self._folder(collection)
        known = folder.find(name) or folder.find(safe_file_name(name))
        kept = known.name if known else safe_file_name(name)
        if not replace and (known or self._is_expected(collection, kept)):
            raise DocumentExists(f"There is a document {kept} already; say that it is replaced.")
        return kept

    def receive(self, collection: str, name: str) -> IncomingFile:
        """Return a file to write an upload into.

        Raises as `name_to_put`, NotKept, or DocumentsTooLarge.
        """
        folder = self._folder(collection)
        self._require_room(folder)
        return folder.uploads.receive(PurePosixPath(name).name)

    def put(self, person_id: str, collection: str, name: str, incoming: IncomingFile) -> JobRecord:
        """Keep an upload that has arrived, to be read and taken in.

        Raises NotKept, or DocumentsTooLarge.
        """
        incoming.keep()
        try:
            self._require_room(self._folder(collection))
            job = self._wanted(person_id, collection, DocumentChange("put", name, incoming.upload))
        except BaseException:
            self._folder(collection).uploads.discard(incoming.upload)
            raise
        details = {"collection": collection, "bytes": incoming.size, "job": job.id}
        self._audit.add(person_id, "document.put", name, details)
        return job

    def remove(self, person_id: str, collection: str, name: str) -> JobRecord:
        """Have a document removed. Raises NoSuchDocument or LastDocument."""
        folder = self._folder(collection)
        known = folder.find(name)
        if known is None:
            raise NoSuchDocument(f"There is no document {name[:200]}.")
        if len(folder.files()) == 1:
            raise LastDocument(f"{name} is the only document: an index cannot be empty.")
        job = self._wanted(person_id, collection, DocumentChange("remove", known.name))
        details = {"collection": collection, "job": job.id}
        self._audit.add(person_id, "document.remove", known.name, details)
        return job

    def read_again(self, person_id: str, collection: str) -> JobRecord:
        """Have the folder read as it is now. Raises CorpusNotFolder."""
        self._folder(collection)
        job = self._wanted(person_id, collection, DocumentChange("read"))
        details = {"job": job.id}
        self._audit.add(person_id, "document.read", collection, details)
        return job

    def give_up(self, person_id: str, job: JobRecord) -> bool:
        """Give up a job that still waits; return whether it did."""
        if not self.jobs.cancel(job.id, ["queued"]):
            return False
        change, collection = DocumentChange.of(job.request), job.collection or DEFAULT_COLLECTION
        if change.upload:
            self._folder(collection).uploads.discard(change.upload)
        self._audit.add(person_id, "document.give_up", change.name, {"job": job.id})
        return True

    def latest_jobs(self, collection: str, limit: int) -> list[JobRecord]:
        """Return the last jobs of a collection, the latest first."""
        return self.jobs.latest(kind=INGEST, collection=collection, limit=limit)

    def generations(self, collection: str) -> Sequence[Generation]:
        """Return the generations of a collection, the newest first."""
        place = self._find_place(collection)
        return generations_unchecked(place.index, place.external.database)

    def roll_back(self, person_id: str, collection: str, name: str) -> None:
        """Let an older generation answer again, after checking every byte of it.

        Raises WriterBusy, DamagedGeneration, NotWritten, NoSuchGeneration or EngineUnavailable.
        """
        if any(job.state == "running" for job in self._undone(collection)):
            raise WriterBusy("Documents are being taken in; roll back when that is done.")
        place = self._find_place(collection)
        roll_back(place.index, name, place.external)
        self._audit.add(person_id, "generation.roll_back", name, {"collection": collection})

    def _folder(self, collection: str) -> CorpusFolder:
        """Return the folder of a collection. Raises CorpusNotFolder, OtherCorpus or NotKept."""
        place = self._find_place(collection)
        folder = CorpusFolder(place.files, place.index_root)
        folder.require()
        known = read_last_report(place.index).rows
        if known and not any(file.name in known for file in folder.files()):
            raise OtherCorpus(
                f"None of the files that the index was made from are in {place.files}: name their "
                "folder in ZONEQA_CORPUS, or run `zoneqa index` to begin anew with this one."
            )
        return folder

    def _require_room(self, folder: CorpusFolder) -> None:
        """Raise DocumentsTooLarge if the documents, and uploads that wait, are too many bytes."""
        if folder.size() > self._most_bytes:
            raise DocumentsTooLarge(
                f"The documents of a collection may have {self._most_bytes / GB:g} GB; remove some "
                "first, or have ZONEQA_DOCUMENTS_GB raised."
            )

    def _wanted(self, person_id: str, collection: str, change: DocumentChange) -> JobRecord:
        return self.jobs.create(INGEST, person_id, change.request(), collection)

    def _is_expected(self, collection: str, name: str) -> bool:
        """Return whether a job is about to keep a file of this name."""
        changes = (DocumentChange.of(job.request) for job in self._undone(collection))
        return any(change.action == "put" and change.name == name for change in changes)

    def _undone(self, collection: str) -> list[JobRecord]:
        return self.jobs.latest(_UNDONE, kind=INGEST, collection=collection, limit=None)
