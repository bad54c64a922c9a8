"""Changes that an article prints itself: 比上年增加38家, 同比增长12%."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from zoneqa.answer.computed.conclusion import ComputedConclusion
from zoneqa.answer.computed.english_amounts import figure_in_english
from zoneqa.answer.computed.figure_choice import best_of_each, of_period
from zoneqa.answer.computed.figure_finder import FigureFinder, FiguresByName
from zoneqa.answer.computed.phrases import phrases_in
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.claim import Kind
from zoneqa.claims.comparison import compared_year
from zoneqa.claims.periods import Period
from zoneqa.query.calculation import AskedIndicator, Calculation
from zoneqa.query.query import Query

# 增长多少 asks for a rate rather than for an amount; 增加多少 and 多多少亿元, for an amount.
_RATE = ("增长", "增速", "增幅", "涨", "跌", "下降", "降幅", "百分", "grow", "rate", "percent")


def printed_change(
    finder: FigureFinder,
    query: Query,
    asked: Calculation,
    indicator: AskedIndicator,
    allowed: Collection[str] | None,
) -> ComputedConclusion | None:
    """Return a change between the two periods of a question that an article states itself.

    None unless it is of the later period and compared with the year of the earlier one.
    """
    for kind in _kinds(query):
        slots = replace(
            indicator.slots,
            kinds=frozenset({kind}),
            unit=query.slots.unit,
            direction=query.slots.direction,
        )
        found = finder.figures(asked, replace(indicator, slots=slots), query.language, allowed)
        chosen = best_of_each(_between(found, asked.periods[0], asked.periods[-1]))
        if figure := next(iter(chosen.values()), None):
            text = phrases_in(query.language).printed_change(figure, asked.periods[0])
            short, english = figure.text, figure_in_english(figure)
            if query.slots.direction == "down":  # by how much it fell has no sign
                short, english = figure.printed, english and english.removeprefix("-")
            return ComputedConclusion(text, (figure,), short, english=english)
    return None


def _kinds(query: Query) -> tuple[Kind, ...]:
    """Return the kinds of the changes that a question may ask for, the likelier first."""
    if query.slots.unit not in ("", "%"):
        return ("change",)
    return (
        ("growth", "change") if any(word in query.text for word in _RATE) else ("change", "growth")
    )


def _between(found: FiguresByName, before: Period, after: Period) -> FiguresByName:
    """Return the changes that are certainly from one period to the other."""
    kept = {
        name: [f for f in figures if f.fits_period == "agrees" and _is_from(f, before)]
        for name, figures in of_period(found, after).items()
    }
    return {name: figures for name, figures in kept.items() if figures}


def _is_from(figure: StatedFigure, before: Period) -> bool:
    return before.last is not None and compared_year(figure.claim) == before.last.year
