"""Checking what a clause says apart from figures: planned or done, denied, up or down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.modality import tells_of_plan
from zoneqa.text.segment import trimmed
from zoneqa.types import Bounds, Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.negation import negations
from zoneqa.verify.opposites import opposed_words
from zoneqa.verify.verification import FaultKind

_LIKE = 0.6
"""The share of a clause's words from which on the evidence's sentence speaks of the same."""


def check_wording(aligned: Sequence[AlignedClause]) -> Iterator[Finding]:
    """Yield where clauses say otherwise what the evidence says in almost the same words."""
    for clause in aligned:
        if clause.share >= _LIKE:
            yield from filter(None, (_modality(clause), _negation(clause), _opposite(clause)))


def _modality(clause: AlignedClause) -> Finding | None:
    """Return that a plan is told as done, or what was done as a plan."""
    said, printed = clause.text, clause.given_text
    before = clause.sentence.plain[clause.sentence.bounds[0] : clause.clause[1]]
    given = clause.given.sentence.plain[clause.given.bounds[0] : clause.given_clause[1]]
    claims_done = tells_of_plan(printed) and not tells_of_plan(before)
    claims_done |= tells_of_plan(printed) and "已" in said and "已" not in printed
    claims_plan = tells_of_plan(said) and not tells_of_plan(given)
    return _whole_clause("modality", clause) if claims_done or claims_plan else None


def _negation(clause: AlignedClause) -> Finding | None:
    same = negations(clause.text) % 2 == negations(clause.given_text) % 2
    return None if same else _whole_clause("negation", clause)


def _whole_clause(kind: FaultKind, clause: AlignedClause) -> Finding:
    place, right = _trimmed(clause.sentence.plain, clause.clause), _given(clause)
    return finding(kind, place, clause.sentence.plain[slice(*place)], right)


def _opposite(clause: AlignedClause) -> Finding | None:
    other = list(opposed_words(clause.given.sentence.plain, *clause.given_clause))
    for word in opposed_words(clause.sentence.plain, *clause.clause):
        against = next((each for each in other if word.contradicts(each)), None)
        same = any(word.pair == each.pair and word.side == each.side for each in other)
        if against and not same:
            words = clause.sentence.plain[slice(*word.place)]
            return finding(
                "direction", word.place, words, clause.given.sentence.span(against.place)
            )
    return None


def _given(clause: AlignedClause) -> Span:
    return clause.given.sentence.span(_trimmed(clause.given.sentence.plain, clause.given_clause))


def _trimmed(plain: str, bounds: Bounds) -> Bounds:
    return trimmed(plain, *bounds)
