"""Bar charts of facts: the figures of one indicator in one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from zoneqa.api.shown_fact import ShownFact
from zoneqa.claims.claim import FIGURES, Claim, Kind

MOST_CHARTS = 2
MOST_BARS = 12
BAR_HEIGHT = 46
"""Pixels for a bar below its label."""

_WIDEST_BAR = 70.0
"""Percent of the width: the value stands to the right of the bar."""

_NARROWEST_BAR = 0.5

_LONGEST_LABEL = 42
"""Columns of a label; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar: `start`, `width` and `end` in percent of the chart's width, `top` in pixels."""

    fact: ShownFact
    label: str
    top: int
    start: float
    width: float

    @property
    def end(self) -> float:
        return self.start + self.width


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `left_out` counts the older figures that it has no room for."""

    indicator: str
    kind: Kind
    bars: tuple[ChartBar, ...]
    left_out: int

    @property
    def height(self) -> int:
        return BAR_HEIGHT * len(self.bars)

    @property
    def described(self) -> str:
        """Return what the chart shows, in words."""
        return "; ".join(f"{bar.label}: {bar.fact.said}" for bar in self.bars)


def charts(facts: Iterable[ShownFact], indicator: str | None) -> list[Chart]:
    """Return charts of the figures that compare, those with most bars first.

    `indicator` is the one that all facts are of; without one, each attribute has its own chart.
    """
    groups = defaultdict[tuple[str, Kind, str], dict[tuple[object, ...], ShownFact]](dict)
    for fact in facts:
        claim = fact.claim
        if claim.quantity and claim.kind in FIGURES and not claim.former:
            key = (indicator or fact.attribute, claim.kind, claim.quantity.unit)
            same = (fact.subject, fact.attribute, fact.period, fact.said)
            groups[key].setdefault(same, fact)
    made = [
        _chart(name, kind, list(found.values()))
        for (name, kind, _), found in groups.items()
        if len(found) > 1
    ]
    return sorted(made, key=lambda chart: -len(chart.bars))[:MOST_CHARTS]


def _chart(indicator: str, kind: Kind, newest_first: Sequence[ShownFact]) -> Chart:
    kept = newest_first[:MOST_BARS]
    highest = defaultdict[str, float](lambda: float("-inf"))
    for fact in kept:
        highest[fact.subject] = max(highest[fact.subject], _number(fact.claim))
    kept = sorted(kept, key=lambda f: (-highest[f.subject], f.subject, _last_day(f.claim)))
    numbers = [_number(fact.claim) for fact in kept]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    scale = _WIDEST_BAR / ((high - low) or 1.0)
    bars = tuple(
        ChartBar(
            fact,
            _label(fact, indicator),
            BAR_HEIGHT * place,
            round((min(0.0, number) - low) * scale, 2),
            max(_NARROWEST_BAR, round(abs(number) * scale, 2)),
        )
        for place, (fact, number) in enumerate(zip(kept, numbers, strict=True))
    )
    return Chart(indicator, kind, bars, len(newest_first) - len(kept))


def _number(claim: Claim) -> float:
    """Return the figure of a claim, the middle of a range, 0 without one; a fall is negative."""
    number = float(claim.quantity.low + claim.quantity.high) / 2 if claim.quantity else 0.0
    return -number if claim.falls else number


def _last_day(claim: Claim) -> str:
    period = claim.period
    day = period and (period.last or period.first)
    return day.isoformat() if day else ""


def _label(fact: ShownFact, indicator: str) -> str:
    attribute = "" if fact.attribute == indicator else fact.attribute
    text = " ".join(part for part in (fact.period, fact.subject, attribute) if part)
    taken = 0
    for place, character in enumerate(text):
        taken += 2 if east_asian_width(character) in "WF" else 1
        if taken > _LONGEST_LABEL:
            return f"{text[:place].rstrip()}…"
    return text
