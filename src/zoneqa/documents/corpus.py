"""The articles that were read, and the report on reading them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from zoneqa.documents.ingest_report import IngestReport, Skipped
from zoneqa.types import Article


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with distinct ids, in a fixed order."""

    articles: tuple[Article, ...]
    report: IngestReport = field(default_factory=IngestReport)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return everything that could not be read, for one-line messages."""
        return self.report.skipped

    @property
    def digest(self) -> str:
        """Return the SHA-256 hash over every field of every article."""
        digests = "\n".join(article.digest for article in self.articles)
        return hashlib.sha256(digests.encode()).hexdigest()
