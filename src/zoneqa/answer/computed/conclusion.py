"""Computing: from the figures of each entity to a sentence and a short answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from zoneqa.answer.computed.amounts import amount
from zoneqa.answer.computed.english_amounts import amount_in_english, figures_in_english
from zoneqa.answer.computed.figure_choice import key_of, same_unit
from zoneqa.answer.computed.phrases import Phrases
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.query.calculation import Calculation, Threshold
from zoneqa.text.language import language_of
from zoneqa.verify.derivation import Derivation, derive

_NAMED = 5
"""Zones that an answer over all zones names, at most, where it names those below the first."""


@dataclass(frozen=True, slots=True)
class Operand:
    """An entity in a period as the answer says them, with its figure; None if none was found."""

    name: str
    period: str
    figure: StatedFigure | None


@dataclass(frozen=True, slots=True)
class ComputedConclusion:
    """A sentence with the figures that it names, in order, and the numbers that it derives.

    `english` is the short answer in English, None where it has no such form. `is_open` where
    nothing was concluded and the figures are only shown, `is_lone` where all zones are asked about
    and one alone has a figure. `remarks` say what is missing or unequal,
    and over how many zones was computed.
    """

    text: str
    figures: tuple[StatedFigure, ...]
    short: str | None = None
    derivation: Derivation | None = None
    remarks: tuple[str, ...] = ()
    is_open: bool = False
    english: str | None = None
    is_lone: bool = False


def conclude(
    asked: Calculation, operands: Sequence[Operand], phrases: Phrases, zones: int = 0
) -> ComputedConclusion | None:
    """Return what follows from the operands; None without any figure.

    `zones` is the number of zones that have a figure, where all zones are asked about. Of one zone
    alone nothing follows: which of all is highest is open then, and its figure is only shown.
    """
    figures = tuple(operand.figure for operand in operands if operand.figure)
    if not figures or (zones == 1 and asked.operation != "compare"):
        return None
    if zones == 1:
        text, remark = phrases.found(figures), phrases.only_one(figures[0])
        return ComputedConclusion(text, figures, remarks=(remark,), is_open=True, is_lone=True)
    remarks = tuple(_remarks(asked, operands, figures, phrases))
    if remarks and not _goes_on(asked, figures):
        return ComputedConclusion(phrases.found(figures), figures, remarks=remarks, is_open=True)
    made = _computed(asked, figures, phrases, zones)
    said = (*remarks, *((phrases.over(zones),) if zones and asked.operation != "compare" else ()))
    return replace(made, remarks=(*said, *made.remarks), is_open=made.short is None)


def _remarks(
    asked: Calculation,
    operands: Sequence[Operand],
    figures: Sequence[StatedFigure],
    phrases: Phrases,
) -> Iterator[str]:
    for operand in operands:
        if operand.figure is None:
            yield phrases.missing(operand.name, operand.period)
    if asked.operation in ("list", "change") and not asked.threshold:
        return
    if not same_unit(figures):
        yield phrases.unequal_units(figures)
    elif _needs_one_period(asked) and len({key_of(figure) for figure in figures} - {None}) > 1:
        yield phrases.unequal_periods(figures)


def _needs_one_period(asked: Calculation) -> bool:
    return not asked.periods and asked.operation != "which_year"


def _goes_on(asked: Calculation, figures: Sequence[StatedFigure]) -> bool:
    """Return whether an operation makes sense though something is missing: a list does."""
    return asked.operation == "list" and not asked.threshold and len(figures) > 1


def _computed(
    asked: Calculation, figures: tuple[StatedFigure, ...], phrases: Phrases, zones: int
) -> ComputedConclusion:
    operation = asked.operation
    if operation in ("compare", "which_year"):
        return _compared(asked, figures, phrases, zones)
    if asked.threshold:
        return _over_threshold(asked, asked.threshold, figures, phrases, keeps_all=not zones)
    if operation == "change":
        return changed(figures[0], figures[1], phrases)
    if operation in ("difference", "total"):
        return _derived(asked, operation, figures, phrases)
    return listed(figures, phrases)


def listed(figures: tuple[StatedFigure, ...], phrases: Phrases) -> ComputedConclusion:
    """Return the figures, one after another."""
    values = "、".join(figure.text for figure in figures)
    english = figures_in_english(figures)
    return ComputedConclusion(phrases.listed(figures), figures, values, english=english)


def changed(before: StatedFigure, after: StatedFigure, phrases: Phrases) -> ComputedConclusion:
    """Return by how much a figure changed; no number if one of the two is not exact."""
    figures = before, after
    if any(figure.is_bound for figure in figures):
        return _inexact(figures, phrases)
    result = derive("change", [figure.value for figure in figures])
    printed = amount(result.copy_abs(), figures)
    text, english = phrases.change(before, after, printed), amount_in_english(printed, figures)
    return ComputedConclusion(text, figures, printed, Derivation("change", result), english=english)


def _derived(
    asked: Calculation,
    operation: Literal["difference", "total"],
    figures: tuple[StatedFigure, ...],
    phrases: Phrases,
) -> ComputedConclusion:
    if any(figure.is_bound for figure in figures):
        return _inexact(figures, phrases)
    result = derive(operation, [figure.value for figure in figures])
    printed = amount(result.copy_abs(), figures)
    derivation = Derivation(operation, result)
    if operation == "total":
        text = phrases.total(figures, printed)
    else:
        text = phrases.difference(asked, figures[0], figures[1], printed)
    english = amount_in_english(printed, figures)
    return ComputedConclusion(text, figures, printed, derivation, english=english)


def _inexact(figures: tuple[StatedFigure, ...], phrases: Phrases) -> ComputedConclusion:
    """Return the figures alone: of 20多家 and 65家 no difference follows."""
    text, remarks = phrases.found(figures), (phrases.inexact(figures),)
    return ComputedConclusion(text, figures, remarks=remarks, is_open=True)


def _compared(
    asked: Calculation, figures: Sequence[StatedFigure], phrases: Phrases, zones: int
) -> ComputedConclusion:
    most = asked.order == "most"
    ranked = tuple(sorted(figures, key=lambda figure: figure.value, reverse=most))
    named = ranked[:_NAMED] if zones else ranked
    if len(ranked) > 1 and ranked[0].value == ranked[1].value:
        return ComputedConclusion(phrases.equal(named), named)
    derivation = Derivation("most" if most else "least", ranked[0].value, given=_given(zones))
    text = phrases.higher(asked, named, zones)
    name = ranked[0].name
    return ComputedConclusion(text, named, name, derivation, english=_if_english(name))


def _over_threshold(
    asked: Calculation,
    limit: Threshold,
    figures: Sequence[StatedFigure],
    phrases: Phrases,
    *,
    keeps_all: bool,
) -> ComputedConclusion:
    ranked = sorted(figures, key=lambda figure: figure.value, reverse=True)
    met = tuple(figure for figure in ranked if limit.is_met(figure.value))
    # Of entities that the question names, also those that do not count are shown.
    shown = (*met, *(f for f in ranked if f not in met)) if keeps_all or not met else met
    derivation = Derivation("count", Decimal(len(met)), limit)
    if asked.operation == "count":
        number = phrases.number(len(met))
        text = phrases.count(shown, len(met))
        return ComputedConclusion(text, shown, number, derivation, english=_if_english(number))
    names = phrases.names([figure.name for figure in met])
    text = phrases.count(shown, len(met))
    return ComputedConclusion(text, shown, names or None, derivation, english=_if_english(names))


def _if_english(words: str) -> str | None:
    """Return names or a number of zones, which in an English answer are English already."""
    return words if language_of(words) == "en" or words.isdecimal() else None


def _given(zones: int) -> frozenset[Decimal]:
    return frozenset({Decimal(zones)}) if zones else frozenset()


def confidence(figures: Iterable[StatedFigure], *, concluded: bool) -> float:
    """Return how sure a computed answer is: as sure as the figure that fits least.

    A figure of the asked words and period counts .95, of an unknown period .2 less, of other words
    up to .25 less. What is only shown, without a conclusion, is .6 of that.
    """
    least = min(
        0.7 + 0.25 * figure.likeness - 0.2 * (figure.fits_period != "agrees") for figure in figures
    )
    return least if concluded else 0.6 * least
