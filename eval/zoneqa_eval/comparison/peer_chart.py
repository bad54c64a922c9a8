"""A chart of all contenders: their costs as ratios to the baseline, and what they find."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zoneqa_eval.comparison.comparison_results import Results
from zoneqa_eval.comparison.contenders import BASELINE, CONTENDERS, Contender
from zoneqa_eval.comparison.estimates import (
    COSTS,
    NDCG,
    Estimate,
    Findings,
    over_questions,
    ratio,
)
from zoneqa_eval.comparison.peer_tables import name_of

_OURS, _PEER = "#c0392b", "#34495e"


def draw(results: Results, found: Mapping[str, Findings], path: Path) -> None:
    """Draw a panel for each cost and one for nDCG@10, with a line for each contender."""
    from matplotlib.figure import Figure

    rounds = results.rounds
    shown = [each for each in reversed(CONTENDERS) if each.key in rounds]
    figure = Figure(figsize=(14, 8), layout="constrained")
    *panels, last = figure.subplots(2, 4, sharey=True).flat
    for axes, cost in zip(panels, COSTS, strict=True):
        ratios = {each: ratio(rounds[each.key], rounds[BASELINE.key], cost) for each in shown}
        _draw(axes, ratios, f"{cost.name}, ratio ({cost.better} is better)")
        axes.axvline(1, color="#999999", linewidth=0.8)
        _ratio_axis(axes)
    _draw(last, {each: over_questions(found[each.key][NDCG]) for each in shown}, NDCG)
    figure.suptitle(f"Beside {BASELINE.title}, as documented; 95 % intervals")
    figure.savefig(path, dpi=100, metadata={"Software": None})


def _draw(axes: Any, estimates: Mapping[Contender, Estimate], title: str) -> None:
    for row, (contender, found) in enumerate(estimates.items()):
        axes.plot(
            [found.low, found.value, found.high],
            [row] * 3,
            color=_OURS if contender.is_zoneqa else _PEER,
            marker="o",
            markevery=[1],
        )
    axes.set_yticks(range(len(estimates)), [name_of(each).replace("`", "") for each in estimates])
    axes.set_title(title, fontsize=9)
    axes.grid(axis="x", alpha=0.25)


def _ratio_axis(axes: Any) -> None:
    from matplotlib.ticker import LogLocator, NullFormatter

    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_formatter(NullFormatter())
