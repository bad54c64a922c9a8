"""The page of documents: uploads, changes, files and generations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from zoneqa.api.documents.document_json import known_ids
from zoneqa.api.documents.upload_form import Refused
from zoneqa.api.layout import Layout
from zoneqa.api.paging import PageTurner
from zoneqa.api.translations import Translations
from zoneqa.corpus.document_change import DocumentChange
from zoneqa.corpus.listed_document import ListedDocument
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.index import Generation
from zoneqa.storage.records import JobRecord

UNDONE = ("queued", "running")
_STEPS = {
    "Reading files": "documents_step_reading",
    "Embedding passages": "documents_step_embedding",
    "pages": "documents_step_pages",
}
_MOST_PROBLEMS = 20
_KILO = 1000


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """Why a part of a file was not read."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A change with what to say of it; `texts` are in the language of the page."""

    job: JobRecord
    texts: Translations

    @property
    def change(self) -> DocumentChange:
        return DocumentChange.of(self.job.request)

    @property
    def is_undone(self) -> bool:
        return self.job.state in UNDONE

    @property
    def sentence(self) -> str:
        """Return how far the change is, or how it ended."""
        job = self.job
        if job.state == "done":
            return self._done(job.result or {})
        if job.state == "failed":
            code = (job.result or {}).get("code", "internal")
            key = f"documents_failed_{code}"
            return self.texts.get(key, self.texts["documents_failed_internal"])
        stage = job.progress.get("stage", "queued") if job.state == "running" else job.state
        return self.texts[f"documents_job_{stage}"]

    def _done(self, result: Mapping[str, Any]) -> str:
        count = len((result.get("file") or {}).get("articles", ()))
        return self.texts[f"documents_done_{self.change.action}"].replace("{n}", str(count))

    @property
    def step(self) -> str:
        """Return what is done just now, with its figures; empty if that is not known."""
        progress = self.job.progress
        key = _STEPS.get(progress.get("step", ""))
        if not key or self.job.state != "running":
            return ""
        figures = {"{n}": progress["done"], "{total}": progress["total"]}
        text = self.texts[key]
        for mark, number in figures.items():
            text = text.replace(mark, f"{number:,}")
        return text

    @property
    def share(self) -> float | None:
        """Return how much of the step is done, of 1."""
        progress = self.job.progress
        total = progress.get("total")
        return progress["done"] / total if total and self.step else None

    @property
    def remarks(self) -> Sequence[str]:
        """Return what was repaired in the file."""
        return remarks((self.job.result or {}).get("file") or {}, self.texts)

    @property
    def problems(self) -> Sequence[ShownProblem]:
        """Return what could not be read, and why."""
        result = self.job.result or {}
        file = result.get("file") or {}
        return problems(result.get("problems") or file.get("problems") or (), self.texts)

    @property
    def message(self) -> str:
        """Return the words of the run that failed; empty where the sentence says it all."""
        return str((self.job.result or {}).get("message", ""))

    @property
    def when(self) -> str:
        return moment(self.job.ended_at or self.job.created_at)


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A file with what came of it."""

    document: ListedDocument
    collection: str
    texts: Translations

    @property
    def articles(self) -> Sequence[str]:
        """Return the ids of its articles, by which their pages are found."""
        return known_ids(self.document.report.get("articles", ()), self.collection)

    @property
    def state(self) -> str:
        """Return the state in words; one that was read in part is told apart."""
        name = self.document.state
        if name == "read" and self.document.report.get("problems"):
            return self.texts["documents_state_partly"]
        return self.texts[f"documents_state_{name}"]

    @property
    def size(self) -> str:
        return size_in_words(self.document.size)

    @property
    def when(self) -> str:
        return moment(self.document.changed_at)

    @property
    def remarks(self) -> Sequence[str]:
        return remarks(self.document.report, self.texts)

    @property
    def problems(self) -> Sequence[ShownProblem]:
        return problems(self.document.report.get("problems", ()), self.texts)


@dataclass(frozen=True, slots=True)
class ShownGeneration:
    """A generation with its date as it is read."""

    generation: Generation

    @property
    def when(self) -> str:
        manifest = self.generation.manifest
        return moment(datetime.fromisoformat(manifest.created)) if manifest else ""

    @property
    def articles(self) -> str:
        """Return how many articles it has, as they are shown."""
        manifest = self.generation.manifest
        return f"{manifest.articles:,}" if manifest else "?"

    @property
    def size(self) -> str:
        return size_in_words(self.generation.size)


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The page; `notice` says why something was not done, `refused` which files were not taken."""

    template: ClassVar[str] = "documents.html"
    layout: Layout
    collection: str
    collections: Sequence[str]
    words: str
    documents: Sequence[ShownDocument]
    count: int
    turner: PageTurner
    jobs: Sequence[ShownJob]
    generations: Sequence[ShownGeneration]
    largest: int
    strings: str
    notice: str | None = None
    refused: Sequence[Refused] = ()
    kinds: ClassVar[str] = ",".join(sorted(FORMAT_BY_SUFFIX))

    @property
    def largest_mb(self) -> int:
        """Return the megabytes that a file may have."""
        return self.largest >> 20

    @property
    def undone(self) -> int:
        """Return how many changes wait or go on."""
        return sum(job.is_undone for job in self.jobs)


@dataclass(frozen=True, slots=True)
class DocumentQuestionPage:
    """A question before something is done; `action` is where the form of it leads."""

    template: ClassVar[str] = "documents_question.html"
    layout: Layout
    question: str
    explanation: str
    button: str
    action: str
    fields: Mapping[str, str]
    collection: str


def remarks(report: Mapping[str, Any], texts: Translations) -> Sequence[str]:
    """Return what was repaired in a file and what was found twice, in words."""
    said = [
        f"{texts.get(f'repaired_{kind}', kind)}: {count}"
        for kind, count in report.get("repairs", {}).items()
    ]
    duplicates = len(report.get("duplicates", ()))
    if duplicates:
        said.append(texts["documents_duplicates"].replace("{n}", str(duplicates)))
    return said


def problems(rows: Sequence[Mapping[str, Any]], texts: Translations) -> Sequence[ShownProblem]:
    """Return problems in words, the first of them if there are many."""
    return [
        ShownProblem(row["part"], texts[f"documents_reason_{row['reason']}"])
        for row in rows[:_MOST_PROBLEMS]
    ]


def moment(time: datetime) -> str:
    """Return a time as people read it, where the service runs."""
    return f"{time.astimezone():%Y-%m-%d %H:%M}"


def size_in_words(size: int) -> str:
    """Return a size in bytes, kilobytes or megabytes."""
    if size < _KILO:
        return f"{size} B"
    kilobytes = size / _KILO
    return f"{kilobytes:,.0f} KB" if kilobytes < _KILO else f"{kilobytes / _KILO:,.1f} MB"
