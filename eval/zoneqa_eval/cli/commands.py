"""The commands that judge: report, gate, baseline, add."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from zoneqa.cli.output import say
from zoneqa.cli.progress import show_progress
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.factory import make_answerer, own_aliases
from zoneqa.index import open_sound
from zoneqa.settings import Settings
from zoneqa.zones.gazetteer import open_gazetteer
from zoneqa_eval.adding.feedback import VERDICTS, read_feedback
from zoneqa_eval.adding.maker import Choice, Maker
from zoneqa_eval.adding.rows import read_rows, write_rows
from zoneqa_eval.check_questions import ANSWERABLE_TYPES, UNANSWERABLE_TYPES
from zoneqa_eval.figures.record import Run, read_run, write_run
from zoneqa_eval.gate.opening import made, open_subject
from zoneqa_eval.gate.probe import examine, open_sample
from zoneqa_eval.gate.ruling import rule, show_rulings
from zoneqa_eval.harness.opening import open_answerer
from zoneqa_eval.report.page import page, parts, report_json
from zoneqa_eval.sets.cases import QUESTIONS, RUNS

PATH = click.Path(path_type=Path)
TYPES = ANSWERABLE_TYPES | UNANSWERABLE_TYPES
BASELINE = RUNS.with_name("baseline.json")


def gate(baseline: Path, index: Path | None, out: Path = RUNS) -> int:
    """Asks the sample of a baseline again; 1 if a figure fell, else 0. Raises ZoneqaError."""
    old = opened(baseline)
    rulings = rule(look(index, old, out), old)
    show_rulings(rulings)
    red = [ruling for ruling in rulings if ruling.fault]
    names = ", ".join(ruling.new.name for ruling in red)
    click.echo(f"Red: {names}." if red else "Green: nothing fell.")
    return int(bool(red))


@click.command()
@click.option("--to", type=PATH, default=BASELINE, help="The file to write.")
@click.option("--index", type=PATH, help="An index that is there; else one of corpus/ is kept.")
def baseline(to: Path, index: Path | None) -> None:
    """Take the state of now as what the gate holds later ones to."""
    run = look(index, None, RUNS)
    if to.exists():
        show_rulings(rule(run, opened(to)))
    write_run(run, to)
    click.echo(f"Written to {to}.")


def look(index: Path | None, old: Run | None, out: Path) -> Run:
    """A run of the gate over the cases of an older one, or over a fresh sample.

    Indexes that it needs are kept under `out`.
    """
    settings, whole = Settings.from_env(os.environ), open_sample()
    sample = whole.of(old) if old else whole.fewer()
    answerer = (
        make_answerer(settings, index, say)
        if index
        else open_answerer(settings, sample.asked.corpus, out / "index-corpus", say)
    )
    subject = open_subject(settings, answerer, sample.sought.corpus, out / "index-gate")
    with show_progress("Asking") as progress:
        return examine(subject, sample, made(answerer, sample), progress)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=PATH)
@click.option("--baseline", "baselines", type=PATH, multiple=True, help="An earlier run.json.")
@click.option("--out", type=PATH, default=Path("report.html"), show_default=True, help="The page.")
def report(runs: tuple[Path, ...], baselines: tuple[Path, ...], out: Path) -> None:
    """Make a page of RUNS, run.json files; beside it, their figures as JSON.

    Runs are compared with the baseline of the same evaluation.
    """
    found = parts([opened(path) for path in runs], [opened(path) for path in baselines])
    figures = json.dumps(report_json(found), ensure_ascii=False, indent=1)
    try:
        out.write_text(page(found), encoding="utf-8")
        out.with_suffix(".json").write_text(figures + "\n", encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{out} cannot be written: {error.strerror}.") from error
    click.echo(f"Written to {out} and {out.with_suffix('.json')}.")


@click.command()
@click.option("--from", "source", type=PATH, required=True, help="An answer or feedback, as JSON.")
@click.option("--to", type=PATH, default=QUESTIONS, help="The file of questions.")
@click.option("--index", type=PATH, help="The index that the articles are in.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="For what nobody has judged.")
@click.option("--type", "kind", type=click.Choice(sorted(TYPES)), help="What is asked for.")
@click.option("--wording", type=click.Choice(["plain", "colloquial"]), default="plain")
@click.option("--split", type=click.Choice(["tune", "report"]), help="Else as the id falls.")
def add(  # noqa: PLR0913, PLR0917  a command has as many arguments as options
    source: Path,
    to: Path,
    index: Path | None,
    verdict: str | None,
    kind: str | None,
    wording: str,
    split: str | None,
) -> None:
    """Make a case of an answer (`zoneqa ask --json`, a line of --batch) or of feedback on one."""
    settings = Settings.from_env(os.environ)
    opened = open_sound(index or settings.index)
    articles = {article.id: article for article in opened.articles()}
    gazetteer = open_gazetteer(opened.zones(), own_aliases(settings))
    maker = Maker(articles, gazetteer, asked if sys.stdin.isatty() else refused)
    rows = read_rows(to)
    before = len(rows)
    for feedback in read_feedback(source):
        rows.append(maker.row(feedback, rows, Choice(verdict, kind, wording, split)))
    write_rows(to, rows)
    for row in rows[before:]:
        click.echo(f"{row['id']} ({row['type']}, {row['split']}): {row['question']}")


def asked(what: str) -> str:
    """What a person types."""
    return str(click.prompt(f"Give {what}", err=True)).strip()


def refused(what: str) -> str:
    """Nobody is there to be asked. Raises UsageError."""
    raise UsageError(f"It lacks {what}; add it to the file, or run this in a terminal.")


def opened(path: Path) -> Run:
    """Reads a run. Raises UnreadableInput."""
    try:
        return read_run(path)
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableInput(f"{path} is no run of an evaluation: {error!r}.") from error


COMMANDS = (report, baseline, add)
