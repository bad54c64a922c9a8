"""A file of questions as rows of JSON: reading, writing, and room for one more."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.serialize import Json
from zoneqa_eval.check_questions import split_of
from zoneqa_eval.figures.bootstrap import fact
from zoneqa_eval.measures.score import plain


def read_rows(path: Path) -> list[Json]:
    """The rows of a file of questions; none if it is not there. Raises UnreadableInput."""
    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path} is no file of questions: {error}.") from error


def write_rows(path: Path, rows: Iterable[Json]) -> None:
    """Writes a file of questions, whole or not at all. Raises UnreadableInput."""
    pending = path.with_name(f".{path.name}.{os.getpid()}")
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        pending.write_text(text, encoding="utf-8")
        os.replace(pending, path)
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        pending.unlink(missing_ok=True)


def refuse_double(question: str, rows: Iterable[Json]) -> None:
    """Raises UsageError if a question is there already, in whatever script or spacing."""
    for row in rows:
        if plain(row["question"]) == plain(question):
            raise UsageError(f"“{question}” is there already, as {row['id']}.")


def free_id(prefix: str, taken: Iterable[str], split: str | None) -> str:
    """The next id of a prefix; as the split hangs on the id, numbers of the other are left out."""
    facts = {fact(case_id) for case_id in taken}
    last = max((int(f[-3:]) for f in facts if f.startswith(f"{prefix}-")), default=0)
    ids = (f"{prefix}-{number:03}" for number in count(last + 1))
    return next(one for one in ids if split in (None, split_of(one))) + "a"
