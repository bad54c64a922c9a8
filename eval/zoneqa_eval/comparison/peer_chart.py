"""The costs of all contenders as ratios to the baseline, with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zoneqa_eval.comparison.comparison_results import Results
from zoneqa_eval.comparison.contenders import BASELINE, CHINESE, CONTENDERS, Contender
from zoneqa_eval.comparison.estimates import COSTS, Cost, ratio

_OURS, _PEER = "#c0392b", "#34495e"


def draw_ratios(results: Results, path: Path) -> None:
    """Draw a panel for each cost, with a line for each contender."""
    from matplotlib.figure import Figure

    shown = [each for each in reversed(CONTENDERS) if each.key in results.rounds]
    figure = Figure(figsize=(14, 7.5), layout="constrained")
    panels = figure.subplots(2, 4, sharey=True).flat
    for axes, cost in zip(panels, COSTS, strict=False):
        _draw(axes, results, shown, cost)
    for axes in panels:
        axes.set_axis_off()
    figure.suptitle(f"Ratios to {BASELINE.title}, as documented, with 95 % intervals")
    figure.savefig(path, dpi=100, metadata={"Software": None})


def _draw(axes: Any, results: Results, shown: Sequence[Contender], cost: Cost) -> None:
    baseline = results.rounds[BASELINE.key]
    for row, contender in enumerate(shown):
        found = ratio(results.rounds[contender.key], baseline, cost)
        axes.plot(
            [found.low, found.value, found.high],
            [row] * 3,
            color=_OURS if contender.is_zoneqa else _PEER,
            marker="o",
            markevery=[1],
        )
    axes.axvline(1, color="#999999", linewidth=0.8)
    axes.set_xscale("log")
    axes.set_yticks(range(len(shown)), [label(contender) for contender in shown])
    axes.set_title(f"{cost.name.partition(',')[0]} ({cost.better} is better)", fontsize=10)
    axes.grid(axis="x", which="both", alpha=0.25)


def label(contender: Contender) -> str:
    """Return the name of a contender in the chart."""
    setting = ", for Chinese" if contender.setting == CHINESE else ""
    return contender.title.replace("`", "") + setting
