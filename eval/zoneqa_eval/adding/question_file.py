"""A file of questions as rows of JSON: reading, writing, and refusing duplicates."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.serialize import Json
from zoneqa_eval.files import format_jsonl, read_jsonl
from zoneqa_eval.measures.scoring import normalized


def read_rows(path: Path) -> list[Json]:
    """Return the rows of a file of questions; none if there is no file. Raises UnreadableInput."""
    if not path.exists():
        return []
    try:
        return read_jsonl(path)
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path} is not a file of questions: {error}.") from error


def write_rows(path: Path, rows: Iterable[Json]) -> None:
    """Write a file of questions, all of it or nothing. Raises UnreadableInput."""
    pending = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        pending.write_text(format_jsonl(rows), encoding="utf-8")
        os.replace(pending, path)
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        pending.unlink(missing_ok=True)


def refuse_duplicate(question: str, rows: Iterable[Json]) -> None:
    """Raise UsageError if a question is there already, in whatever script or spacing."""
    for row in rows:
        if normalized(row["question"]) == normalized(question):
            raise UsageError(f"“{question}” is there already, as {row['id']}.")
