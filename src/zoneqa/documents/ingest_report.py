"""The report of an ingest: what was read, skipped, mended and found twice, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from zoneqa.documents.document import Problem


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that is not kept, and the one that is kept for it."""

    id: str
    of: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that did not become an article, and why, for a message of one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of a file. `articles` are the ids that are kept from it; `repairs` counts kinds.

    A file with problems may still be read in part: a line of it is bad, or a member of an archive.
    """

    name: str
    articles: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    repairs: dict[str, int] = field(default_factory=dict)
    encodings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def status(self) -> Literal["read", "skipped"]:
        return "read" if self.articles or self.duplicates else "skipped"

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say but that it was read."""
        return not (self.duplicates or self.repairs or self.problems or self.notes)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The files in the order in which they were read."""

    files: tuple[FileReport, ...] = ()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Every problem of every file, as one-line messages have it."""
        return tuple(
            Skipped(f"{file.name}, {p.part}" if p.part else file.name, _in_a_line(p.says))
            for file in self.files
            for p in file.problems
        )

    @property
    def totals(self) -> dict[str, int]:
        """Counts of files, articles, repairs, duplicates and problems."""
        states = Counter(file.status for file in self.files)
        return {
            "files": len(self.files),
            "read": states["read"],
            "skipped": states["skipped"],
            "articles": sum(len(file.articles) for file in self.files),
            "repairs": sum(sum(file.repairs.values()) for file in self.files),
            "duplicates": sum(len(file.duplicates) for file in self.files),
            "problems": sum(len(file.problems) for file in self.files),
        }


def ingest_report_json(report: IngestReport) -> dict[str, Any]:
    """The JSON of a report: `files`, each with its `status`, and `totals`."""
    rows = ({**asdict(file), "status": file.status} for file in report.files)
    return {"files": list(rows), "totals": report.totals}


def _in_a_line(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
