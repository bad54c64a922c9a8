"""Checking the numbers that no evidence prints: whether they follow from its figures as is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from zoneqa.claims.claim import AMOUNTS
from zoneqa.claims.quantities import Quantity
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod
from zoneqa.verify.computation import Computation
from zoneqa.verify.computation_told import (
    is_month_before,
    is_named,
    is_said,
    is_year_before,
    periods_of,
    rise_of,
)
from zoneqa.verify.computation_words import direction_of
from zoneqa.verify.computations import computations
from zoneqa.verify.findings import Finding
from zoneqa.verify.verification import Fault

_FRACTIONS, _ROUGHLY = ("分之", "成"), ("约", "大概", "大致", "差不多", "about ", "around ")


@dataclass(frozen=True, slots=True)
class ComputedNumber:
    """A number with the computation that has it; `is_said` is true if the sentence says so."""

    computation: Computation
    is_said: bool


def counted_together(stated: ComparedFigure, evidence: CitedEvidence) -> int:
    """Return of how many figures a number is computed, 0 if it is not: 两区共60个."""
    computed = computed_number(stated, evidence)
    return len(computed.computation.figures) if computed else 0


@lru_cache(maxsize=256)
def computed_number(stated: ComparedFigure, evidence: CitedEvidence) -> ComputedNumber | None:
    """Return how a number follows from the evidence, as the sentence says it if it does.

    A sum or a difference may be meant though a sentence does not say so; a ratio may not.
    """
    found = list(computations(_as_told(stated), evidence.figures))
    said = next((each for each in found if is_said(stated, each)), None)
    if said:
        return ComputedNumber(said, is_said=True)
    simple = (each for each in found if each.operation in ("sum", "difference"))
    amounts = (each for each in simple if _are_amounts(each.figures))
    meant = next((each for each in amounts if not _contradicts(stated, each)), None)
    return ComputedNumber(meant, is_said=False) if meant else None


def _as_told(stated: ComparedFigure) -> Quantity:
    """Return the quantity of a figure; a fraction and what is told with 约 before are not exact."""
    before = stated.sentence.words((stated.clause[0], stated.place[0]))
    rough = any(word in stated.words for word in _FRACTIONS) or any(w in before for w in _ROUGHLY)
    exact = stated.quantity.approximation == "exactly"
    return replace(stated.quantity, approximation="about") if rough and exact else stated.quantity


def unsaid(stated: ComparedFigure, computation: Computation) -> Finding:
    """Return that a sentence gives a number that was computed as if it were printed."""
    shown = f"{computation.formula}={stated.words}"
    fault = Fault("computed", stated.place, stated.words, shown, computation.figures[0].span)
    return Finding(fault, certain=False)


def is_of_former_value(period: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether a period is that of a former value which its sentence computes."""
    computed = (computed_number(each, evidence) for each in period.sentence.figures)
    said = [each.computation for each in computed if each and each.is_said]
    formers = [each.figures for each in said if each.operation == "former"]
    before = (is_year_before, is_month_before)
    if any(each(period.period, one) for one, _ in formers for each in before):
        return True
    return any(is_named(period, each) for _, change in formers for each in periods_of(change))


def _are_amounts(figures: tuple[ComparedFigure, ...]) -> bool:
    return all(each.claim is not None and each.claim.kind in AMOUNTS for each in figures)


def _contradicts(stated: ComparedFigure, computation: Computation) -> bool:
    """Return whether a sentence says of a difference that it is one of the other direction."""
    rise = rise_of(stated, computation.figures) if computation.operation == "difference" else 0
    return bool(rise) and direction_of(stated) == -rise
