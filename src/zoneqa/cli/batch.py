"""Batches: one line of JSON out for each line in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

from zoneqa.cli.batch_lines import BatchLine, read_lines
from zoneqa.cli.out_file import appearing_whole
from zoneqa.cli.output import say
from zoneqa.cli.progress import show_progress
from zoneqa.errors import BadFilter, BadQuestion, ZoneqaError
from zoneqa.serialize import Json
from zoneqa.types import Filters

Work = Callable[[BatchLine], Json]
Line = TypeVar("Line")


def run_batch(source: Path, out: Path | None, filters: Filters, work: Work) -> None:
    """Write the JSON of an answer, with its id, for each line of a file.

    An invalid question becomes a line with `error`. Raises UnreadableInput, before any work is
    done, if the file or one of its lines cannot be read.
    """
    lines = read_lines(source, filters)

    def row(line: BatchLine) -> Json:
        try:
            return {"id": line.id, **work(line)}
        except (BadQuestion, BadFilter) as error:
            shown = line.question.encode("utf-8", "replace").decode()
            return {"id": line.id, "question": shown, **error_json(error)}

    failed = write_rows(out, lines, row, "Questions")
    if failed:
        say(f"{failed} of {len(lines)} questions could not be asked; their lines say why.")


def write_rows(
    out: Path | None, lines: Sequence[Line], row: Callable[[Line], Json], label: str
) -> int:
    """Write the JSON of each line, in order, and show how far it is; return how many are errors."""
    failed = 0
    with _target(out) as target, show_progress(label) as progress:
        for done, line in enumerate(lines, 1):
            written = row(line)
            failed += "error" in written
            target.write(json.dumps(written, ensure_ascii=False) + "\n")
            progress(done, len(lines))
    return failed


def error_json(error: ZoneqaError) -> Json:
    """Return what a line has instead of a result."""
    return {"error": {"code": error.code, "message": str(error)}}


@contextmanager
def _target(out: Path | None) -> Iterator[TextIO]:
    """Yield standard output, or a file that appears only when it is complete."""
    if out is None:
        yield sys.stdout
        return
    with appearing_whole(out) as pending, pending.open("w", encoding="utf-8") as file:
        yield file
