"""Files and generations as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zoneqa.api.documents.document_json import known_ids
from zoneqa.api.documents.shown_report import ShownProblem, problems, remarks
from zoneqa.api.figures_in_words import moment, size_in_words
from zoneqa.api.translations import Translations
from zoneqa.corpus.listed_document import ListedDocument
from zoneqa.index import Generation


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
