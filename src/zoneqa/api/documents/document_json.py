"""The JSON of documents, generations and jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from typing_extensions import TypedDict

from zoneqa.corpus.document_change import Action, DocumentChange
from zoneqa.corpus.listed_document import DocumentState, ListedDocument
from zoneqa.documents.document import Reason
from zoneqa.index import Generation
from zoneqa.index.article_ids import NamedIds
from zoneqa.storage.records import JobRecord, JobState
from zoneqa.types import DEFAULT_COLLECTION


class ProblemJson(TypedDict):
    """What cannot be read in a file; `part` is the place in it, empty for the whole."""

    reason: Reason
    says: str
    part: str


class FileReportJson(TypedDict):
    """What the last run says of a file: ids of its articles, repairs by kind, problems, notes."""

    status: Literal["read", "kept", "skipped"]
    articles: list[str]
    duplicates: int
    repairs: dict[str, int]
    problems: list[ProblemJson]
    notes: list[str]


class DocumentJson(TypedDict):
    """A file of articles; `report` is null while it waits to be taken in."""

    name: str
    size: int
    changed_at: str
    state: DocumentState
    report: FileReportJson | None


class DocumentListJson(TypedDict):
    """A page of the files of a collection; `total` are all that match."""

    collection: str
    documents: list[DocumentJson]
    total: int


class GenerationJson(TypedDict):
    """A generation; `problem` says what is wrong with one that is damaged."""

    name: str
    current: bool
    created_at: str | None
    articles: int | None
    passages: int | None
    size: int
    problem: str | None


class GenerationListJson(TypedDict):
    """The generations of a collection, the newest first."""

    collection: str
    generations: list[GenerationJson]


class JobProgressJson(TypedDict, total=False):
    """How far a job is: `waiting` for another writer, `reading`, `taken_in` or `indexing`."""

    stage: Literal["waiting", "reading", "taken_in", "indexing"]
    step: str
    done: int
    total: int


class JobResultJson(TypedDict, total=False):
    """How a job ended: what was published and what the file gave, or why it failed."""

    generation: str
    articles: int
    fresh: bool
    file: FileReportJson | None
    code: str
    message: str
    problems: list[ProblemJson]


class JobJson(TypedDict):
    """A change of one document: it waits, is done in the background, and ends."""

    id: str
    action: Action
    name: str
    collection: str
    state: JobState
    progress: JobProgressJson
    result: JobResultJson | None
    created_at: str
    ended_at: str | None


class JobListJson(TypedDict):
    """The last jobs of a collection, the latest first."""

    jobs: list[JobJson]


def document_json(document: ListedDocument, collection: str) -> DocumentJson:
    """Return a document of a collection as JSON."""
    return {
        "name": document.name,
        "size": document.size,
        "changed_at": _time(document.changed_at),
        "state": document.state,
        "report": file_report_json(document.report, collection) if document.report else None,
    }


def file_report_json(row: Mapping[str, Any], collection: str) -> FileReportJson:
    """Return the row of a file in the report of a run, with the ids by which articles are known."""
    return {
        "status": row["status"],
        "articles": known_ids(row["articles"], collection),
        "duplicates": len(row.get("duplicates", ())),
        "repairs": dict(row.get("repairs", {})),
        "problems": list(row.get("problems", ())),
        "notes": list(row.get("notes", ())),
    }


def known_ids(articles: Iterable[str], collection: str) -> list[str]:
    """Return the ids of articles of a collection as they are known outside of it."""
    if collection == DEFAULT_COLLECTION:
        return list(articles)
    return [NamedIds(collection).outside(each) for each in articles]


def generation_json(generation: Generation) -> GenerationJson:
    """Return a generation as JSON."""
    manifest = generation.manifest
    return {
        "name": generation.name,
        "current": generation.current,
        "created_at": manifest.created if manifest else None,
        "articles": manifest.articles if manifest else None,
        "passages": manifest.passages if manifest else None,
        "size": generation.size,
        "problem": generation.problem,
    }


def job_json(job: JobRecord) -> JobJson:
    """Return a job as JSON."""
    change, collection = DocumentChange.of(job.request), job.collection or DEFAULT_COLLECTION
    return {
        "id": job.id,
        "action": change.action,
        "name": change.name,
        "collection": collection,
        "state": job.state,
        "progress": _progress(job.progress),
        "result": _result(job.result, collection) if job.result else None,
        "created_at": _time(job.created_at),
        "ended_at": _time(job.ended_at) if job.ended_at else None,
    }


def _progress(progress: Mapping[str, Any]) -> JobProgressJson:
    shown: JobProgressJson = {}
    shown.update(progress)  # type: ignore[typeddict-item]
    return shown


def _result(result: Mapping[str, Any], collection: str) -> JobResultJson:
    file = result.get("file")
    shown: JobResultJson = {}
    shown.update(result)  # type: ignore[typeddict-item]
    if "file" in result:
        shown["file"] = file_report_json(file, collection) if file else None
    return shown


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
