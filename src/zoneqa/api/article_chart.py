"""A chart of how many articles there are by zone and month: a row of bars for each zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_ZONES = 8
MOST_MONTHS = 12
ROW_HEIGHT = 68
"""Pixels of a row: the name of the zone, numbers, and bars."""

_LABEL = 30
_TALLEST = 30
_FOOT = 64
_GAP = 20.0
"""Percent of a column that is left empty beside its bar."""

_MONTH = 7
"""Characters of a month: 2021-03."""


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A bar: `start`, `middle` and `width` in percent of the chart's width, the rest in pixels."""

    month: str
    count: int
    start: float
    middle: float
    width: float
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """The bars of a zone, one for each month in which it has articles; they stand on `foot`."""

    zone: str
    top: int
    foot: int
    counts: tuple[int, ...]
    bars: tuple[MonthBar, ...]


@dataclass(frozen=True, slots=True)
class ArticleChart:
    """A chart; `left_out` counts the zones that it has no room for."""

    months: tuple[str, ...]
    middles: tuple[float, ...]
    rows: tuple[ZoneRow, ...]
    left_out: int

    @property
    def height(self) -> int:
        """Return the height in pixels, with that of the names of the months."""
        return ROW_HEIGHT * len(self.rows) + _LABEL


def article_chart(counts: Mapping[tuple[str, ...], int]) -> ArticleChart | None:
    """Return the chart of counts by zone and month; None where there is too little to draw.

    It has the last months that have articles, and the zones that have most in them.
    """
    months = sorted({month for _, month in counts if len(month) == _MONTH})[-MOST_MONTHS:]
    totals: Counter[str] = Counter()
    for (zone, month), count in counts.items():
        if month in months:
            totals[zone] += count
    if not totals:
        return None
    zones = sorted(totals, key=lambda zone: (-totals[zone], zone))
    column = 100 / len(months)
    most = max(count for (_, month), count in counts.items() if month in months)
    rows = tuple(
        _row(zone, place, [counts.get((zone, month), 0) for month in months], months, most)
        for place, zone in enumerate(zones[:MOST_ZONES])
    )
    middles = tuple(round(column * (n + 0.5), 2) for n in range(len(months)))
    return ArticleChart(tuple(months), middles, rows, len(zones) - len(rows))


def _row(zone: str, place: int, counts: Sequence[int], months: Sequence[str], most: int) -> ZoneRow:
    top, column = place * ROW_HEIGHT, 100 / len(months)
    bars = (
        _bar(month, count, n * column, column, top, most)
        for n, (month, count) in enumerate(zip(months, counts, strict=True))
        if count
    )
    return ZoneRow(zone, top, top + _FOOT, tuple(counts), tuple(bars))


def _bar(month: str, count: int, start: float, column: float, top: int, most: int) -> MonthBar:
    height = max(2, round(_TALLEST * count / most))
    width = min(column * (1 - _GAP / 100), 12.0)
    middle = start + column / 2
    return MonthBar(
        month,
        count,
        round(middle - width / 2, 2),
        round(middle, 2),
        round(width, 2),
        top + _FOOT - height,
        height,
    )
