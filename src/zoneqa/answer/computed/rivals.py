"""Articles that disagree: another value for the same figure of the same zone and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa.answer.computed.conclusion import ComputedConclusion, Operand
from zoneqa.answer.computed.figure_choice import key_of, same_unit
from zoneqa.answer.computed.figure_finder import FiguresByName
from zoneqa.answer.computed.phrases import Phrases
from zoneqa.answer.computed.stated_figure import StatedFigure

_AS_LIKE = 0.05
"""Figures whose words are less alike than by this may be other figures."""

Rival = tuple[StatedFigure, StatedFigure]
"""A figure that was computed with, and one of another article that disagrees with it."""


def rivals(figures: Sequence[StatedFigure], found: FiguresByName) -> Iterator[Rival]:
    """Yield for each figure the newest that disagrees with it, if any does."""
    of_claim = {each.claim: of_one for of_one in found.values() for each in of_one}
    for figure in figures:
        others = [each for each in of_claim[figure.claim] if _disagree(figure, each)]
        if others:
            newest = max(others, key=lambda each: each.article.date or "")
            yield figure, replace(newest, name=figure.name)


def replaced(operands: Sequence[Operand], others: Sequence[Rival]) -> Sequence[Operand]:
    """Return the operands with the figures that disagree in place of those chosen."""
    instead = dict(others)
    return [
        replace(each, figure=instead.get(each.figure, each.figure)) if each.figure else each
        for each in operands
    ]


def with_rivals(
    made: ComputedConclusion,
    instead: ComputedConclusion | None,
    others: Sequence[Rival],
    phrases: Phrases,
) -> Sequence[ComputedConclusion]:
    """Return a conclusion with what disagrees behind it.

    `instead` is what would follow from the others: unless it is the same, nothing is concluded.
    """
    remarks = (*made.remarks, *(phrases.disagree(figure, other) for figure, other in others))
    if instead is None or instead.short != made.short:
        figures = made.figures
        made = ComputedConclusion(phrases.found(figures), figures, is_open=True)
    shown = (ComputedConclusion(phrases.found((other,)), (other,)) for _, other in others)
    return (replace(made, remarks=remarks), *shown)


def _disagree(one: StatedFigure, other: StatedFigure) -> bool:
    if one.article.id == other.article.id:
        return False
    same = (
        one.claim.kind == other.claim.kind
        and same_unit((one, other))
        and abs(one.likeness - other.likeness) <= _AS_LIKE
        and (one.claim.part_of is None) == (other.claim.part_of is None)
    )
    return (
        same and key_of(one) == key_of(other) and one.as_of == other.as_of and _differ(one, other)
    )


def _differ(one: StatedFigure, other: StatedFigure) -> bool:
    """Return whether two exact values differ by more than the rounding of the rounder one."""
    for each in (one, other):
        assert each.claim.quantity is not None
        if each.claim.quantity.approximation != "exactly" or each.period is None:
            return False
    if one.claim.kind == "count":
        return one.value != other.value
    return abs(one.value - other.value) * 2 > max(one.precision, other.precision)
