"""The report of an ingest: articles, duplicates, repairs and problems, file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from zoneqa.documents.document import Problem


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The id of a dropped article, and the id of the one kept in its place."""

    id: str
    of: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The name of something that was not read, and the reason, for one-line messages."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """The result of reading one file.

    `articles` are the ids of the articles kept from it; `repairs` counts repairs by kind. A file
    with problems may still be read in part, if only some lines or archive members are bad. `kept`
    are those of its articles that could not be read any more and stay as they were; `unknown`
    says that nothing could be read and it is not known what the file held before.
    """

    name: str
    articles: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    repairs: dict[str, int] = field(default_factory=dict)
    encodings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unknown: bool = False

    @property
    def status(self) -> Literal["read", "kept", "skipped"]:
        if not self.articles and not self.duplicates:
            return "skipped"
        return "kept" if self.kept and set(self.articles) <= set(self.kept) else "read"

    @property
    def plain(self) -> bool:
        """Return whether the file was read without duplicates, repairs, problems or notes."""
        return not (self.duplicates or self.repairs or self.problems or self.notes)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The reports on all files, in reading order."""

    files: tuple[FileReport, ...] = ()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return every problem of every file, worded for one-line messages."""
        return tuple(
            Skipped(f"{file.name}, {p.part}" if p.part else file.name, _as_clause(p.says))
            for file in self.files
            for p in file.problems
        )

    @property
    def kept(self) -> tuple[FileReport, ...]:
        """Return the files of which articles stay as they were, as they could not be read."""
        return tuple(file for file in self.files if file.kept)

    @property
    def unknown(self) -> tuple[FileReport, ...]:
        """Return the files that could not be read and may have held articles before."""
        return tuple(file for file in self.files if file.unknown)

    @property
    def totals(self) -> dict[str, int]:
        """Return the counts of files, articles, repairs, duplicates and problems."""
        states = Counter(file.status for file in self.files)
        return {
            "files": len(self.files),
            "read": states["read"],
            "kept": states["kept"],
            "skipped": states["skipped"],
            "articles": sum(len(file.articles) for file in self.files),
            "repairs": sum(sum(file.repairs.values()) for file in self.files),
            "duplicates": sum(len(file.duplicates) for file in self.files),
            "problems": sum(len(file.problems) for file in self.files),
        }


def ingest_report_json(report: IngestReport) -> dict[str, Any]:
    """Return a report as JSON: `files`, each with its `status`, and `totals`."""
    rows = ({**asdict(file), "status": file.status} for file in report.files)
    return {"files": list(rows), "totals": report.totals}


def _as_clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
