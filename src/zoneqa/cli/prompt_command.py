"""`zoneqa prompt`: what an LLM is told."""

from __future__ import annotations

from dataclasses import asdict

import click

from zoneqa.cli import output
from zoneqa.cli.options import filter_options, json_option, settings_options
from zoneqa.settings import Settings
from zoneqa.types import Filters


@click.command()
@click.argument("question", required=False)
@settings_options("index", "prompts")
@json_option
@filter_options
def prompt(settings: Settings, question: str | None, as_json: bool, filters: Filters) -> None:
    """Print the messages to the LLM for a question, or the instructions. No LLM is asked."""
    from zoneqa.factory import make_answerer
    from zoneqa.factory.llm import make_prompt_template
    from zoneqa.llm.instructions import instruction_files

    template = make_prompt_template(settings)
    if question is None:
        files = instruction_files(settings.prompts)
        shown = [{"file": str(path), "text": path.read_text("utf-8")} for path in files.values()]
    else:
        answerer = make_answerer(settings, settings.index, output.say)
        query = answerer.analyzer.analyze(question)
        candidates = answerer.candidates(query, filters=filters)
        shown = [asdict(message) for message in template(query, candidates)]
    if as_json:
        output.print_json(shown)
        return
    for title, text in (each.values() for each in shown):
        click.echo(f"# {title}\n\n{text.strip()}\n")
