"""What is stated last: the newest figure or holder of an office, and an older one that differs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zoneqa.answer.computed.conclusion import ComputedConclusion
from zoneqa.answer.computed.english_amounts import figure_in_english
from zoneqa.answer.computed.figure_choice import key_of, of_period
from zoneqa.answer.computed.figure_finder import FigureFinder
from zoneqa.answer.computed.phrases import phrases_in
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.query.calculation import Calculation
from zoneqa.types import Language

_CLOSE = 0.1
"""Figures whose words fit less well than the best by more than this are other figures."""


def latest(
    finder: FigureFinder,
    asked: Calculation,
    language: Language,
    allowed: Collection[str] | None = None,
) -> Sequence[ComputedConclusion]:
    """Return the newest statement, and after it the newest older one that disagrees, if any."""
    phrases = phrases_in(language)
    stated = _stated(finder, asked, language, allowed)
    if not stated:
        return ()
    newest = stated[0]
    text, english = phrases.latest(newest), figure_in_english(newest)
    made = [ComputedConclusion(text, (newest,), newest.printed, english=english)]
    older = next((each for each in stated[1:] if _disagrees(each, newest)), None)
    if older:
        made.append(ComputedConclusion(phrases.earlier(older), (older,)))
    return made


def _stated(
    finder: FigureFinder, asked: Calculation, language: Language, allowed: Collection[str] | None
) -> list[StatedFigure]:
    """Return what is stated of the entity, the newest first."""
    slots = asked.indicators[0].slots
    if slots.kinds == {"role"}:
        return sorted(finder.holders(asked, allowed), key=_day, reverse=True)
    found = finder.figures(asked, asked.indicators[0], language, allowed)
    for period in asked.periods:
        found = of_period(found, period)
    # What is newest is known only of articles with a date.
    figures = [f for f in found.get(asked.entities[0].name, []) if f.article.date]
    likest = max((figure.likeness for figure in figures), default=0.0)
    close = [figure for figure in figures if figure.likeness >= likest - _CLOSE]
    return sorted(close, key=lambda figure: (_day(figure), figure.likeness), reverse=True)


def _day(figure: StatedFigure) -> str:
    return figure.article.date or ""


def _disagrees(older: StatedFigure, newest: StatedFigure) -> bool:
    """Return whether an older article states another value for the same period."""
    if older.article.id == newest.article.id or older.printed == newest.printed:
        return False
    return newest.claim.kind == "role" or key_of(older) == key_of(newest)
