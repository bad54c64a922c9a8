"""Choosing one figure of each entity, so that they can be computed with: of one period and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from zoneqa.answer.computed.figure_finder import FiguresByName
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.answer.news_of_period import is_year_end, may_tell_of
from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import Claim
from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import Period
from zoneqa.claims.units import dimension, is_area
from zoneqa.text.dates import days_of

_CLOSE = 0.1
"""Figures whose words fit less well than the best by more than this are other figures."""

PeriodKey = tuple[date | None, date | None] | None
"""What makes two figures figures of one period."""

_NOW: PeriodKey = (None, date.max)
"""The period of all that holds on the day of its article: 目前, 截至目前."""


def of_period(found: FiguresByName, asked: Period) -> FiguresByName:
    """Return the figures that may be of a period; nothing for an entity that has none."""
    kept = {name: list(_fitting(figures, asked)) for name, figures in found.items()}
    return {name: figures for name, figures in kept.items() if figures}


def of_one_period(found: FiguresByName) -> FiguresByName:
    """Return the figures of the period that most entities have one of, the newest of those.

    An entity without one keeps its figures of its newest period.
    """
    common = _commonest(found)
    return {name: _of_key(figures, common) for name, figures in found.items()}


def of_commonest_period(found: FiguresByName) -> FiguresByName:
    """Return the figures of the period that most entities have one of, the newest of those."""
    common = _commonest(found)
    kept = {n: [f for f in figures if key_of(f) == common] for n, figures in found.items()}
    return {name: figures for name, figures in kept.items() if figures}


def of_now(found: FiguresByName) -> FiguresByName:
    """Return the figures that hold on the days of their articles, else those of the newest period.

    Of several such days, the newest counts.
    """
    return {name: _of_key(figures, _NOW) for name, figures in found.items()}


def best_of_each(found: FiguresByName) -> dict[str, StatedFigure]:
    """Return the best figure of each entity, in the unit that most of them have."""
    units = Counter(_comparable(f.unit) for figures in found.values() for f in figures)
    ranked = sorted(units, key=lambda unit: (-_holders(found, unit), -units[unit], unit))
    return {name: _best(figures, ranked) for name, figures in found.items()}


def key_of(figure: StatedFigure) -> PeriodKey:
    """Return the period of a figure; the end of a year and the year are one, as in 年末."""
    period = figure.period
    if figure.as_of:
        return _NOW
    if period is None or not period.year_known:
        return None
    if is_year_end(period) and period.last:
        return date(period.last.year, 1, 1), period.last
    return period.first, period.last


def whole_years(figures: Iterable[StatedFigure]) -> Sequence[Period]:
    """Return the years of which there is a figure, the earlier first."""
    periods = [figure.period for figure in figures if figure.period]
    years = {period.first: period for period in periods if _is_year(period)}
    return [years[first] for first in sorted(filter(None, years))]


def same_unit(figures: Iterable[StatedFigure]) -> bool:
    """Return whether figures can be compared by their units."""
    return len({_comparable(figure.unit) for figure in figures}) <= 1


def _commonest(found: FiguresByName) -> PeriodKey:
    keys = Counter(key for figures in found.values() for key in {*map(key_of, figures)})
    return max(keys, key=lambda key: (keys[key], _recency(key)), default=None)


def _fitting(figures: Iterable[StatedFigure], asked: Period) -> Iterator[StatedFigure]:
    for figure in figures:
        fits = _fits(asked, figure.claim)
        if figure.as_of and _holds(asked, figure.as_of):
            fits = "unknown"
        elif not _has_year(figure) and not may_tell_of(figure.article, asked):
            fits = "contradicts"
        if fits != "contradicts":
            yield replace(figure, fits_period=fits)


def _fits(asked: Period, claim: Claim) -> Comparison:
    """Compare periods strictly: a figure of a half is none of the year, wherever it is said."""
    stated = claim.period
    if stated is None:
        return "unknown"
    known = stated.year_known and asked.last == stated.last
    if known and is_year_end(asked) and is_year_end(stated):
        return "agrees"
    found = relation(asked, stated)
    if found == "same":
        return "agrees"
    longer = asked.has_a_month and stated.has_a_month
    return "contradicts" if found == "other" or (found != "unknown" and longer) else "unknown"


def _holds(period: Period, day: date) -> bool:
    first, last = period.first, period.last
    return period.year_known and bool(first and last and first <= day <= last)


def _has_year(figure: StatedFigure) -> bool:
    """Return whether it is said or follows from the date of the article of what year it is."""
    return figure.period is not None and (
        figure.period.year_known or days_of(figure.article.date) is not None
    )


def _is_year(period: Period) -> bool:
    return period.has_a_month and period.first is not None and is_year_end(period)


def _of_key(figures: Sequence[StatedFigure], key: PeriodKey) -> list[StatedFigure]:
    same = [figure for figure in figures if key_of(figure) == key]
    if same:
        return same
    newest = max(map(key_of, figures), key=_recency)
    return [figure for figure in figures if key_of(figure) == newest]


def _recency(key: PeriodKey) -> tuple[date, int]:
    """Return what orders periods: the later, of those that end together the longer."""
    first, last = key or (None, None)
    ends = last or first or date.min
    return ends, (ends - first).days if first else 0


def _holders(found: FiguresByName, unit: str) -> int:
    return sum(any(_comparable(f.unit) == unit for f in figures) for figures in found.values())


def _best(figures: Sequence[StatedFigure], units: Sequence[str]) -> StatedFigure:
    likest = max(figure.likeness for figure in figures)

    def rank(figure: StatedFigure) -> tuple[bool, int, bool, str, float]:
        return (
            figure.fits_period == "agrees",
            -units.index(_comparable(figure.unit)),
            figure.likeness >= likest - _CLOSE,
            figure.article.date or "",
            figure.likeness,
        )

    return max(figures, key=rank)


def _comparable(unit: str) -> str:
    """Return what units that compare have in common: 家, 个 and 项 count, 亩 and 公顷 are areas."""
    if is_area(unit):
        return "area"
    return "count" if dimension(unit) == "count" and unit not in ("人", "名") else unit
