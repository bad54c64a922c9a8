"""Plans that a draft tells as done, though the words that compare leave no fault."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.evidence_claims import EvidenceClaims
from zoneqa.checking.same_fact import is_same_measure, same_amount
from zoneqa.claims.claim import Claim
from zoneqa.claims.modality import tells_of_plan
from zoneqa.verify.verification import Fault


def plans_told_as_done(sentence: UncheckedSentence, evidence: EvidenceClaims) -> tuple[Fault, ...]:
    """Return a fault for each figure of a time to come that articles only plan.

    2021年增长23% in a draft, of which an article of March 2021 says 目标是增长23%.
    """
    if tells_of_plan(sentence.standalone.text):
        return ()
    return tuple(_faults(sentence, evidence))


def _faults(sentence: UncheckedSentence, evidence: EvidenceClaims) -> Iterator[Fault]:
    for claim in sentence.claims:
        same = [g for g in evidence.claims if is_same_measure(claim, g)]
        same = [g for g in same if same_amount(claim.quantity, g.quantity)]
        if same and all(_is_plan(g, evidence.article(g.sentence).date) for g in same):
            place = sentence.standalone.to_read((claim.value.start, claim.value.end))
            yield Fault("modality", place, claim.value.quote, _told(same[0]), same[0].value)


def _is_plan(claim: Claim, day: str | None) -> bool:
    """Return whether a claim is of a time that was not over when its article appeared."""
    ends = claim.period.last if claim.period else None
    return bool(day and ends and ends.isoformat() > day and tells_of_plan(_told(claim)))


def _told(claim: Claim) -> str:
    """Return the words of a claim's sentence up to its value."""
    return claim.sentence.quote[: claim.value.end - claim.sentence.start]
