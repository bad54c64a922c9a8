"""The commands. Each imports what it needs when it runs, so that `--help` costs nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zoneqa import __version__
from zoneqa.cli import building, output
from zoneqa.cli.failures import FailingGroup
from zoneqa.cli.options import PATH, index_option, json_option
from zoneqa.errors import UsageError
from zoneqa.settings import Settings

if TYPE_CHECKING:
    from zoneqa.answering import Answerer

_batch_option = click.option(
    "--batch", type=PATH, help='A .jsonl of {"id", "question"} lines to go through.'
)
_out_option = click.option("--out", type=PATH, help="Where --batch writes its lines.")


@click.group(cls=FailingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zoneqa")
@click.pass_context
def main(context: click.Context) -> None:
    """Cited answers from newspaper articles on China's high-tech zones."""
    context.obj = Settings.from_env(os.environ)


for command in building.COMMANDS:
    main.add_command(command)


@main.command()
@click.argument("question", required=False)
@index_option
@json_option
@_batch_option
@_out_option
@click.pass_obj
def ask(
    settings: Settings,
    question: str | None,
    index: Path | None,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
) -> None:
    """Answer a question with checked citations, or say that the articles do not."""
    from zoneqa.wire import answer_json

    asked = _one_of(question, batch)
    answerer = _answerer(settings, index)
    if isinstance(asked, Path):
        _batch(asked, out, lambda text: answer_json(answerer.ask(text)))
    else:
        answer = answerer.ask(asked)
        output.print_json(answer_json(answer)) if as_json else output.show_answer(answer)


@main.command()
@click.argument("question", required=False)
@index_option
@click.option("--k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages.")
@json_option
@_batch_option
@_out_option
@click.pass_obj
def search(
    settings: Settings,
    question: str | None,
    index: Path | None,
    k: int,
    as_json: bool,
    batch: Path | None,
    out: Path | None,
) -> None:
    """Find the passages closest to a question."""
    from zoneqa.wire import Json, hit_json

    asked = _one_of(question, batch)
    answerer = _answerer(settings, index)

    def found(text: str) -> Json:
        hits = answerer.search(text, k)
        return {"question": text, "hits": [hit_json(hit, text=True) for hit in hits]}

    if isinstance(asked, Path):
        _batch(asked, out, found)
    elif as_json:
        output.print_json(found(asked))
    else:
        output.show_hits(answerer.search(asked, k), answerer)


@main.command()
@index_option
@json_option
@click.pass_obj
def articles(settings: Settings, index: Path | None, as_json: bool) -> None:
    """List the articles of the index; with --json, with their text."""
    from zoneqa.index import open_sound
    from zoneqa.wire import article_json

    opened = open_sound(index or settings.index, settings.dense_share)
    if opened.warning:
        output.say(opened.warning)
    found = opened.snapshot.articles()
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
    from zoneqa.index import require_current
    from zoneqa.web import create_app
    from zoneqa.web import serve as serve_app
    from zoneqa.wiring import AnswererOpener

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
    from zoneqa.text import clean_question

    if (question is None) == (batch is None):
        raise UsageError("Give a question or --batch FILE, one of the two.")
    return batch if batch is not None else clean_question(question or "")


def _answerer(settings: Settings, index: Path | None) -> Answerer:
    from zoneqa.wiring import make_answerer

    return make_answerer(settings, index or settings.index, output.say)


def _batch(source: Path, out: Path | None, work: Any) -> None:
    from zoneqa.cli.batch import run_batch

    run_batch(source, out, work)
