"""The page of documents: uploads, changes, files and generations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.api.documents.shown_document import ShownDocument, ShownGeneration
from zoneqa.api.documents.shown_job import ShownJob
from zoneqa.api.documents.upload_form import Refused
from zoneqa.api.layout import Layout
from zoneqa.api.paging import PageTurner
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX


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
