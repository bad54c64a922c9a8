"""A change of documents as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zoneqa.api.documents.shown_report import ShownProblem, problems, remarks
from zoneqa.api.figures_in_words import moment
from zoneqa.api.translations import Translations
from zoneqa.corpus.document_change import DocumentChange
from zoneqa.storage.records import JobRecord

UNDONE = ("queued", "running")
_STEPS = {
    "Reading files": "documents_step_reading",
    "Embedding passages": "documents_step_embedding",
    "pages": "documents_step_pages",
}


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
