"""The gate: the sample of a baseline is asked again, and no figure of it may have fallen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from zoneqa_eval.figures.compare import SURE, Change, compare, keyed
from zoneqa_eval.figures.record import Figure, Run
from zoneqa_eval.gate.probe import VERBATIM
from zoneqa_eval.report.shown import shown
from zoneqa_eval.report.tables import amount

LEAST = 0.02
"""A fall by less than this is let through, however sure it is."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the gate says of a figure of the baseline; `fault` is why it is red."""

    old: Figure
    new: Figure
    change: Change | None = None
    fault: str | None = None


def rule(new: Run, baseline: Run) -> list[Ruling]:
    """A ruling on every figure of the baseline; a quote that is not verbatim is always a fault."""
    figures, changes = keyed(new), compare(new, baseline)
    return [
        _ruling(old, figures.get(key, replace(old, value=None, n=0)), changes.get(key))
        for key, old in keyed(baseline).items()
    ]


def _ruling(old: Figure, new: Figure, change: Change | None) -> Ruling:
    if new.name == VERBATIM and new.value != 1.0:
        return Ruling(old, new, change, "a quote is not in its article")
    if change is None or change.p_worse is None:
        return Ruling(old, new, change, "was not measured")
    fell = change.p_worse < SURE and -change.gain >= LEAST
    return Ruling(old, new, change, "fell" if fell else None)


def show_rulings(rulings: Sequence[Ruling]) -> None:
    """Prints a line for each figure, and why it is red, if it is."""
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for name in ("baseline", "now", "change", "p", "n"):
        table.add_column(name, justify="right")
    table.add_column("")
    for ruling in rulings:
        colour, word = ("red", ruling.fault) if ruling.fault else ("green", "ok")
        table.add_row(*_cells(ruling), f"[{colour}]{word}[/{colour}]")
    Console().print(table)


def _cells(ruling: Ruling) -> tuple[str, ...]:
    new, change = ruling.new, ruling.change
    if change is None or change.p_worse is None:
        return (new.name, shown(ruling.old.value, new.unit), shown(new.value, new.unit), *[""] * 3)
    return (
        new.name,
        shown(change.old, new.unit),
        shown(change.new, new.unit),
        amount(change.value, new.unit) if change.value else "",
        f"{change.p_worse:.3f}",
        str(change.n),
    )
