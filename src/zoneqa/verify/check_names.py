"""Checking the names of a sentence: each must be in the evidence, and in the right place there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.sentence_names import Name, is_supported

_LIKE = 0.6
"""The share of a clause's words from which on the evidence's sentence speaks of the same."""


def check_names(aligned: Sequence[AlignedClause], evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with the names of a sentence, given its clauses."""
    for clause in aligned:
        names = [n for n in clause.sentence.names if _inside(n, clause)]
        missing = [n for n in names if not is_supported(n, evidence.naming_text, evidence.names)]
        for name in missing:
            yield finding("entity", name.place, name.text, _right(name, clause, names))
        yield from _swapped([n for n in names if n not in missing], clause)


def _inside(name: Name, clause: AlignedClause) -> bool:
    return clause.clause[0] <= name.place[0] < clause.clause[1]


def _right(name: Name, clause: AlignedClause, said: Sequence[Name]) -> Span | None:
    """Return the name of the same kind that the evidence has in such a clause."""
    others = [n for n in clause.given.names if n.kind == name.kind and not _is_said(n, said)]
    start, end = clause.given_clause
    near = [n for n in others if start <= n.place[0] < end] or others
    return clause.given.span(near[0].place) if near else None


def _is_said(name: Name, said: Sequence[Name]) -> bool:
    return any(name.text in other.text or other.text in name.text for other in said)


def _swapped(names: Sequence[Name], clause: AlignedClause) -> Iterator[Finding]:
    """Yield a name where the evidence says the same of others of its kind only."""
    if clause.share < _LIKE:
        return
    for kind in dict.fromkeys(name.kind for name in names):
        own = [name for name in names if name.kind == kind]
        given = [name for name in clause.given.names if name.kind == kind]
        if given and not any(_stands(name, clause.given) for name in own):
            yield finding("entity", own[0].place, own[0].text, _right(own[0], clause, own))


def _stands(name: Name, given: ComparedSentence) -> bool:
    return is_supported(name, given.naming_text, given.names)
