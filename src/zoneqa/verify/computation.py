"""Numbers that no evidence prints but that follow from its figures: sums, differences, ratios."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zoneqa.claims.quantities import Quantity
from zoneqa.verify.compared_sentence import ComparedFigure

Operation = Literal[
    "sum", "difference", "ratio", "growth", "former", "average", "product", "part", "rest", "level"
]


HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Computation:
    """How a number follows from figures of the evidence.

    A "difference" and a "ratio" are of the first figure and the second, a "growth" is of the first
    since the second. An "average" is the first by the second, which counts, a "product" that many
    times the first, a "part" the share of it that the second is, or that of which it is the share,
    the "rest" what is left of the whole, a "level" how much of it there is after a change. A
    "former" value is what the first was before the change that the second is: 915亿元，
    较年初增加73亿元. `formula` is as it is read: 12亿元+30亿元.
    """

    operation: Operation
    figures: tuple[ComparedFigure, ...]
    formula: str
    result: Quantity


def as_exact_as(stated: Quantity, value: Decimal) -> Decimal:
    """Return a value with as many decimals as a stated one has."""
    exponent = stated.low.as_tuple().exponent
    assert isinstance(exponent, int)
    return value.quantize(Decimal(1).scaleb(min(exponent, 0)))
