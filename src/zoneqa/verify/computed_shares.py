"""Shares and multiples that follow from the figures of the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from zoneqa.claims.quantities import Quantity
from zoneqa.verify.compare_numbers import is_share, quantity_in_unit, units_agree, value_in_unit
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation import HUNDRED, Computation, as_exact_as
from zoneqa.verify.computation_words import direction_of
from zoneqa.verify.former_values import is_of_former


def ratios(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the ratios of two amounts of one unit, and by which share the first is another."""
    amounts = [each for each in given if not is_share(each.quantity) and each.quantity.low > 0]
    for one, other in permutations(amounts if is_share(stated) else [], 2):
        if one.quantity.unit == other.quantity.unit:
            ratio = one.quantity.low / other.quantity.low
            more, less = sorted((one, other), key=lambda each: each.quantity.low, reverse=True)
            share, growth = _share(ratio, stated), _share(abs(ratio - 1), stated)
            yield Computation("ratio", (one, other), f"{one.words}÷{other.words}", share)
            formula = f"({more.words}-{less.words})÷{other.words}"
            yield Computation("growth", (one, other), formula, growth)


def growths(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield by how much more there is than once of what is n times as much: 是2018年的3.2倍."""
    for each in given if is_share(stated) else ():
        if each.quantity.unit == "倍" and each.quantity.low > 1 and not direction_of(each):
            share = _share(each.quantity.low - 1, stated)
            yield Computation("growth", (each,), f"{each.words}-1", share)


def levels(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield which share of what it was there is after a change, and the other way round.

    低六成 is 四成; 恢复到2019年同期的118% is 18% more.
    """
    for each in given if stated.unit == "%" else ():
        if each.quantity.unit != "%":
            continue
        rises, value = direction_of(each), each.quantity.low
        if rises:
            left = quantity_in_unit(HUNDRED + rises * value, stated)
            yield Computation(
                "level", (each,), f"100%{'+' if rises > 0 else '-'}{each.words}", left
            )
        elif is_of_former(each):
            more = quantity_in_unit(abs(value - HUNDRED), stated)
            yield Computation("growth", (each,), f"{each.words}-100%", more)


def parts(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the parts of amounts that the shares in their sentences are: 28亿元, 其中37%."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for one in alike if not is_share(stated) else ():
        for other in one.sentence.figures:
            if other.quantity.unit == "%":
                part = value_in_unit(one.quantity, stated) * other.quantity.low / HUNDRED
                result = quantity_in_unit(as_exact_as(stated, part), stated)
                yield Computation("part", (one, other), f"{one.words}×{other.words}", result)


def wholes(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the wholes of which figures are the shares in their sentences: 218名, 目标的87%."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for one in alike if not is_share(stated) else ():
        for other in one.sentence.figures:
            if other.quantity.unit == "%" and other.quantity.low:
                whole = value_in_unit(one.quantity, stated) * HUNDRED / other.quantity.low
                result = quantity_in_unit(as_exact_as(stated, whole), stated)
                yield Computation("part", (one, other), f"{one.words}÷{other.words}", result)


def rests(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield what shares leave of the whole."""
    for each in given:
        if stated.unit == each.quantity.unit == "%" and each.quantity.low < HUNDRED:
            left = quantity_in_unit(HUNDRED - each.quantity.low, stated)
            yield Computation("rest", (each,), f"100%-{each.words}", left)


def _share(ratio: Decimal, stated: Quantity) -> Quantity:
    return quantity_in_unit(ratio if stated.unit == "倍" else ratio * HUNDRED, stated)
