"""Figures with their units, as exact numbers that compare: 19.4亿元, 六成, 百分之十二, 1.2万家."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zoneqa.claims.approximation import Approximation, approximation, word_after, word_before
from zoneqa.claims.figure import Figure, figures
from zoneqa.claims.units import common_factor, measure_alike

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit; `text[start:end]` are its words.

    `low` and `high` are in the base unit and equal unless it is a range: 19.4亿元 is 1940000000 元,
    六成 is 60 %, 3万平方米 is 30000 平方米. `unit` is empty for a bare number. `ordinal` is true
    of a rank: 第三位. `approximation` comes from words round it: 超过, 近, 约, 以上.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    approximation: Approximation = "exactly"
    ordinal: bool = False

    @property
    def measure(self) -> Decimal:
        """Return the value as it compares with other units of its dimension."""
        return self.low * common_factor(self.unit)


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a quantity in another unit that measures the same, to two decimals; else itself.

    One that is not exact any more is about that: 640亩 are about 42.67公顷.
    """
    if quantity.ordinal or quantity.unit == unit or not measure_alike(quantity.unit, unit):
        return quantity
    factor, other = Decimal(common_factor(quantity.unit)), common_factor(unit)
    exact = [value * factor / other for value in (quantity.low, quantity.high)]
    low, high = (value.quantize(_CENT) if value >= 1 else value for value in exact)
    is_rounded = [low, high] != exact and quantity.approximation == "exactly"
    approximation = "about" if is_rounded else quantity.approximation
    return replace(quantity, low=low, high=high, unit=unit, approximation=approximation)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a half-width, simplified text, in order; years and dates are none."""
    for found in figures(text):
        yield _quantity(text, found)


def _quantity(text: str, found: Figure) -> Quantity:
    end, after = word_after(text, found.end)
    before = word_before(text, found.start)
    return Quantity(
        found.start,
        end,
        found.low,
        found.high,
        found.unit,
        "about" if found.several else approximation(before, after, found.more),
        found.ordinal,
    )
