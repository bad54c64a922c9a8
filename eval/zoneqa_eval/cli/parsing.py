"""Commands that measure how documents and scans are read."""

from __future__ import annotations

import json
import os

import click

from zoneqa.settings import Settings
from zoneqa_eval.console import progress_bar
from zoneqa_eval.datasets.cases import RUNS


@click.command()
@click.option("--documents", type=click.IntRange(1), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--producer", "names", multiple=True, help="Only of these: docx, pdf-chromium, …")
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, help="To list.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def layout(documents: int, seed: int, names: tuple[str, ...], worst: int, as_json: bool) -> None:
    """Make documents from a seed and measure how correctly their text and tables are read.

    The documents stay in eval/runs/layout/ until the next run.
    """
    from zoneqa_eval.layout import display, summary
    from zoneqa_eval.layout.benchmark import run

    with progress_bar("Writing documents") as progress:
        scores = run(documents, seed, names, RUNS / "layout", progress)
    if as_json:
        click.echo(json.dumps(summary.scores_json(scores), ensure_ascii=False))
        return
    display.show_report(summary.summarize(scores))
    display.show_worst(summary.worst(scores, worst))


@click.command()
@click.option("--pages", type=int, default=20, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def ocr(pages: int, seed: int) -> None:
    """Read simulated scans of newspaper pages: what is found of them, and what a page costs."""
    from zoneqa_eval.scans.measure_scans import measure

    threads = Settings.from_env(os.environ).threads or os.cpu_count() or 1
    measure(pages, seed, threads, click.echo)


COMMANDS = (layout, ocr)
