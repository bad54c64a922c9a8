"""The commands. Each imports what it needs when it runs, so that `--help` costs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa import __version__
from zoneqa.cli import backup_commands, index_commands, output
from zoneqa.cli.check_command import check
from zoneqa.cli.collections_command import collections
from zoneqa.cli.error_group import ErrorGroup
from zoneqa.cli.facts_command import facts
from zoneqa.cli.keys_command import keys
from zoneqa.cli.mcp_command import mcp
from zoneqa.cli.options import (
    batch_option,
    collections_option,
    filter_options,
    json_option,
    out_option,
    settings_options,
)
from zoneqa.cli.prompt_command import prompt
from zoneqa.cli.users_command import users
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Collections, Filters

if TYPE_CHECKING:
    from zoneqa.cli.batch_lines import BatchLine


@click.group(cls=ErrorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zoneqa")
@click.pass_context
def main(context: click.Context) -> None:
    """Cited answers from newspaper articles on China's high-tech zones."""
    context.obj = Settings.from_env(os.environ)


for command in (
    check,
    collections,
    facts,
    keys,
    mcp,
    prompt,
    users,
    *backup_commands.COMMANDS,
    *index_commands.COMMANDS,
):
    main.add_command(command)


@main.command()
@click.argument("question", required=False)
@settings_options("index")
@collections_option
@json_option
@batch_option
@out_option
@click.option("--after", multiple=True, help="An earlier question; repeatable, the oldest first.")
@filter_options
def ask(
    settings: Settings,
    question: str | None,
    collections: Collections,
    as_json: bool,
    after: tuple[str, ...],
    batch: Path | None,
    out: Path | None,
    filters: Filters,
) -> None:
    """Answer a question with checked citations, or say that the articles do not."""
    from zoneqa.cli.batch import run_batch
    from zoneqa.cli.follow_up import answer_after
    from zoneqa.conversation.llm_rewriter import rewriters
    from zoneqa.factory import make_answerer
    from zoneqa.factory.llm import make_generate
    from zoneqa.query.clean import clean_question
    from zoneqa.serialize import Json, answer_json

    target = _question_or_batch(question, batch)
    if batch and after:
        raise UsageError('--after goes with one question; a line of a batch has its own "thread".')
    earlier = tuple(map(clean_question, after))
    generate = make_generate(settings)
    make_rewriter = rewriters(generate)
    answerer = make_answerer(settings, settings.index, output.say, generate, collections)

    def answered(line: BatchLine) -> Json:
        thread, asked = line.thread, line.question
        return answer_json(answer_after(thread, asked, answerer, line.filters, make_rewriter))

    if isinstance(target, Path):
        run_batch(target, out, filters, answered)
    else:
        answer = answer_after(earlier, target, answerer, filters, make_rewriter)
        output.print_json(answer_json(answer)) if as_json else output.show_answer(answer)


@main.command()
@click.argument("question", required=False)
@settings_options("index")
@collections_option
@click.option("--k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages.")
@json_option
@batch_option
@out_option
@filter_options
def search(
    settings: Settings,
    question: str | None,
    collections: Collections,
    k: int,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
    filters: Filters,
) -> None:
    """Find the passages closest to a question."""
    from zoneqa.cli.batch import run_batch
    from zoneqa.factory import make_answerer
    from zoneqa.serialize import Json, search_json

    target = _question_or_batch(question, batch)
    answerer = make_answerer(settings, settings.index, output.say, collections=collections)

    def found(text: str, filters: Filters) -> Json:
        return search_json(text, answerer.search(text, k, filters))

    if isinstance(target, Path):
        run_batch(target, out, filters, lambda line: found(line.question, line.filters))
    elif as_json:
        output.print_json(found(target, filters))
    else:
        output.show_hits(answerer.search(target, k, filters), answerer)


@main.command()
@settings_options("index")
@collections_option
@json_option
@filter_options
def articles(settings: Settings, collections: Collections, as_json: bool, filters: Filters) -> None:
    """List the articles of the index; with --json, with their text."""
    from zoneqa.factory import make_filter_resolver
    from zoneqa.index import open_collections
    from zoneqa.serialize import article_json
    from zoneqa.storage.index_in_database import make_index_database

    opened = open_collections(settings.index, collections, make_index_database(settings))
    if opened.warning:
        output.say(opened.warning)
    if filters:
        filters = make_filter_resolver(settings, opened).resolve(filters)
    found = opened.articles(filters)
    if as_json:
        output.print_json([article_json(article) for article in found])
    else:
        output.show_articles(found)


@main.command()
@settings_options("index", "corpus", "host", "port", "hosts")
def serve(settings: Settings) -> None:
    """Serve the chat page and the API."""
    from zoneqa.api import serve as serve_app
    from zoneqa.cli.served_app import connection_limits, hand_over, make_app

    serve_app(
        make_app(settings),
        settings.host,
        settings.port,
        connection_limits(settings),
        hand_over(settings),
        settings.log_format,
    )


@main.command()
@settings_options("index", "host", "port")
@json_option
def doctor(settings: Settings, as_json: bool) -> None:
    """Check the installation, the machine and every part, and say how to mend them.

    It changes nothing. The exit code is that of the first check that fails, 0 if none does;
    warnings are no failures.
    """
    from zoneqa.cli.doctor import examine

    results = examine(settings, settings.index)
    output.show_check_results(results, as_json)
    raise SystemExit(next((each.exit_code for each in results if each.exit_code), 0))


def _question_or_batch(question: str | None, batch: Path | None) -> str | Path:
    """Return the question, checked before anything is loaded, or the file of the batch."""
    from zoneqa.query.clean import clean_question

    if (question is None) == (batch is None):
        raise UsageError("Give a question or --batch FILE, one of the two.")
    return batch if batch is not None else clean_question(question or "")
