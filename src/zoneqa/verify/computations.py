"""All computations that have a stated number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.quantities import Quantity
from zoneqa.verify.compare_numbers import compare_numbers
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.computation import Computation
from zoneqa.verify.computed_shares import growths, levels, parts, ratios, rests, wholes
from zoneqa.verify.computed_sums import averages, differences, products, remainders, sums
from zoneqa.verify.former_values import former_values

_OPERATIONS = (
    former_values,
    differences,
    sums,
    ratios,
    growths,
    levels,
    averages,
    products,
    parts,
    wholes,
    rests,
    remainders,
)


def computations(stated: Quantity, given: Sequence[ComparedFigure]) -> Iterator[Computation]:
    """Yield the computations with figures, given in their order, that have a stated number."""
    exact = [each for each in given if not each.quantity.ordinal and _is_single(each.quantity)]
    found = (each for calculate in _OPERATIONS for each in calculate(stated, exact))
    if not stated.ordinal and _is_single(stated):
        yield from (each for each in found if compare_numbers(stated, each.result) == "same")


def _is_single(quantity: Quantity) -> bool:
    return quantity.low == quantity.high
