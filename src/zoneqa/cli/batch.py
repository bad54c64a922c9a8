"""Going through a file of questions: a line in, a line out, nothing lost."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from zoneqa.cli.output import say
from zoneqa.cli.progress import show_progress
from zoneqa.errors import BadQuestion, UnreadableInput
from zoneqa.wire import Json

Work = Callable[[str], Json]


def run_batch(source: Path, out: Path | None, work: Work) -> None:
    """Answers each line `{"id", "question"}` of a file with the JSON of its answer and its id.

    A question that cannot be asked becomes a line with `error`. Raises UnreadableInput, before
    any work is done, if the file or one of its lines cannot be read.
    """
    rows = _rows(source)
    failed = 0
    with _target(out) as target, show_progress("Questions") as progress:
        for done, (row_id, question) in enumerate(rows, 1):
            try:
                row = work(question)
            except BadQuestion as error:
                row = _refused(question, error)
                failed += 1
            target.write(json.dumps({"id": row_id, **row}, ensure_ascii=False) + "\n")
            progress(done, len(rows))
    if failed:
        say(f"{failed} of {len(rows)} questions could not be asked; their lines say why.")


def _rows(source: Path) -> list[tuple[object, str]]:
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UnreadableInput(f"{source} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{source} is not UTF-8 text.") from error
    return [_row(source, n, line) for n, line in enumerate(lines, 1) if line.strip()]


def _row(source: Path, number: int, line: str) -> tuple[object, str]:
    try:
        row = json.loads(line)
        question = row["question"]
        if not isinstance(question, str):
            raise TypeError("question is no string")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableInput(
            f'{source}, line {number} is not an object with "id" and "question".'
        ) from error
    return row.get("id"), question


def _refused(question: str, error: BadQuestion) -> Json:
    shown = question.encode("utf-8", "replace").decode()
    return {"question": shown, "error": {"code": error.code, "message": str(error)}}


@contextmanager
def _target(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole at the end or not at all."""
    if out is None:
        yield sys.stdout
        return
    pending = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with pending.open("w", encoding="utf-8") as file:
            yield file
        os.replace(pending, out)
    except OSError as error:
        raise UnreadableInput(f"{out} cannot be written: {error.strerror}.") from error
    finally:
        pending.unlink(missing_ok=True)
