"""The commands that measure answers of an LLM: asking, labels, and an endpoint that fails."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import RUNS


@click.command()
@click.argument("specs", nargs=-1, required=True)
@data_option
@click.option("--out", type=PATH, default=RUNS, help="Folder for answers and indexes.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many questions of each.")
@click.option("--split", help="Ask this split instead of the one that a spec names.")
@click.option("--replay", type=PATH, help="Take the replies kept in an earlier OUT.")
def llm(
    specs: tuple[str, ...],
    data: Path,
    out: Path,
    limit: int | None,
    split: str | None,
    replay: Path | None,
) -> None:
    """Ask the questions of SPECS with the LLM of the settings, and by extracts alone.

    Answers are kept in OUT/SPEC/llm.jsonl as they come; what is there already is not asked again.
    """
    from zoneqa_eval.datasets.spec import find_spec, read_spec
    from zoneqa_eval.experiments import llm_runs, llm_tables

    opened = llm_runs.opener(Settings.from_env(os.environ), out, say, replay)
    found = [read_spec(find_spec(name), data).with_split(split) for name in specs]
    runs = [llm_runs.run(spec, out, opened, limit) for spec in found]
    asked = list(chain.from_iterable(each.asked for each in runs))
    dates = {id: date for each in runs for id, date in each.dates.items()}
    click.echo("\n".join(llm_tables.report(asked, dates)))


@click.command()
@click.argument("kept", nargs=-1, required=True, type=PATH)
@click.option("--labels", type=PATH, help="The labels; else eval/llm_labels.jsonl.")
@click.option("--open", "show_open", is_flag=True, help="Print sentences that have no label.")
def llm_labels(kept: tuple[Path, ...], labels: Path | None, show_open: bool) -> None:
    """Compare what people say of the sentences in KEPT, llm.jsonl files, with the verifier."""
    from zoneqa_eval.datasets.kept_answers import LABELS, read_kept, read_labels
    from zoneqa_eval.experiments import llm_tables

    answers = list(chain.from_iterable(map(read_kept, kept)))
    known = read_labels(labels or LABELS)
    lines = llm_tables.to_label if show_open else llm_tables.label_table
    click.echo("\n".join(lines(answers, known)))


@click.command()
@click.option("--index", type=PATH, help="The index to ask.")
@click.option("--requests", type=click.IntRange(1), default=50, show_default=True)
@click.option("--mode", "modes", multiple=True, help="Only these failures: html, cut_mid, …")
def llm_failures(index: Path | None, requests: int, modes: tuple[str, ...]) -> None:
    """Ask our own questions of an LLM that fails in every way: are they answered in time?"""
    from zoneqa.factory import make_answerer
    from zoneqa_eval.datasets.cases import read_cases
    from zoneqa_eval.experiments import llm_failures as experiment

    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, index or settings.index, say)
    cases = experiment.questions_of(answerer, read_cases(), requests)
    rates = experiment.failure_rates(answerer, settings, modes or experiment.FAILURES, cases)
    for line in experiment.table(rates):
        click.echo(line)
    added = experiment.paused_milliseconds(answerer, settings, cases)
    click.echo(f"a paused LLM adds {added.p50:.0f} ms, p50; {added.p95:.0f} ms, p95")


COMMANDS = (llm, llm_labels, llm_failures)
"""The commands on answers of an LLM."""
