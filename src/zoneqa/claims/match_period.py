"""Comparing the periods of a question with the one that a claim is of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import FIGURES, Claim, Kind
from zoneqa.claims.comparison import (
    compared_year,
    offsets_compared_with,
    periods_compared_with,
)
from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import Period


def compare_times(asked: Sequence[Period], compared: Collection[int], claim: Claim) -> Comparison:
    """Compare the periods, and the years that a change is `compared` with.

    A figure that is compared with the period asked about is not of that period.
    """
    found = compare_periods(asked, claim)
    if found == "contradicts":
        return found
    year = compared_year(claim) if compared else None
    if year:
        return "agrees" if year in compared else "contradicts"
    if found == "unknown" and asked and claim.kind in FIGURES:
        is_base = all(_is_compared_with(claim, period) for period in asked)
        return "contradicts" if is_base else found
    return found


def _is_compared_with(claim: Claim, asked: Period) -> bool:
    """Return whether a figure is compared with a period, or with a part of it as another's."""
    if not asked.year_known:  # 去年同期 of a question is what 比去年同期 compares with
        return asked.offset is not None and asked.offset in offsets_compared_with(claim)
    related = {"same", "contains"}
    if claim.period and _of_period(asked, claim.kind, claim.period) == "contradicts":
        related.add("within")
    return any(relation(asked, base) in related for base in periods_compared_with(claim))


def compare_periods(asked: Sequence[Period], claim: Claim) -> Comparison:
    """Compare the periods; one that was said in another sentence can agree, not contradict."""
    if not asked or claim.period is None:
        return "unknown"
    dated = [period for period in asked if period.first or period.last]
    verdicts = {_of_period(period, claim.kind, claim.period) for period in dated or asked}
    if "agrees" in verdicts:
        return "agrees"
    return "contradicts" if verdicts == {"contradicts"} and _is_own(claim) else "unknown"


def _is_own(claim: Claim) -> bool:
    """Return whether a claim states its period: in its sentence, or in a header of its cell."""
    period, sentence = claim.period, claim.sentence
    if period is None:
        return False
    return period.basis == "stated" or sentence.start <= period.start < sentence.end


def _of_period(asked: Period, kind: Kind, stated: Period) -> Comparison:
    """Compare two periods: an amount of a part of a period is none of the whole.

    A number of things in a year may be that of a day in it: 2023年云岭联谊会有200人参加.
    """
    found = relation(asked, stated)
    if found == "same":
        return "agrees"
    if found == "other":
        return "contradicts"
    if found == "within" and kind in ("role", "date", "rank", "count"):
        return "agrees"
    months = stated.has_a_month and asked.has_a_month
    longer = kind == "count" and found == "contains" and not stated.has_a_year
    whole = kind in ("level", "growth", "share") or longer
    return "contradicts" if found in ("within", "contains") and whole and months else "unknown"
