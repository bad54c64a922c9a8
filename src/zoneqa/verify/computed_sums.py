"""Sums, differences, averages and products of the figures of the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from zoneqa.claims.quantities import Quantity
from zoneqa.verify.compare_numbers import is_share, quantity_in_unit, units_agree, value_in_unit
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation import Computation, as_exact_as

_MOST_SUMMED = 6
"""Figures that are summed at most."""

_BODIES = frozenset({"家", "所", "个", "户", "座"})
"""Units in which bodies and sites are counted."""


def sums(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the sums of any two figures, and of three or more that stand in a row."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    runs = (
        alike[start : start + size]
        for size in range(3, _MOST_SUMMED + 1)
        for start in range(len(alike) - size + 1)
    )
    for figures in (*combinations(alike, 2), *runs):
        if not all(_sums_with(each.quantity, figures[0].quantity) for each in figures):
            continue
        total = sum((value_in_unit(each.quantity, stated) for each in figures), Decimal(0))
        formula = "+".join(each.words for each in figures)
        yield Computation("sum", tuple(figures), formula, quantity_in_unit(total, stated))


def _sums_with(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures count in one unit, or both count bodies: 18家和6所."""
    return one.unit == other.unit or {one.unit, other.unit} <= _BODIES


def differences(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the differences of two figures; of two shares, in percentage points."""
    shares = stated.unit == "百分点"
    alike = [
        each
        for each in given
        if (each.quantity.unit == "%" if shares else units_agree(stated, each.quantity))
    ]
    for one, other in permutations(alike, 2):
        left = value_in_unit(one.quantity, stated) - value_in_unit(other.quantity, stated)
        formula = f"{one.words}-{other.words}"
        if left > 0 and one.quantity.unit == other.quantity.unit:
            yield Computation("difference", (one, other), formula, quantity_in_unit(left, stated))


def remainders(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield what figures leave of one before them: 18家，其中德国5家、日本4家、新加坡3家."""
    alike = [each for each in given if units_agree(stated, each.quantity)]
    for at, one in enumerate(alike):
        behind = [each for each in alike[at + 1 :] if each.sentence is one.sentence]
        for size in range(2, min(len(behind), _MOST_SUMMED) + 1):
            told = behind[:size]
            less = sum((value_in_unit(each.quantity, stated) for each in told), Decimal(0))
            result = quantity_in_unit(value_in_unit(one.quantity, stated) - less, stated)
            formula = "-".join(each.words for each in (one, *told))
            yield Computation("rest", (one, *told), formula, result)


def averages(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield how much there is for each of what a figure counts."""
    for one, other in _measured_and_counted(stated, given, alike=True):
        average = value_in_unit(one.quantity, stated) / other.quantity.low
        result = quantity_in_unit(as_exact_as(stated, average), stated)
        yield Computation("average", (one, other), f"{one.words}÷{other.words}", result)


def products(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield how much there is in all of what a figure counts: 6艘5000标箱船舶."""
    for one, other in _measured_and_counted(stated, given):
        product = quantity_in_unit(value_in_unit(one.quantity, stated) * other.quantity.low, stated)
        yield Computation("product", (one, other), f"{one.words}×{other.words}", product)


def _measured_and_counted(
    stated: Quantity, given: Sequence[ComparedFigure], *, alike: bool = False
) -> Iterator[tuple[ComparedFigure, ComparedFigure]]:
    """Yield figures in the unit of a stated one with what may be counted, `alike` in that unit."""
    measured = [each for each in given if units_agree(stated, each.quantity)]
    counts = [each for each in given if _counts(each.quantity)]
    return (
        (one, other)
        for one in measured
        for other in counts
        if one is not other and (alike or one.quantity.unit != other.quantity.unit)
    )


def _counts(quantity: Quantity) -> bool:
    return not is_share(quantity) and bool(quantity.unit) and quantity.low > 1
