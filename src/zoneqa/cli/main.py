"""The commands. Each imports what it needs when it runs, so that `--help` costs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa import __version__
from zoneqa.cli import index_commands, output
from zoneqa.cli.errors import ErrorGroup
from zoneqa.cli.options import PATH, filter_options, index_option, json_option
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Filters

if TYPE_CHECKING:
    from zoneqa.answer.pipeline import Answerer
    from zoneqa.cli.batch import Work
    from zoneqa.cli.batch_lines import BatchLine
    from zoneqa.index import Snapshot

_batch_option = click.option(
    "--batch", type=PATH, help='A .jsonl of {"id", "question"} lines to go through.'
)
_out_option = click.option("--out", type=PATH, help="Where --batch writes its lines.")


@click.group(cls=ErrorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zoneqa")
@click.pass_context
def main(context: click.Context) -> None:
    """Cited answers from newspaper articles on China's high-tech zones."""
    context.obj = Settings.from_env(os.environ)


for command in index_commands.COMMANDS:
    main.add_command(command)


@main.command()
@click.argument("question", required=False)
@index_option
@json_option
@_batch_option
@_out_option
@click.option("--after", multiple=True, help="An earlier question; repeatable, the oldest first.")
@filter_options
@click.pass_obj
def ask(
    settings: Settings,
    question: str | None,
    index: Path | None,
    as_json: bool,
    after: tuple[str, ...],
    batch: Path | None,
    out: Path | None,
    filters: Filters,
) -> None:
    """Answer a question with checked citations, or say that the articles do not."""
    from zoneqa.cli.follow_up import answer_after
    from zoneqa.query.clean import clean_question
    from zoneqa.serialize import Json, answer_json

    asked = _one_of(question, batch)
    if batch and after:
        raise UsageError('--after goes with one question; a line of a batch has its own "thread".')
    earlier = tuple(map(clean_question, after))
    answerer = _answerer(settings, index)

    def answered(line: BatchLine) -> Json:
        return answer_json(answer_after(line.thread, line.question, answerer, line.filters))

    if isinstance(asked, Path):
        _batch(asked, out, filters, answered)
    else:
        answer = answer_after(earlier, asked, answerer, filters)
        output.print_json(answer_json(answer)) if as_json else output.show_answer(answer)


@main.command()
@click.argument("question", required=False)
@index_option
@click.option("--k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages.")
@json_option
@_batch_option
@_out_option
@filter_options
@click.pass_obj
def search(
    settings: Settings,
    question: str | None,
    index: Path | None,
    k: int,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
    filters: Filters,
) -> None:
    """Find the passages closest to a question."""
    from zoneqa.serialize import Json, search_json

    asked = _one_of(question, batch)
    answerer = _answerer(settings, index)

    def found(text: str, filters: Filters) -> Json:
        return search_json(text, answerer.search(text, k, filters))

    if isinstance(asked, Path):
        _batch(asked, out, filters, lambda line: found(line.question, line.filters))
    elif as_json:
        output.print_json(found(asked, filters))
    else:
        output.show_hits(answerer.search(asked, k, filters), answerer)


@main.command()
@index_option
@json_option
@filter_options
@click.pass_obj
def articles(settings: Settings, index: Path | None, as_json: bool, filters: Filters) -> None:
    """List the articles of the index; with --json, with their text."""
    from zoneqa.index import open_sound
    from zoneqa.serialize import article_json

    opened = open_sound(index or settings.index, settings.dense_share)
    if opened.warning:
        output.say(opened.warning)
    found = opened.snapshot.articles(_narrowed(settings, opened.snapshot, filters))
    if as_json:
        output.print_json([article_json(article) for article in found])
    else:
        output.show_articles(found)


@main.command()
@index_option
@click.option("--host", help="Address to serve on.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on.")
@click.pass_obj
def serve(settings: Settings, index: Path | None, host: str | None, port: int | None) -> None:
    """Serve the chat page and the API."""
    from zoneqa.api import create_app
    from zoneqa.api import serve as serve_app
    from zoneqa.factory import AnswererOpener
    from zoneqa.index import require_current

    root = index or settings.index
    require_current(root)
    opener = AnswererOpener(settings, root, output.say)
    app = create_app(opener, published=opener.published)
    serve_app(app, host or settings.host, port or settings.port)


@main.command()
@index_option
@json_option
@click.pass_obj
def doctor(settings: Settings, index: Path | None, as_json: bool) -> None:
    """Check the installation, the model and the index, and say how to mend them."""
    from zoneqa.cli.doctor import examine

    findings = examine(settings, index or settings.index)
    output.show_findings(findings, as_json)
    raise SystemExit(next((f.exit_code for f in findings if f.exit_code), 0))


def _one_of(question: str | None, batch: Path | None) -> str | Path:
    """The question or the batch; a question is checked before anything is loaded."""
    from zoneqa.query.clean import clean_question

    if (question is None) == (batch is None):
        raise UsageError("Give a question or --batch FILE, one of the two.")
    return batch if batch is not None else clean_question(question or "")


def _answerer(settings: Settings, index: Path | None) -> Answerer:
    from zoneqa.factory import make_answerer

    return make_answerer(settings, index or settings.index, output.say)


def _narrowed(settings: Settings, snapshot: Snapshot, filters: Filters) -> Filters:
    from zoneqa.factory import make_narrower

    return make_narrower(settings, snapshot).narrow(filters) if filters else filters


def _batch(source: Path, out: Path | None, filters: Filters, work: Work) -> None:
    from zoneqa.cli.batch import run_batch

    run_batch(source, out, filters, work)
