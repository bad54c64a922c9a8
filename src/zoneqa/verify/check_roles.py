"""Checking the offices of a sentence: 副主任 is not 主任."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.claim import Claim
from zoneqa.claims.roles import TITLE
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding


def check_roles(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the offices that the evidence says somebody holds otherwise."""
    for claim in _roles(sentence):
        given = [
            (each, other)
            for each in evidence.sentences
            for other in _roles(each)
            if other.value.quote == claim.value.quote
        ]
        if given and not any(_agree(claim, other) for _, other in given) and claim.attribute:
            each, other = given[0]
            right = each.span(other.attribute.place) if other.attribute else None
            yield finding("entity", claim.attribute.place, claim.attribute.text, right)


def _roles(sentence: ComparedSentence) -> list[Claim]:
    return [claim for claim in sentence.claims if claim.kind == "role"]


def _agree(claim: Claim, other: Claim) -> bool:
    """Return whether two offices may be one: of the same rank, one title perhaps in short."""
    (rank, title), (other_rank, other_title) = _parts(claim), _parts(other)
    return rank == other_rank and (title in other_title or other_title in title)


def _parts(claim: Claim) -> tuple[str, str]:
    words = claim.attribute_text
    found = TITLE.search(words)
    return (found["prefix"], found["title"]) if found else ("", words)
