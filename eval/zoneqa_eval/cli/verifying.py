"""The command that measures how sentences are verified."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.console import say

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@click.option("--zone-news", type=FILE, help="The articles of eval/verify_zone_news.jsonl.")
@click.option("--uhgeval", type=FILE, help="UHGEval's uhgeval.jsonl: continuations of news.")
@click.option("--failures", is_flag=True, help="Print the sentences that were judged wrongly.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def verify(
    split: str, zone_news: Path | None, uhgeval: Path | None, failures: bool, as_json: bool
) -> None:
    """Verify labelled sentences: what is caught, by kind, beside a threshold on likeness."""
    from zoneqa.factory import make_embedder
    from zoneqa.verify.verifier import Verifier
    from zoneqa_eval.datasets.uhgeval import read_continuations
    from zoneqa_eval.datasets.verify_cases import labelled_sentences
    from zoneqa_eval.experiments import verify as experiment
    from zoneqa_eval.experiments import verify_tables as tables

    settings = Settings.from_env(os.environ)
    cases = labelled_sentences(zone_news)
    sets = {f"split {split}": cases[split]}
    if uhgeval is not None:
        sets |= read_continuations(uhgeval, split)
    verifier = Verifier()
    likeness = experiment.EmbeddingLikeness(make_embedder(settings, say))
    threshold = experiment.tuned_threshold(cases["tune"], likeness)
    verified = {
        name: experiment.verify_all(each, verifier, likeness) for name, each in sets.items()
    }
    reports = {name: experiment.report(each, threshold) for name, each in verified.items()}
    if as_json:
        found = {name: tables.report_json(each) for name, each in reports.items()}
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, each in reports.items():
        click.echo("\n".join((name, *tables.table(each), "")))
    if failures:
        click.echo("\n".join(tables.failures(verified[f"split {split}"])))


@click.command(name="fit-verify")
@click.option("--zone-news", type=FILE, required=True, help="The articles of zone news.")
@click.option("--uhgeval", type=FILE, required=True, help="UHGEval's uhgeval.jsonl.")
def fit_verify(zone_news: Path, uhgeval: Path) -> None:
    """Fit the score of verified sentences on those for tuning."""
    from zoneqa_eval.fitting.support_fit import fit_verification

    fit_verification(zone_news, uhgeval, click.echo)


COMMANDS = (verify, fit_verify)
