"""Progress of long work on stderr: a bar for people, lines for programs, or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from zoneqa.types import Progress

_PAUSE = 0.5
"""Seconds between two lines."""


@contextmanager
def show_progress(what: str, *, as_lines: bool = False) -> Iterator[Progress]:
    """Yield a function to call with (done, total); the bar appears with the first call.

    `as_lines` writes a JSON object a line instead; without it, and where stderr is not a terminal,
    nothing is written.
    """
    if as_lines:
        yield _lines(what)
        return
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


def _lines(what: str) -> Progress:
    written = -_PAUSE

    def write(done: int, total: int) -> None:
        nonlocal written
        if done == total or monotonic() - written > _PAUSE:
            written = monotonic()
            print(  # noqa: T201
                json.dumps({"step": what, "done": done, "total": total}),
                file=sys.stderr,
                flush=True,
            )

    return write
