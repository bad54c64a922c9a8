"""Comparing the periods of a question with the one that a claim is of."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import Claim, Kind
from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import Period


def compare_periods(asked: Sequence[Period], claim: Claim) -> Comparison:
    """Compare the periods; one that was said in another sentence can agree, not contradict."""
    if not asked or claim.period is None:
        return "unknown"
    dated = [period for period in asked if period.first or period.last]
    verdicts = {_of_period(period, claim.kind, claim.period) for period in dated or asked}
    if "agrees" in verdicts:
        return "agrees"
    said_here = claim.sentence.start <= claim.period.start < claim.sentence.end
    return "contradicts" if verdicts == {"contradicts"} and said_here else "unknown"


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
