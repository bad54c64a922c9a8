"""The sentences of computed answers in English."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.computed.english_amounts import amount_in_english, figure_in_english
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.english_words import english_units
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.periods import Period
from zoneqa.query.calculation import Calculation


class EnglishPhrases:
    """Phrases in English."""

    def period(self, period: Period) -> str:
        return written_out_in_english(period)

    def higher(self, asked: Calculation, ranked: Sequence[StatedFigure], zones: int) -> str:
        first, *others = ranked
        side = "high" if asked.order == "most" else "low"
        side = f"{side}er" if len(ranked) == 2 and not zones else f"the {side}est"
        among = f"Of the {zones} zones with a figure, " if zones else ""
        rest = "".join(f", {_value(other)}" for other in others)
        return f"{among}{first.name} is {side}: {_said(first)}{rest}."

    def equal(self, ranked: Sequence[StatedFigure]) -> str:
        return f"The figures are equal: {self._all(ranked)}."

    def difference(
        self, asked: Calculation, one: StatedFigure, other: StatedFigure, by: str
    ) -> str:
        side = "higher" if one.value >= other.value else "lower"
        by = amount_in_english(by, (one, other)) or by
        return f"{one.name} is {by} {side} than {other.name}: {_said(one)} against {_said(other)}."

    def change(self, before: StatedFigure, after: StatedFigure, by: str) -> str:
        verb = "rose" if after.value >= before.value else "fell"
        by = amount_in_english(by, (before, after)) or by
        values = f"from {self._in_period(before)} to {self._in_period(after)}"
        return f"{after.name} {verb} by {by}: {values}."

    def printed_change(self, figure: StatedFigure, before: Period) -> str:
        verb = "fell" if figure.claim.falls else "rose"
        by = (figure_in_english(figure) or figure.printed).removeprefix("-")
        periods = f"in {self._period_of(figure)}, compared with {self.period(before)}"
        return f"{figure.name} {verb} by {by} {periods}."

    def total(self, figures: Sequence[StatedFigure], total: str) -> str:
        total = amount_in_english(total, figures) or total
        return f"Together {total}: {self._all(figures)}."

    def count(self, figures: Sequence[StatedFigure], number: int) -> str:
        zones = "zone" if number == 1 else "zones"
        return f"{number} {zones}: {self._all(figures)}."

    def listed(self, figures: Sequence[StatedFigure]) -> str:
        return f"{self._all(figures)}."

    def found(self, figures: Sequence[StatedFigure]) -> str:
        return f"What was found: {', '.join(map(self._of_period, figures))}."

    def latest(self, figure: StatedFigure) -> str:
        return f"{_reported('As reported', figure)}, {figure.name}: {self._dated(figure)}."

    def earlier(self, figure: StatedFigure) -> str:
        return f"{_reported('Reported', figure)}: {self._dated(figure)}."

    def number(self, number: int) -> str:
        return str(number)

    def names(self, names: Sequence[str]) -> str:
        return ", ".join(names)

    def missing(self, name: str, period: str) -> str:
        return f"There is no figure for {name}{f' in {period}' if period else ''}."

    def disagree(self, figure: StatedFigure, other: StatedFigure) -> str:
        dates = [each.article.date or "an unknown day" for each in (figure, other)]
        return f"The reports of {' and '.join(dates)} differ on {figure.name}; the newer counts."

    def unequal_periods(self, figures: Sequence[StatedFigure]) -> str:
        said = (f"{f.name} is for {self._period_of(f) or 'an unknown period'}" for f in figures)
        return f"The periods differ: {', '.join(said)}."

    def unequal_units(self, figures: Sequence[StatedFigure]) -> str:
        said = (f"{f.name} is in {_unit(f)}" for f in figures)
        return f"The units differ: {', '.join(said)}."

    def inexact(self, figures: Sequence[StatedFigure]) -> str:
        said = ", ".join(_said(f) for f in figures if f.is_bound)
        return f"Not exact, so that nothing exact follows: {said}."

    def over(self, zones: int) -> str:
        return f"Computed over the {zones} zones with a figure."

    def only_one(self, figure: StatedFigure) -> str:
        return f"Only {figure.name} has a figure; no other zone has one to compare it with."

    def _all(self, figures: Sequence[StatedFigure]) -> str:
        if len({(f.name, self._period_of(f)) for f in figures}) > len({f.name for f in figures}):
            return ", ".join(map(self._of_period, figures))
        return ", ".join(map(_value, figures))

    def _of_period(self, figure: StatedFigure) -> str:
        return f"{figure.name} {self._in_period(figure)}"

    def _dated(self, figure: StatedFigure) -> str:
        """Return the value of the latest figure; who holds an office is of no period."""
        return _said(figure) if figure.claim.kind == "role" else self._in_period(figure)

    def _in_period(self, figure: StatedFigure) -> str:
        """Return a value with its period: 30 billion yuan (300亿元, 2023)."""
        return _said(figure, self._period_of(figure))

    def _period_of(self, figure: StatedFigure) -> str:
        return self.period(figure.period) if figure.period else ""


def _value(figure: StatedFigure) -> str:
    return f"{figure.name} {_said(figure)}"


def _said(figure: StatedFigure, period: str = "") -> str:
    """Return a value in English, with what is printed and its period in brackets behind."""
    english = figure_in_english(figure) or figure.text
    behind = ("" if english == figure.text else figure.text, period)
    in_brackets = ", ".join(filter(None, behind))
    return f"{english} ({in_brackets})" if in_brackets else english


def _unit(figure: StatedFigure) -> str:
    called = english_units().get(figure.unit)
    return called.many if called else figure.unit or "plain numbers"


def _reported(words: str, figure: StatedFigure) -> str:
    """Return when a figure was reported, as far as its article says."""
    return f"{words} on {figure.article.date}" if figure.article.date else words
