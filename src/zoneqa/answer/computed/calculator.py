"""Calculating what a question asks for over all claims of an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from zoneqa.answer.computed.conclusion import ComputedConclusion, Operand, conclude
from zoneqa.answer.computed.figure_choice import (
    best_of_each,
    of_commonest_period,
    of_now,
    of_one_period,
    of_period,
    whole_years,
)
from zoneqa.answer.computed.figure_finder import FigureFinder, FiguresByName
from zoneqa.answer.computed.latest import latest
from zoneqa.answer.computed.phrases import Phrases, phrases_in
from zoneqa.answer.computed.printed_change import printed_change
from zoneqa.answer.computed.rivals import replaced, rivals, with_rivals
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.query.calculation import AskedIndicator, Calculation
from zoneqa.query.query import Query


@dataclass(frozen=True, slots=True)
class Calculator:
    """Calculates what a question asks for, from the figures that a finder finds."""

    finder: FigureFinder

    def calculate(
        self, query: Query, allowed: Collection[str] | None = None
    ) -> Sequence[ComputedConclusion]:
        """Return a conclusion for each figure that the question asks for, and what disagrees.

        Only articles whose ids are `allowed` count; None allows all.
        Nothing if the claims hold no figure for it, or if the question asks for one fact.
        """
        asked = query.calculation
        if asked is None:
            return ()
        if asked.operation == "latest":
            return latest(self.finder, asked, query.language, allowed)
        made = [self._conclusions(query, asked, each, allowed) for each in asked.indicators]
        return tuple(chain.from_iterable(made)) if all(made) else ()

    def _conclusions(
        self,
        query: Query,
        asked: Calculation,
        indicator: AskedIndicator,
        allowed: Collection[str] | None,
    ) -> Sequence[ComputedConclusion]:
        phrases = phrases_in(query.language)
        found = self.finder.figures(asked, indicator, query.language, allowed)
        operands, zones = _operands(asked, found, phrases)
        operands = self._with_base(asked, operands)
        conclusion = conclude(asked, operands, phrases, zones)
        if asked.operation == "change" and (conclusion is None or conclusion.is_open):
            printed = printed_change(self.finder, query, asked, indicator, allowed)
            if printed:
                return (printed,)
        if conclusion is None:
            return ()
        others = tuple(rivals(conclusion.figures, found))
        if not others:
            return (conclusion,)
        instead = conclude(asked, replaced(operands, others), phrases, zones)
        return with_rivals(conclusion, instead, others, phrases)

    def _with_base(self, asked: Calculation, operands: Sequence[Operand]) -> Sequence[Operand]:
        """Return the operands of a change from the year before, with that which is printed."""
        if asked.operation != "change" or len(operands) != 2 or not _is_year_after(asked):
            return operands
        before, after = operands
        if before.figure or after.figure is None:
            return operands
        return [replace(before, figure=self.finder.base_of(after.figure)), after]


def _is_year_after(asked: Calculation) -> bool:
    """Return whether the second of two periods is the same part of the year after."""
    ends = [period.last for period in asked.periods[:2] if period.last]
    if len(ends) < 2:
        return False
    return (ends[0].year + 1, ends[0].month) == (ends[1].year, ends[1].month)


def _operands(
    asked: Calculation, found: FiguresByName, phrases: Phrases
) -> tuple[Sequence[Operand], int]:
    """Return the operands, and of how many zones there is a figure if all are asked about."""
    if asked.operation == "which_year":
        return tuple(_once(_years(asked, found, phrases))), 0
    if asked.operation in ("change", "total", "list") and len(asked.periods) > 1:
        return tuple(_once(_by_period(asked, found, phrases))), 0
    chosen = _chosen(asked, found)
    period = phrases.period(asked.periods[0]) if asked.periods else ""
    if asked.entities:
        names = [entity.name for entity in asked.entities]
        return [Operand(name, period, chosen.get(name)) for name in names], 0
    operands = [Operand(name, period, figure) for name, figure in chosen.items()]
    return operands, len(operands)


def _chosen(asked: Calculation, found: FiguresByName) -> dict[str, StatedFigure]:
    if asked.periods:
        return best_of_each(of_period(found, asked.periods[0]))
    if asked.is_current:
        return best_of_each(of_now(found))
    return best_of_each(of_one_period(found) if asked.entities else of_commonest_period(found))


def _by_period(asked: Calculation, found: FiguresByName, phrases: Phrases) -> Iterator[Operand]:
    names = [entity.name for entity in asked.entities] or sorted(found)
    for name in names:
        for period in asked.periods:
            chosen = best_of_each(of_period({name: found.get(name, [])}, period))
            yield Operand(name, phrases.period(period), chosen.get(name))


def _once(operands: Iterable[Operand]) -> Iterator[Operand]:
    """Yield the operands, none with the figure of another: of one period, it is not of two."""
    ordered = list(operands)
    used = Counter(each.figure.claim.value for each in ordered if each.figure)
    for each in ordered:
        is_shared = each.figure is not None and used[each.figure.claim.value] > 1
        yield replace(each, figure=None) if is_shared else each


def _years(asked: Calculation, found: FiguresByName, phrases: Phrases) -> Iterator[Operand]:
    """Yield the figure of each year asked about, or of each that has one, named by the year."""
    (entity,) = asked.entities
    figures = found.get(entity.name, [])
    years = asked.periods or whole_years(figures)
    for year in years:
        name = phrases.period(year)
        chosen = best_of_each(of_period({name: figures}, year))
        figure = chosen.get(name)
        yield Operand(entity.name, name, figure and replace(figure, name=name))
