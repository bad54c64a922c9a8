"""Curves as inline SVG, in the colours and the typeface of the page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from zoneqa_eval.results.run import Curve

# More points make the page heavier, but the line no finer.
_MAX_POINTS = 240
# Lines of at most so many points have markers.
_MAX_MARKERS = 12
# matplotlib knows no CSS: these colours stand for the variables of the page until it has drawn.
_COLOURS = {"#010101": "ink", "#010102": "soft", "#010103": "rule"}
_LINES = ("#020201", "#020202", "#020203", "#020204")
_INK, _SOFT, _RULE = _COLOURS
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 8.5,
    "text.color": _INK,
    "axes.edgecolor": _RULE,
    "axes.labelcolor": _SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _SOFT,
    "ytick.color": _SOFT,
    "grid.color": _RULE,
}


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of the curves that share a title and both axes."""

    title: str
    svg: str


def plots(curves: Sequence[Curve], prefix: str) -> list[Plot]:
    """Return a plot for each title, which is the part of a curve's name before the colon."""
    ranked = sorted(curves, key=_panel)
    panels = [(panel[0], list(members)) for panel, members in groupby(ranked, key=_panel)]
    return [
        Plot(title, draw(members, f"{prefix}-{n}")) for n, (title, members) in enumerate(panels)
    ]


def draw(curves: Sequence[Curve], prefix: str) -> str:
    """Return one SVG; `prefix` keeps its ids apart from those of other drawings on the page."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({**_STYLE, "svg.hashsalt": prefix}):
        figure = Figure(figsize=(4.4, 3.1), layout="constrained")
        axes = figure.subplots()
        for curve, colour in zip(curves, _LINES * len(curves), strict=False):
            x, y = zip(*thinned(curve.points), strict=True)
            marker = "o" if len(x) <= _MAX_MARKERS else ""
            axes.plot(x, y, color=colour, marker=marker, markersize=4, label=_label(curve))
        axes.set(xlabel=curves[0].x, ylabel=curves[0].y)
        axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
        axes.grid(visible=True, linewidth=0.5)
        if len(curves) > 1:
            axes.legend(frameon=False)
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return _inlined(file.getvalue(), prefix, f"{curves[0].y} against {curves[0].x}")


def thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return at most as many points as a line needs, the first and the last among them."""
    if len(points) <= _MAX_POINTS:
        return list(points)
    step = (len(points) - 1) / (_MAX_POINTS - 1)
    return [points[round(n * step)] for n in range(_MAX_POINTS)]


def _panel(curve: Curve) -> tuple[str, str, str]:
    head, colon, _ = curve.name.rpartition(": ")
    return head if colon else curve.name, curve.x, curve.y


def _label(curve: Curve) -> str:
    return curve.name.rpartition(": ")[2]


def _inlined(svg: str, prefix: str, label: str) -> str:
    """Return the element alone, with ids of its own and the colours of the page."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", "", svg)
    head, _, rest = svg.partition(">")
    box = re.search(r'viewBox="[^"]*"', head)
    rest = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{prefix}-", rest)
    for colour, name in _COLOURS.items():
        rest = rest.replace(colour, f"var(--{name})")
    for n, colour in enumerate(_LINES, 1):
        rest = rest.replace(colour, f"var(--line-{n})")
    attributes = f'{box[0] if box else ""} role="img" aria-label="{escape(label)}"'
    return f'<svg {attributes} xmlns:xlink="http://www.w3.org/1999/xlink">{rest}'
