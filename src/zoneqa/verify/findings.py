"""What one check of a sentence found wrong, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.types import Bounds, Span
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.verification import Fault, FaultKind


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault; one that is not `certain` flags a sentence and does not cut it."""

    fault: Fault
    certain: bool = True


def finding(
    kind: FaultKind, place: Bounds, stated: str, right: Span | None = None, *, certain: bool = True
) -> Finding:
    """Return the finding that words at a place should be those of a span of the evidence."""
    words = right.quote if right else None
    return Finding(Fault(kind, place, stated, words, right), certain)


def wrong_value(stated: ComparedFigure, right: ComparedFigure | None) -> Finding:
    """Return the finding that a figure should have the value of one of the evidence."""
    kind: FaultKind = "rank" if stated.quantity.ordinal else "number"
    return finding(kind, stated.place, stated.words, right.span if right else None)
