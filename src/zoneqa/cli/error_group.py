"""Errors at the command line: one sentence on stderr, and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import click

from zoneqa.cli.output import say
from zoneqa.errors import ZoneqaError


class ErrorGroup(click.Group):
    """A group of commands that shows an error as a sentence, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
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
            say(f"Something unexpected went wrong ({error!r}); the details are in {_keep_trace()}.")
            sys.exit(1)


def _keep_trace() -> Path:
    with tempfile.NamedTemporaryFile(
        "w", prefix="zoneqa-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as file:
        file.write(traceback.format_exc())
    return Path(file.name)
