"""Comparing numbers: the one place that says whether two figures state the same value."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Literal

from zoneqa.claims.quantities import Quantity
from zoneqa.claims.units import common_factor, dimension

Relation = Literal["same", "unhedged", "hedged", "other_unit", "other"]
"""How a stated figure lies to one of the evidence.

"unhedged" leaves out that the evidence is not exact, "hedged" adds more than, less than;
"other_unit" has the same digits with another unit or scale.
"""

_ROUNDED = Decimal("0.005")
"""By how much of itself an exact figure may be rounded: 19.43亿元 is told as 19.4亿元."""

_ABOUT = Decimal("0.12")
"""By how much of itself one may be rounded that is told with 约."""

_BEYOND = Decimal("0.1")
"""How far above what 超过 names a figure may lie, and how far below what 近 names."""

_PEOPLE = frozenset({"人", "名", "位", "人次", "员工"})
_BODIES = frozenset({"家", "户", "所"})
_MORE = frozenset({"over", "at_least"})
_LESS = frozenset({"under", "at_most"})
_HUNDRED = Decimal(100)
_FOLD = frozenset({"倍", "番"})


def compare_numbers(stated: Quantity, given: Quantity) -> Relation:
    """Return how a stated figure lies to one of the evidence."""
    if stated.ordinal != given.ordinal:
        return "other"
    if stated.ordinal:
        return "same" if (stated.low, stated.high) == (given.low, given.high) else "other"
    if not units_agree(stated, given):
        return "other_unit" if _same_digits(stated, given) else "other"
    if _values(stated) == _values(given):
        return _compare_hedges(stated, given)
    if _is_rounded(stated, given) or _lies_within(stated, given):
        return "same"
    return "other_unit" if _scaled_otherwise(stated, given) else "other"


def units_agree(stated: Quantity, given: Quantity) -> bool:
    """Return whether two figures count in units that compare; a bare number fits any count."""
    one, other = stated.unit, given.unit
    if one == other or ({one, other} <= _FOLD | {"%"} and "番" not in (one, other)):
        return True
    if "" in (one, other):
        return dimension(one or other) in ("count", "share") and "%" not in (one, other)
    if dimension(one) != dimension(other) or dimension(one) == "share":
        return common_factor(one) > 1 < common_factor(other)
    pair = {one, other}
    return not (pair & _PEOPLE and pair & _BODIES)


def is_one_of(value: Decimal, known: Iterable[Decimal]) -> bool:
    """Return whether a number is one of those known, whichever its sign."""
    return abs(value) in set(map(abs, known))


def _values(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Return the bounds of a figure so that those of one dimension compare: 1.2倍 is 120%."""
    factor = _HUNDRED if quantity.unit == "倍" else Decimal(common_factor(quantity.unit))
    return quantity.low * factor, quantity.high * factor


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
    (low, high), (given_low, given_high) = _values(stated), _values(given)
    if low != high or given_low != given_high or not low or not given_low:
        return False
    off = (given_low - low) / abs(given_low)
    if stated.approximation in _MORE:
        return 0 <= off <= _BEYOND
    if stated.approximation in _LESS:
        return -_BEYOND <= off <= 0
    digits = len(low.normalize().as_tuple().digits)
    fewer = digits < len(given_low.normalize().as_tuple().digits)
    modes = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    rounded = any(Context(digits, mode).plus(given_low) == low for mode in modes)
    return (
        fewer and rounded and abs(off) <= (_ABOUT if stated.approximation == "about" else _ROUNDED)
    )


def _lies_within(stated: Quantity, given: Quantity) -> bool:
    """Return whether one of two figures is a range and holds the other, which is none."""
    (low, high), (given_low, given_high) = _values(stated), _values(given)
    if (low == high) == (given_low == given_high):
        return False
    return (low <= given_low and given_high <= high) or (given_low <= low and high <= given_high)


def _same_digits(stated: Quantity, given: Quantity) -> bool:
    return _digits(stated) == _digits(given)


def _scaled_otherwise(stated: Quantity, given: Quantity) -> bool:
    """Return whether two figures differ in the scale alone: 12万元, 12亿元."""
    return len(_digits(stated)) > 0 and _same_digits(stated, given)


def _digits(quantity: Quantity) -> tuple[int, ...]:
    return quantity.low.normalize().as_tuple().digits
