"""The verdict on a sentence as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from zoneqa.verify.reasons import reason

if TYPE_CHECKING:
    from zoneqa.types import Language, Verdict
    from zoneqa.verify.verification import Fault, FaultKind, Verification


class FaultJson(TypedDict):
    """Words of a sentence that are not borne out; `right` is what the evidence says instead."""

    kind: FaultKind
    start: int
    end: int
    stated: str
    right: str | None


class VerificationJson(TypedDict):
    """The verdict on a sentence; `score` is how likely it is supported, 0 to 1."""

    verdict: Verdict
    reason: str | None
    score: float
    faults: list[FaultJson]


def verification_json(verification: Verification, language: Language) -> VerificationJson:
    """Return a verification with its reason in a language."""
    return {
        "verdict": verification.verdict,
        "reason": reason(verification, language),
        "score": round(verification.score, 4),
        "faults": [_fault_json(fault) for fault in verification.faults],
    }


def _fault_json(fault: Fault) -> FaultJson:
    start, end = fault.place
    return {
        "kind": fault.kind,
        "start": start,
        "end": end,
        "stated": fault.stated,
        "right": fault.right,
    }
