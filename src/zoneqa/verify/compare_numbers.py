"""Comparing numbers: the one place that says whether two figures state the same value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Literal

from zoneqa.claims.quantities import Quantity
from zoneqa.claims.units import common_factor, dimension, measure_alike

Relation = Literal["same", "unhedged", "hedged", "other_unit", "other"]
"""How a stated figure lies to one of the evidence.

"unhedged" leaves out that the evidence is not exact, "hedged" adds more than, less than;
"other_unit" has the same digits with another unit or scale.
"""

_ROUNDED = Decimal("0.01")
"""By how much of itself an exact figure may be rounded: 19.43亿元 is told as 19.4亿元."""

_ABOUT = Decimal("0.12")
"""By how much of itself one may be rounded that is told with 约."""

_BEYOND = Decimal("0.1")
"""By how much of itself a figure may lie above what 超过 names; 两百多 may be any below 300."""

_SHORT = Decimal("0.2")
"""By how much of it a figure may lie below what 近 and 不到 name."""

_RECURRING = 20
"""Digits from which on a share is that of a fraction: 三分之一."""

_NEAR_FRACTION = Decimal("0.05")
"""By how much of itself a share may differ from a fraction that is told with 约."""

_PEOPLE = frozenset({"人", "名", "位", "人次", "员工"})
_BODIES = frozenset({"家", "户", "所"})
_MORE = frozenset({"over", "at_least"})
_LESS = frozenset({"under", "at_most"})
_HUNDRED = Decimal(100)
_FOLD = frozenset({"倍", "番"})
_KINDS = frozenset({"大", "个", "项", "类", "种"})
_DAYS = frozenset({"天", "工作日", "交易日"})


def compare_numbers(stated: Quantity, given: Quantity) -> Relation:
    """Return how a stated figure lies to one of the evidence."""
    if stated.ordinal != given.ordinal:
        return "other"
    if stated.ordinal:
        return "same" if (stated.low, stated.high) == (given.low, given.high) else "other"
    if units_agree(stated, given):
        if _values(stated) == _values(given):
            return _compare_hedges(stated, given)
        if _is_rounded(stated, given) or _lies_within(stated, given):
            return "same"
    return "other_unit" if _same_digits(stated, given) else "other"


def is_same_number(stated: Quantity, given: Quantity) -> bool:
    """Return whether two figures state the same number, however exact they say that it is."""
    return compare_numbers(stated, given) in ("same", "unhedged", "hedged")


def units_agree(stated: Quantity, given: Quantity) -> bool:
    """Return whether two figures count in units that compare; a bare number fits any count."""
    one, other = stated.unit, given.unit
    pair = {one, other}
    if one == other or measure_alike(one, other) or (pair <= _FOLD | {"%"} and "番" not in pair):
        return True
    if "" in pair:
        return dimension(one or other) in ("count", "share") and "%" not in pair
    if dimension(one) != dimension(other) or ("大" in pair and not pair <= _KINDS):
        return False
    counted = dimension(one) == "count" and not (pair & _PEOPLE and pair & _BODIES)
    return counted or pair <= _DAYS


def is_one_of(value: Decimal, known: Iterable[Decimal]) -> bool:
    """Return whether a number is one of those known, whichever its sign."""
    return abs(value) in set(map(abs, known))


def value_in_unit(value: Quantity, unit: Quantity) -> Decimal:
    """Return the number of a figure in the unit of another."""
    return value.low * _factor(value) / _factor(unit)


def quantity_in_unit(value: Decimal, unit: Quantity) -> Quantity:
    """Return an exact figure in the unit of another."""
    return replace(unit, low=value, high=value, approximation="exactly")


def is_share(quantity: Quantity) -> bool:
    """Return whether a figure is a share or says how many times as much there is."""
    return quantity.unit in ("%", "倍", "百分点")


def _values(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return the bounds of a figure so that those of one dimension compare: 1.2倍 is 120%."""
    factor = _factor(quantity)
    return quantity.low * factor, quantity.high * factor


def _factor(quantity: Quantity) -> Decimal:
    return _HUNDRED if quantity.unit == "倍" else Decimal(common_factor(quantity.unit))


def _compare_hedges(stated: Quantity, given: Quantity) -> Relation:
    said, printed = stated.approximation, given.approximation
    if said in (printed, "about"):
        return "same"
    if said == "exactly":
        return "unhedged"
    same_side = any({said, printed} <= side for side in (_MORE, _LESS))
    return "same" if same_side else "hedged"


def _is_rounded(stated: Quantity, given: Quantity) -> bool:
    """Return whether a figure is that of the evidence with fewer digits, or with 约, 超, 近."""
    if stated.low != stated.high or given.low != given.high or not stated.low or not given.low:
        return False
    said, exact = stated.low, value_in_unit(given, stated)
    above = exact - said
    if stated.approximation in _MORE:
        return above >= 0 and (above < _step(said) or above <= _BEYOND * abs(exact))
    if stated.approximation in _LESS:
        return 0 <= -above <= _SHORT * abs(said)
    about = stated.approximation == "about"
    if len(said.normalize().as_tuple().digits) > _RECURRING:
        return abs(above) <= (_NEAR_FRACTION if about else _ROUNDED) * abs(exact)
    return _has_fewer_digits(said, exact) and abs(above) <= abs(exact) * (
        _ABOUT if about else _ROUNDED
    )


def _step(value: Decimal) -> Decimal:
    """Return the worth of the last digit of a value that is not 0: of 200, 100."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _has_fewer_digits(rounded: Decimal, exact: Decimal) -> bool:
    digits = len(rounded.normalize().as_tuple().digits)
    modes = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    fewer = digits < len(exact.normalize().as_tuple().digits)
    return fewer and any(Context(digits, mode).plus(exact) == rounded for mode in modes)


def _lies_within(stated: Quantity, given: Quantity) -> bool:
    """Return whether one of two figures is a range and holds the other, which is none."""
    (low, high), (given_low, given_high) = _values(stated), _values(given)
    if (low == high) == (given_low == given_high):
        return False
    return (low <= given_low and given_high <= high) or (given_low <= low and high <= given_high)


def _same_digits(stated: Quantity, given: Quantity) -> bool:
    """Return whether two figures may differ in the unit or the scale alone: 12万元, 12亿元."""
    return _digits(stated) == _digits(given)


def _digits(quantity: Quantity) -> tuple[int, ...]:
    return quantity.low.normalize().as_tuple().digits
