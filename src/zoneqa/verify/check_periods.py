"""Checking the periods of a sentence: the evidence must tell of the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import Period
from zoneqa.text.dates import days_of
from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence, GivenSentence
from zoneqa.verify.findings import Finding, finding

_LIKE = 0.75
"""The share of a clause's words from which on the evidence's sentence speaks of the same."""

_BORNE = ("same", "within", "unknown")


def check_periods(aligned: Sequence[AlignedClause], evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with the periods of a sentence, given its clauses."""
    given = evidence.periods
    for clause in aligned:
        for period in _said_in(clause):
            words = clause.sentence.plain[period.start : period.end]
            place = period.start, period.end
            if not any(relation(period, each) in _BORNE for each in given):
                if not _is_of_publication(period, evidence):
                    certain = any(each.last and each.year_known for each in given)
                    yield finding("period", place, words, _right(period, clause), certain=certain)
            elif clause.share >= _LIKE and _is_of_another_day(period, clause.given):
                yield finding("period", place, words, _right(period, clause))


def _said_in(clause: AlignedClause) -> list[Period]:
    start, end = clause.clause
    periods = (p for p in clause.sentence.periods if start <= p.start < end)
    return [p for p in periods if not p.recurring and (p.first or p.last)]


def _is_of_publication(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a period holds the day on which some of the evidence was published."""
    days = filter(None, (days_of(each.article.date) for each in evidence.sources))
    return any(
        (period.first is None or period.first <= last) and (not period.last or first <= period.last)
        for first, last in days
    )


def _is_of_another_day(period: Period, given: GivenSentence) -> bool:
    """Return whether the sentence that says the same tells of other days only."""
    told = [each for each in given.sentence.periods if each.first or each.last]
    return bool(told) and all(relation(period, each) == "other" for each in told)


def _right(period: Period, clause: AlignedClause) -> Span | None:
    """Return the period of such a clause in the evidence, one that lasts as long before others."""
    told = [p for p in clause.given.sentence.periods if relation(period, p) == "other"]
    best = min(told, key=lambda each: abs(_days(each) - _days(period)), default=None)
    return clause.given.sentence.span((best.start, best.end)) if best else None


def _days(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0
