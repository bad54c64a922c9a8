"""Write docs/cli.md, docs/settings.md and the examples of the API from the code.

    python -m tests.docs.generate

`test_docs.py` fails when a file is not what this writes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import click

from tests.docs import api_examples
from zoneqa.cli.main import main as group
from zoneqa.errors import ZoneqaError
from zoneqa.settings import DESCRIBED

ROOT = Path(__file__).parents[2]

CLI = """\
# The command line

Written by `make docs`. Results go to stdout, messages to stderr. An option that names a variable
overrides that [setting](settings.md).

## Exit codes

{exit_codes}

## Commands

{commands}
"""

SETTINGS = """\
# Settings

Written by `make docs`. Settings are environment variables; an option of a [command](cli.md)
overrides them.

{settings}
"""


def pages() -> dict[str, str]:
    """Return the text of each generated page, by its path."""
    return {
        "docs/cli.md": CLI.format(commands=commands(), exit_codes=exit_codes()),
        "docs/settings.md": SETTINGS.format(settings=settings()),
        "src/zoneqa/api/openapi_examples.json": api_examples.text(),
    }


def commands() -> str:
    """Return the help of every command."""
    context = click.Context(group, info_name="zoneqa")
    return "\n\n".join([f"```text\n{group.get_help(context)}\n```", *_below(group, context)])


def _below(commands: click.Group, context: click.Context) -> Iterator[str]:
    """Yield the help of each command of a group, and of those below it."""
    for name, command in sorted(commands.commands.items()):
        inner = click.Context(command, context, info_name=name)
        yield f"### {inner.command_path}\n\n```text\n{command.get_help(inner)}\n```"
        if isinstance(command, click.Group):
            yield from _below(command, inner)


def exit_codes() -> str:
    """Return a table of the exit codes and the errors that end with them."""
    rows = ["| code | meaning |", "|---|---|", "| 0 | done; a declined question is an answer |"]
    rows.append("| 1 | an unexpected error; the message names a file with the details |")
    for error in ZoneqaError.__subclasses__():
        causes = [_sentence(each) for each in (error, *error.__subclasses__())]
        rows.append(f"| {error.exit_code} | {' '.join(causes)} |")
    rows.append("| 130 | interrupted |")
    return "\n".join(rows)


def _sentence(error: type[ZoneqaError]) -> str:
    return (error.__doc__ or "").split("\n")[0]


def settings() -> str:
    """Return a table of the environment variables."""
    rows = ["| variable | what it sets | default |", "|---|---|---|"]
    for each in DESCRIBED:
        default = f"`{each.shown_default}`" if each.shown_default else ""
        rows.append(f"| `{each.variable}` | {each.description} | {default} |")
    return "\n".join(rows)


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)  # the requests of the examples are no news
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")
