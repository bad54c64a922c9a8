"""Checking the periods of a sentence: the evidence must tell of the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.period_relation import relation
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period
from zoneqa.text.dates import days_of
from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence, GivenSentence
from zoneqa.verify.contexts import Context, context_of, value_meant
from zoneqa.verify.findings import Finding, finding


def check_periods(
    sentence: ParsedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is wrong with the periods of a sentence, given its clauses."""
    given = [(each, period) for each in evidence.sentences for period in each.sentence.periods]
    for period in _said_in(sentence):
        words = sentence.plain[period.start : period.end]
        place = period.start, period.end
        agreeing = [pair for pair in given if _agrees(period, words, *pair)]
        others = [pair for pair in given if relation(period, pair[1]) == "other"]
        if agreeing:
            right = value_meant(
                context_of(sentence, place),
                [_context(*pair) for pair in agreeing],
                [(_context(*pair), _span(*pair)) for pair in others],
            )
            if right:
                yield finding("period", place, words, right)
        elif not _is_carried(period, evidence) and not _is_of_publication(period, evidence):
            certain = any(each.last and each.year_known for _, each in given)
            yield finding("period", place, words, _right(period, aligned), certain=certain)


def _said_in(sentence: ParsedSentence) -> list[Period]:
    """Return the periods that a sentence tells of: none that only serves to compare, 同期."""
    figures = [(value.start, value.end) for value in sentence.quantities]
    told = (p for p in sentence.periods if not p.recurring and (p.first or p.last))
    free = (p for p in told if not any(a < p.end and p.start < b for a, b in figures))
    return [p for p in free if not is_base(sentence.plain, p)]


def _agrees(period: Period, words: str, given: GivenSentence, other: Period) -> bool:
    """Return whether a period of the evidence bears one that is stated.

    当日 and the like are what the evidence means by the same word.
    """
    if other.recurring:
        return False
    same_words = given.sentence.plain[other.start : other.end] == words
    if same_words and (period.basis != "stated" or other.basis != "stated"):
        return True
    found = relation(period, other)
    if period.first is None or period.last is None:
        return found == "same" or (found == "contains" and _share_an_end(period, other))
    return found in ("same", "within") or (found == "unknown" and not other.year_known)


def _share_an_end(one: Period, other: Period) -> bool:
    return one.last == other.last if one.last else one.first == other.first


def _is_carried(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a claim of the evidence takes such a period over from the text before it."""
    taken = (claim.period for claim in evidence.claims if claim.period)
    return any(relation(period, each) in ("same", "within") for each in taken)


def _context(given: GivenSentence, period: Period) -> Context:
    return context_of(given.sentence, (period.start, period.end))


def _span(given: GivenSentence, period: Period) -> Span:
    return given.sentence.span((period.start, period.end))


def _is_of_publication(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a period holds the day on which some of the evidence was published."""
    days = filter(None, (days_of(each.article.date) for each in evidence.sources))
    return any(
        (period.first is None or period.first <= last) and (not period.last or first <= period.last)
        for first, last in days
    )


def _right(period: Period, aligned: Sequence[AlignedClause]) -> Span | None:
    """Return the period of such a clause in the evidence, one that lasts as long before others."""
    clause = next((c for c in aligned if c.clause[0] <= period.start < c.clause[1]), None)
    if clause is None:
        return None
    told = [p for p in clause.given.sentence.periods if relation(period, p) == "other"]
    best = min(told, key=lambda each: abs(_days(each) - _days(period)), default=None)
    return _span(clause.given, best) if best else None


def _days(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0
