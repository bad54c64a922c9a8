"""Whether two claims are certainly of one fact, or of two, by what is wrong with the first.

Where neither is certain, and for faults that are not compared so, words have to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zoneqa.checking.same_fact import (
    are_of_same_part,
    compare_attributes,
    compare_times,
    is_same_but_time,
    is_same_fact,
    is_same_measure,
    is_same_subject,
    same_amount,
)
from zoneqa.claims.claim import Claim
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.verification import FaultKind

_Compare = Callable[[Claim, Claim], bool]


def is_certainly_same(kind: FaultKind, stated: Claim, given: Claim) -> bool:
    """Return whether a claim of an article is certainly of the fact that a draft has wrong."""
    return kind in _COMPARED and _COMPARED[kind][0](stated, given)


def is_certainly_other(kind: FaultKind, stated: Claim, given: Claim) -> bool:
    """Return whether a claim of an article is certainly of another fact."""
    return kind in _COMPARED and _COMPARED[kind][1](stated, given)


def _is_same_but_time(stated: Claim, given: Claim) -> bool:
    return _is_same_value(stated, given) and is_same_but_time(stated, given)


def _is_other_fact(stated: Claim, given: Claim) -> bool:
    return _is_other_rank(stated, given) or not are_of_same_part(stated, given)


def _is_other_rank(stated: Claim, given: Claim) -> bool:
    """Return whether two ranks are of two facts; which phase is meant is one for what it has."""
    other_part = not are_of_same_part(stated, given) and not _is_same_value(stated, given)
    other_time = compare_times(stated, given) != "agrees"
    return other_time or other_part or _is_other_thing(stated, given)


def _is_other_measure(stated: Claim, given: Claim) -> bool:
    one, other = stated.quantity, given.quantity
    comparable = one is not None and other is not None and units_agree(one, other)
    return not comparable or _is_other_fact(stated, given)


def _is_other_value(stated: Claim, given: Claim) -> bool:
    return not _is_same_value(stated, given) or _is_other_thing(stated, given)


def _is_same_value(stated: Claim, given: Claim) -> bool:
    return stated.kind == "date" or same_amount(stated.quantity, given.quantity)


def _is_other_thing(stated: Claim, given: Claim) -> bool:
    other_attribute = compare_attributes(stated, given) == "contradicts"
    return other_attribute or not is_same_subject(stated, given)


_COMPARED: Mapping[FaultKind, tuple[_Compare, _Compare]] = {
    "number": (is_same_measure, _is_other_measure),
    "unit": (is_same_fact, _is_other_fact),
    "direction": (is_same_fact, _is_other_fact),
    "modality": (is_same_fact, _is_other_fact),
    "rank": (is_same_fact, _is_other_rank),
    "period": (_is_same_but_time, _is_other_value),
}
"""By what is wrong with the first of two claims: what is of the same fact, and of another."""
