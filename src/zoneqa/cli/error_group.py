"""Errors at the command line: one sentence on stderr, and an exit code."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from zoneqa.cli.output import say
from zoneqa.errors import UnreadableInput, ZoneqaError


class ErrorGroup(click.Group):
    """A group of commands that shows an error as a sentence, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        with _output_written():
            return self._invoke(ctx)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ZoneqaError as error:
            say(str(error))
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            say("Interrupted.")
            sys.exit(130)
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if _is_of_output(error):
                raise
            if isinstance(error, PermissionError) and error.filename:
                say(f"{error.filename} may not be opened: {error.strerror}.")
                sys.exit(UnreadableInput.exit_code)
            say(f"Something unexpected went wrong ({error!r}){_kept_trace()}.")
            sys.exit(1)


@contextmanager
def _output_written() -> Iterator[None]:
    """Exit with a sentence if what was printed cannot be written, as on a full disk."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        if not _is_of_output(error):
            raise
        # Python would try once more at its end, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"The output cannot be written: {error.strerror}.")
        sys.exit(UnreadableInput.exit_code)


def _is_of_output(error: Exception) -> bool:
    """Return whether an error is that of writing to stdout; a reader that left is none.

    Errors of files have their names, and rooms turn those of files that are open into ours.
    """
    is_nameless = isinstance(error, OSError) and error.filename is None
    return is_nameless and not isinstance(error, BrokenPipeError)


def _kept_trace() -> str:
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="zoneqa-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(traceback.format_exc())
    except OSError:
        return ""
    return f"; the details are in {file.name}"
