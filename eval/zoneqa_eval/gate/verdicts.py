"""The verdicts of the gate: no metric of the baseline may have fallen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from zoneqa_eval.measures.answers import VERBATIM
from zoneqa_eval.report.tables import format_change
from zoneqa_eval.report.terminal import format_value
from zoneqa_eval.results.compare import SIGNIFICANT, Change, by_key, compare
from zoneqa_eval.results.run import Metric, Run

MIN_FALL = 0.02
"""A smaller fall is let through, however significant it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a metric of the baseline; `fault` says why it is red."""

    old: Metric
    new: Metric
    change: Change | None = None
    fault: str | None = None


def judge(new: Run, baseline: Run) -> list[Verdict]:
    """Return a verdict on every metric of the baseline; a quote that is not verbatim is a fault."""
    metrics, changes = by_key(new), compare(new, baseline)
    return [
        _verdict(old, metrics.get(key, replace(old, value=None, n=0)), changes.get(key))
        for key, old in by_key(baseline).items()
    ]


def _verdict(old: Metric, new: Metric, change: Change | None) -> Verdict:
    if new.name == VERBATIM and new.value != 1.0:
        return Verdict(old, new, change, "a quote is not in its article")
    if change is None or change.p_worse is None:
        return Verdict(old, new, change, "was not measured")
    fell = change.p_worse < SIGNIFICANT and -change.improvement >= MIN_FALL
    return Verdict(old, new, change, "fell" if fell else None)


def show_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Print a line for each metric, with its fault if there is one."""
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for name in ("baseline", "now", "change", "p", "n"):
        table.add_column(name, justify="right")
    table.add_column("")
    for verdict in verdicts:
        colour, word = ("red", verdict.fault) if verdict.fault else ("green", "ok")
        table.add_row(*_cells(verdict), f"[{colour}]{word}[/{colour}]")
    Console().print(table)


def _cells(verdict: Verdict) -> tuple[str, ...]:
    old, new, change = verdict.old, verdict.new, verdict.change
    if change is None or change.p_worse is None:
        values = (format_value(old.value, new.unit), format_value(new.value, new.unit))
        return (new.name, *values, "", "", "")
    return (
        new.name,
        format_value(change.old, new.unit),
        format_value(change.new, new.unit),
        format_change(change.value, new.unit) if change.value else "",
        f"{change.p_worse:.3f}",
        str(change.n),
    )
