"""The commands that take a question or a batch of them: ask and search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoneqa.cli import output
from zoneqa.cli.options import (
    batch_option,
    collections_option,
    filter_options,
    json_option,
    out_option,
    settings_options,
)
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Collections, Filters

if TYPE_CHECKING:
    from zoneqa.cli.batch_lines import BatchLine


@click.command()
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


@click.command()
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


def _question_or_batch(question: str | None, batch: Path | None) -> str | Path:
    """Return the question, checked before anything is loaded, or the file of the batch."""
    from zoneqa.query.clean import clean_question

    if (question is None) == (batch is None):
        raise UsageError("Give a question or --batch FILE, one of the two.")
    return batch if batch is not None else clean_question(question or "")


COMMANDS = (ask, search)
