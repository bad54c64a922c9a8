"""Commands that measure one part of answering: conversations, claims, drafts, reading."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.console import progress_bar, say
from zoneqa_eval.datasets.cases import RUNS


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@click.option("--index", type=PATH, help="The index to ask.")
@click.option("--failures", is_flag=True, help="Print the turns that went wrong.")
def threads(split: str, index: Path | None, failures: bool) -> None:
    """Ask conversations: how much is gained by making follow-ups self-contained."""
    from zoneqa.factory import make_answerer
    from zoneqa_eval.experiments.threads import ask_thread, errors, read_threads, table

    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, index or settings.index, say)
    conversations = read_threads(split=split)
    outcomes = [o for thread in conversations for o in ask_thread(answerer, thread)]
    click.echo(f"split {split}, {len(conversations)} threads, generation {answerer.generation}")
    click.echo("\n".join(table(outcomes)))
    if failures:
        click.echo("\n".join(errors(outcomes)))


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@data_option
@click.option("--failures", is_flag=True, help="Print the sentences that were not read rightly.")
@click.option("--build", is_flag=True, help="Also build an index: extraction's share of it.")
def claims(split: str, data: Path, failures: bool, build: bool) -> None:
    """Extract claims from labelled sentences: precision and recall by slot, and the time."""
    from zoneqa.claims.extract import claims_of
    from zoneqa_eval.datasets.labelled_claims import read_labelled_claims
    from zoneqa_eval.experiments import claims as experiment

    corpus = data / "zone_news.jsonl"
    sentences, articles = read_labelled_claims(split=split), experiment.read_articles(corpus)
    read = experiment.read_all(sentences, articles, claims_of)
    click.echo(f"split {split}, {len(sentences)} sentences")
    click.echo("\n".join(experiment.table(read)))
    click.echo("\n".join(experiment.speed(list(articles.values()), claims_of)))
    if failures:
        click.echo("\n".join(experiment.differences(read)))
    if build:
        settings = Settings.from_env(os.environ)
        click.echo("\n".join(experiment.build_cost(settings, corpus, claims_of)))


@click.command()
@click.option("--split", type=click.Choice(["tune", "report"]), default="report")
@click.option("--haystack", type=PATH, help="More articles to look into, a .jsonl file.")
@click.option("--out", type=PATH, default=RUNS, help="Folder for the index.")
@click.option("--failures", is_flag=True, help="Print the sentences that were judged wrongly.")
def drafts(split: str, haystack: Path | None, out: Path, failures: bool) -> None:
    """Check drafts with planted errors: found, right value given, false alarms."""
    from zoneqa_eval.datasets.labelled_drafts import read_labelled_drafts
    from zoneqa_eval.experiments import draft_checks as experiment

    settings = Settings.from_env(os.environ)
    folder = out / ("index-drafts-haystack" if haystack else "index-drafts")
    checker = experiment.open_checker(settings, folder, say, haystack)
    found = read_labelled_drafts(split=split)
    outcomes = list(experiment.check_drafts(checker, found))
    click.echo(f"split {split}, {len(found)} drafts, {len(outcomes)} sentences")
    click.echo("\n".join(experiment.table(outcomes)))
    if failures:
        click.echo("\n".join(experiment.differences(outcomes)))


@click.command()
@data_option
@click.option("--index", type=PATH, help="An index of zone_news.jsonl, else it is built.")
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many questions of a set.")
def reading(data: Path, index: Path | None, limit: int | None) -> None:
    """Show what reading more passages is worth, on the questions on zone news for tuning.

    Facts, refusals and CPU time: for several numbers of passages, and where reading goes on only
    while a question is undecided, as it does by default.
    """
    from zoneqa.factory import make_answerer
    from zoneqa_eval.datasets.cases import ZONE_NEWS, read_cases
    from zoneqa_eval.experiments.reading_curve import run, table
    from zoneqa_eval.fitting.tuning_cases import open_zone_news

    settings = Settings.from_env(os.environ)
    articles = data / "zone_news.jsonl"
    answerer = make_answerer(settings, index, say) if index else open_zone_news(settings, articles)
    cases = [case for path in ZONE_NEWS for case in read_cases(path, "tune")[:limit]]
    with progress_bar("Asking") as progress:
        trials = run(answerer, settings, cases, progress)
    click.echo("\n".join(table(trials)))


COMMANDS = (threads, claims, drafts, reading)
