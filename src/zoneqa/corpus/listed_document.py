"""The files of a collection as people see them: what is in the index, and what is not yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from zoneqa.corpus.corpus_folder import CorpusFolder
from zoneqa.corpus.last_report import LastReport
from zoneqa.documents.files import File

DocumentState: TypeAlias = Literal["read", "kept", "skipped", "waiting"]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A file; `report` is what the last run says of it, empty where that has not read it yet."""

    name: str
    size: int
    changed_at: datetime
    state: DocumentState
    report: Mapping[str, Any] = field(default_factory=dict)


def listed_documents(folder: CorpusFolder, last: LastReport) -> list[ListedDocument]:
    """Return every file of a folder. Raises UnreadableInput."""
    return list(_listed(folder.files(), last))


def _listed(found: Iterable[File], last: LastReport) -> Iterator[ListedDocument]:
    for file in found:
        try:
            status = file.path.stat()
        except OSError:
            continue  # it was removed meanwhile
        row = last.rows.get(file.name, {})
        is_new = status.st_mtime > last.began
        state: DocumentState = "waiting" if not row or is_new else row["status"]
        changed_at = datetime.fromtimestamp(status.st_mtime, UTC)
        shown = row if state != "waiting" else {}
        yield ListedDocument(file.name, status.st_size, changed_at, state, shown)
