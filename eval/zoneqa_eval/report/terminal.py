"""A run as tables on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table

from zoneqa_eval.results.run import Metric, Outcome, Run

# The line length where the output is not a terminal.
_WIDTH = 130


def show_run(run: Run) -> None:
    """Print the title of a run and its metrics."""
    click.echo(f"{run.title} ({run.spec}, {run.provenance['cases']} questions)")
    show_metrics(run.metrics)


def show_metrics(metrics: Iterable[Metric]) -> None:
    """Print a table for each group of metrics."""
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    for group, members in groupby(metrics, key=lambda metric: metric.group):
        console.print(_table(group, members), end="\n\n")


def show_failures(outcomes: Iterable[Outcome]) -> None:
    """Print the questions that were answered wrongly, with gold and answer."""
    for outcome in outcomes:
        answer = outcome.answer
        if outcome.scores["correct"] or answer is None:
            continue
        gold = " + ".join(outcome.gold) or "(no answer)"
        confidence, reason = answer["confidence"], answer["reason"] or ""
        click.echo(f"\n{outcome.id} {outcome.type} {outcome.language}  {outcome.question}")
        click.echo(f"  gold:   {gold}\n  answer: {answer['answer']}  ({confidence:.2f}) {reason}")


def _table(group: str, metrics: Iterable[Metric]) -> Table:
    table = Table(group, box=None, pad_edge=False)
    for name in ("value", "95 %", "n", "goal", "published"):
        table.add_column(name, justify="right")
    for metric in metrics:
        table.add_row(
            metric.name,
            format_value(metric.value, metric.unit),
            _interval(metric),
            str(metric.n or ""),
            metric.goal or "",
            metric.published or "",
        )
    return table


def format_value(value: float | None, unit: str) -> str:
    """Return a value for people: shares as per cent, scores with three decimals."""
    if value is None:
        return "-"
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:.3f}" if unit == "score" else f"{value:,.4g} {unit}"


def _interval(metric: Metric) -> str:
    if metric.low is None or metric.high is None:
        return ""
    ends = (format_value(end, metric.unit).split(" ")[0] for end in (metric.low, metric.high))
    p_value = "" if metric.p is None else f" (p = {metric.p:.3f} {metric.note})"
    return " - ".join(ends) + p_value
