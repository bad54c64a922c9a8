"""Messages, progress bars and errors of a command; results go to stdout, all of this to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from zoneqa.errors import ZoneqaError
from zoneqa.types import Progress


def say(message: str) -> None:
    """Print a message on stderr."""
    click.echo(f"zoneqa-eval: {message}", err=True)


def no_progress(done: int, total: int) -> None:
    """Show nothing: the progress function of a run that nobody watches."""


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Yield a function to call with (done, total); the bar appears with the first call.

    There is no bar where stderr is not a terminal.
    """
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


class ErrorReportingGroup(click.Group):
    """A group of commands that reports an error of zoneqa as one sentence and its exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ZoneqaError as error:
            say(str(error))
            sys.exit(error.exit_code)
