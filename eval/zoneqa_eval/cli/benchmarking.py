"""Commands that set engines and models beside others."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zoneqa.settings import Settings
from zoneqa_eval.cli.building import GROWTH
from zoneqa_eval.cli.data_folder import PATH, data_option
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import RUNS


@click.command()
@click.option("--articles", type=PATH, help="A .jsonl; by default the corpus of the settings.")
@click.option("--sample", type=int, default=300, show_default=True, help="Articles of it.")
@click.option("--questions", type=int, default=100, show_default=True)
@click.option("--rounds", type=int, default=3, show_default=True, help="Cold starts.")
def bench(articles: Path | None, sample: int, questions: int, rounds: int) -> None:
    """Measure speed, memory and disk beside sentence-transformers and FAISS by hand, as ratios."""
    from zoneqa_eval.experiments.bench_service import run

    for line in run(articles, sample, questions, rounds):
        click.echo(line)


@click.command()
def bench_embedding() -> None:
    """Measure the engines that embed beside the same model in torch, as ratios."""
    from zoneqa_eval.experiments.bench_embedding import run

    for line in run():
        click.echo(line)


@click.command()
@click.argument("folder", type=PATH)
def lexical_engines(folder: Path) -> None:
    """Compare tantivy with bm25s on FOLDER, a dataset in BEIR's layout."""
    from zoneqa_eval.experiments.lexical_engines import run

    for line in run(folder):
        click.echo(line)


@click.command()
@click.argument("corpus", type=PATH)
@click.option("--size", type=int, default=100_000, show_default=True, help="Vectors.")
@click.option("--out", type=PATH, default=GROWTH, help="Folder with a cache of vectors.")
def dense_indexes(corpus: Path, size: int, out: Path) -> None:
    """Compare dense indexes of vectors made from CORPUS."""
    from zoneqa_eval.experiments.dense_indexes import run

    for line in run(Settings.from_env(os.environ), corpus, size, out):
        click.echo(line)


@click.command()
@click.argument("name", default="zone_news")
@data_option
@click.option("--questions", type=click.IntRange(1), default=200, show_default=True)
@click.option("--out", type=PATH, default=RUNS, help="Folder for the index.")
def engines(name: str, data: Path, questions: int, out: Path) -> None:
    """Ask the questions of the spec NAME with the files of an index, and with a Milvus.

    The Milvus is that of ZONEQA_MILVUS_URI, or Milvus Lite.
    """
    from zoneqa_eval.datasets.spec import find_spec, read_spec
    from zoneqa_eval.experiments.engines import run

    settings, spec = Settings.from_env(os.environ), read_spec(find_spec(name), data)
    for line in run(settings, spec, questions, out, say):
        click.echo(line)


COMMANDS = (bench, bench_embedding, lexical_engines, dense_indexes, engines)
