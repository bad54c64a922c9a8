"""Writes into README.md what can be generated: the commands' help and the table of settings.

    python -m tests.docs.readme

`test_readme.py` fails when README.md is not what this writes.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import click

from zoneqa.cli.main import main as group
from zoneqa.settings import Settings, variable

README = Path(__file__).parents[2] / "README.md"


def commands() -> str:
    """The help of every command."""
    context = click.Context(group, info_name="zoneqa")
    blocks = [group.get_help(context)]
    for name, command in sorted(group.commands.items()):
        blocks.append(command.get_help(click.Context(command, context, info_name=name)))
    return "```text\n" + "\n\n\n".join(blocks) + "\n```"


def settings() -> str:
    """A table of the environment variables."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = ["| variable | what it sets | default |", "|---|---|---|"]
    for field in fields(Settings):
        default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| `{variable(field.name)}` | {get_args(hints[field.name])[1]} | {default} |")
    return "\n".join(rows)


def generated(text: str) -> str:
    """README's text with its generated parts made anew."""
    for name, part in (("commands", commands()), ("settings", settings())):
        start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, _, rest = text.partition(start)
        text = f"{before}{start}{part}{end}{rest.partition(end)[2]}"
    return text


if __name__ == "__main__":
    README.write_text(generated(README.read_text(encoding="utf-8")), encoding="utf-8")
