"""Faults of a sentence that are none: a claim of the evidence states the very same.

A check word by word may compare with the sentence beside it, of another year or project.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.same_fact import is_same_measure, same_amount
from zoneqa.claims.claim import Claim
from zoneqa.types import Span
from zoneqa.verify.verification import FaultKind, Verification

_OF_FIGURES: frozenset[FaultKind] = frozenset({"number", "unit", "period", "direction"})


def without_borne_out(
    sentence: UncheckedSentence, verified: Verification, given: Sequence[Claim], sure: float
) -> Verification:
    """Return a verification without the faults that claims of the evidence bear out.

    With none left it is supported, with the score `sure`, by the sentences of these claims.
    """
    spans = _bearing(sentence.claims, given)
    if not spans or not verified.faults:
        return verified
    left = tuple(fault for fault in verified.faults if fault.kind not in _OF_FIGURES)
    if left:
        return replace(verified, faults=left)
    return Verification("supported", sure, (), spans)


def _bearing(claims: Iterable[Claim], given: Sequence[Claim]) -> tuple[Span, ...]:
    """Return the sentences that state all of some claims; none if one is stated nowhere."""
    found = [next((g.sentence for g in given if _states(g, claim)), None) for claim in claims]
    return tuple(dict.fromkeys(span for span in found if span)) if all(found) else ()


def _states(given: Claim, claim: Claim) -> bool:
    """Return whether a claim of an article states the same measure with the same value."""
    return (
        is_same_measure(claim, given)
        and same_amount(claim.quantity, given.quantity)
        and (claim.direction, claim.modality) == (given.direction, given.modality)
    )
