"""`zoneqa prompt`: what an LLM is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from zoneqa.cli import output
from zoneqa.cli.options import collections_option, filter_options, json_option, settings_options
from zoneqa.settings import Settings
from zoneqa.types import Collections, Filters

if TYPE_CHECKING:
    from zoneqa.llm.generate import Message


@click.command()
@click.argument("question", required=False)
@settings_options("index", "prompts")
@collections_option
@json_option
@filter_options
def prompt(
    settings: Settings,
    question: str | None,
    collections: Collections,
    as_json: bool,
    filters: Filters,
) -> None:
    """Print the messages to the LLM for a question, or the instructions. No LLM is asked."""
    if question is None:
        shown = _instructions(settings)
    else:
        shown = _messages(settings, question, collections, filters)
    if as_json:
        output.print_json(shown)
        return
    for title, text in (each.values() for each in shown):
        click.echo(f"# {title}\n\n{text.strip()}\n")


def _instructions(settings: Settings) -> list[dict[str, str]]:
    from zoneqa.llm.instructions import instruction_files, read_instructions

    read_instructions(settings.prompts)  # for its errors
    files = instruction_files(settings.prompts)
    return [{"file": str(path), "text": path.read_text("utf-8")} for path in files.values()]


def _messages(
    settings: Settings, question: str, collections: Collections, filters: Filters
) -> list[dict[str, str]]:
    """Return what would be sent. Raises BadQuestion or BadFilter."""
    from zoneqa.factory import make_answerer

    sent: list[Message] = []

    def keep(messages: Sequence[Message]) -> Iterator[str]:
        sent.extend(messages)
        return iter(())

    answerer = make_answerer(settings, settings.index, output.say, keep, collections)
    answerer.ask(question, filters=filters)
    if not sent:
        output.say("an LLM is not asked this: the question is answered or declined without one")
    return [asdict(message) for message in sent]
