"""Commands that measure how an index is built, kept and brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.data_folder import PATH
from zoneqa_eval.datasets.cases import RUNS

GROWTH = RUNS / "growth"


@click.command()
@click.argument("articles", type=PATH)
def updates(articles: Path) -> None:
    """Measure an update beside a full build of ARTICLES, a .jsonl file."""
    from zoneqa_eval.experiments.updates import run

    for name, value in run(Settings.from_env(os.environ), articles).items():
        click.echo(f"{name:32} {value}")


@click.command()
@click.argument("articles", type=PATH)
@click.option("--database", required=True, help="URL of an empty PostgreSQL database.")
@click.option("--questions", type=int, default=100, show_default=True)
def databases(articles: Path, database: str, questions: int) -> None:
    """Measure an index of ARTICLES in PostgreSQL beside one in a folder."""
    from zoneqa_eval.experiments.index_databases import run

    found = run(Settings.from_env(os.environ), articles, database, questions)
    for name, value in found.items():
        click.echo(f"{name:40} {value}")


@click.command()
@click.argument("corpus", type=PATH)
@click.option(
    "--size", "sizes", type=int, multiple=True, help="Passages; by default 10 k, 100 k and 1 M."
)
@click.option("--out", type=PATH, default=GROWTH, help="Folder for growth.json and growth.png.")
def growth(corpus: Path, sizes: tuple[int, ...], out: Path) -> None:
    """Measure time, memory and disk at several numbers of passages made from CORPUS."""
    from zoneqa_eval.experiments.growth import SIZES, run

    run(Settings.from_env(os.environ), corpus, sizes or SIZES, out, click.echo)


@click.command()
@click.argument("articles", type=PATH)
@click.option("--size", "sizes", type=int, multiple=True, help="Articles; by default all.")
@click.option("--out", type=PATH, default=RUNS / "ingest", help="Folder for the indexes.")
def ingest(articles: Path, sizes: tuple[int, ...], out: Path) -> None:
    """Build an index of ARTICLES in one process, in two and on Ray, and kill some of them."""
    from zoneqa_eval.experiments.ingest import run

    run(articles, sizes, out, click.echo)


COMMANDS = (updates, databases, growth, ingest)
