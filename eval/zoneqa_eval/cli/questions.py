"""The commands for files of questions: add, check."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa_eval.adding.feedback import VERDICTS, read_feedback
from zoneqa_eval.adding.question_file import read_rows, write_rows
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.datasets import check as checks
from zoneqa_eval.datasets.cases import QUESTIONS
from zoneqa_eval.datasets.check_files import checked_files

TYPES = sorted(checks.ANSWERABLE_TYPES | checks.UNANSWERABLE_TYPES)


@click.command()
@click.option("--from", "source", type=PATH, required=True, help="An answer or feedback, as JSON.")
@click.option("--to", type=PATH, default=QUESTIONS, help="The file of questions.")
@click.option("--index", type=PATH, help="The index that the articles are in.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="For answers that nobody has judged.")
@click.option("--type", "type_", type=click.Choice(TYPES), help="The type of question.")
@click.option("--wording", type=click.Choice(["plain", "colloquial"]), default="plain")
@click.option("--split", type=click.Choice(["tune", "report"]), help="By default as the id falls.")
def add(  # noqa: PLR0913, PLR0917  a command has as many arguments as options
    source: Path,
    to: Path,
    index: Path | None,
    verdict: str | None,
    type_: str | None,
    wording: str,
    split: str | None,
) -> None:
    """Make a case of an answer (`zoneqa ask --json`, a line of --batch) or of feedback on one."""
    from zoneqa.factory import own_aliases
    from zoneqa.index import open_sound
    from zoneqa.zones.gazetteer import open_gazetteer
    from zoneqa_eval.adding.builder import CaseBuilder, Labels

    settings = Settings.from_env(os.environ)
    opened = open_sound(index or settings.index)
    articles = {article.id: article for article in opened.articles()}
    gazetteer = open_gazetteer(opened.zones(), own_aliases(settings))
    builder = CaseBuilder(articles, gazetteer, _prompt if sys.stdin.isatty() else _refuse)
    rows = read_rows(to)
    before = len(rows)
    for feedback in read_feedback(source):
        rows.append(builder.row(feedback, rows, Labels(verdict, type_, wording, split)))
    write_rows(to, rows)
    for row in rows[before:]:
        click.echo(f"{row['id']} ({row['type']}, {row['split']}): {row['question']}")


@click.command()
@data_option
@click.pass_context
def check(ctx: click.Context, data: Path) -> None:
    """Check the files of questions and of claims in eval/; exit 1 if there is a problem.

    Places in zone_news.jsonl are checked if the folder --data holds it.
    """
    failed = False
    for file in checked_files(data):
        click.echo(f"{file.name}\n" + "\n".join(f"  {line}" for line in file.counts))
        for problem in file.problems:
            failed = True
            click.echo(f"PROBLEM {problem}")
    ctx.exit(int(failed))


def _prompt(missing: str) -> str:
    return str(click.prompt(f"Give {missing}", err=True)).strip()


def _refuse(missing: str) -> str:
    raise UsageError(f"It lacks {missing}; add it to the file, or run this in a terminal.")


COMMANDS = (add, check)
