"""The commands of the gate: gate, baseline."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH
from zoneqa_eval.console import progress_bar, say
from zoneqa_eval.datasets.cases import HOME, RUNS
from zoneqa_eval.results.run import Run, read_run, write_run

BASELINE = HOME / "eval" / "baseline.json"


@click.command()
@click.argument("baseline", type=PATH, default=BASELINE)
@click.option("--index", type=PATH, help="An existing index of corpus/; by default one is kept.")
@click.pass_context
def gate(ctx: click.Context, baseline: Path, index: Path | None) -> None:
    """Ask the sample of a BASELINE again; exit 1 if a metric fell."""
    ctx.exit(run_gate(baseline, index))


@click.command()
@click.option("--to", type=PATH, default=BASELINE, help="The file to write.")
@click.option("--index", type=PATH, help="An existing index of corpus/; by default one is kept.")
def baseline(to: Path, index: Path | None) -> None:
    """Make the present state the one that the gate compares later ones with."""
    from zoneqa_eval.gate.verdicts import judge, show_verdicts

    run = run_sample(index, None, RUNS)
    if to.exists():
        show_verdicts(judge(run, read_run(to)))
    write_run(run, to)
    click.echo(f"Written to {to}.")


def run_gate(baseline: Path, index: Path | None, out: Path = RUNS) -> int:
    """Ask the sample of a baseline again; return 1 if a metric fell, else 0. Raises ZoneqaError."""
    from zoneqa_eval.gate.verdicts import judge, show_verdicts

    old = read_run(baseline)
    verdicts = judge(run_sample(index, old, out), old)
    show_verdicts(verdicts)
    red = ", ".join(verdict.new.name for verdict in verdicts if verdict.fault)
    click.echo(f"Red: {red}." if red else "Green: nothing fell.")
    return int(bool(red))


def run_sample(index: Path | None, old: Run | None, out: Path) -> Run:
    """Return a run of the gate over the cases of an older run, or over a fresh sample.

    Indexes that it needs are kept under `out`.
    """
    from zoneqa.factory import make_answerer
    from zoneqa_eval.gate.measure import measure, open_subject
    from zoneqa_eval.gate.sample import open_sample
    from zoneqa_eval.harness.answerers import open_answerer, provenance

    settings, whole = Settings.from_env(os.environ), open_sample()
    sample = whole.like(old) if old else whole.reduced()
    answerer = (
        make_answerer(settings, index, say)
        if index
        else open_answerer(settings, sample.answering.corpus, out / "index-corpus", say)
    )
    subject = open_subject(settings, answerer, sample.retrieval.corpus, out / "index-gate")
    counts = {"answering": len(sample.answering.cases), "retrieval": len(sample.retrieval.cases)}
    with progress_bar("Asking") as progress:
        return measure(subject, sample, {**provenance(answerer), **counts}, progress)


COMMANDS = (gate, baseline)
