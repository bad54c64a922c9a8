"""What the evidence that was found for a sentence says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from zoneqa.checking.borne_out import without_borne_out
from zoneqa.checking.checked import Status
from zoneqa.checking.contradiction import firm_faults, only_other_entity
from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.evidence_claims import EvidenceClaims
from zoneqa.checking.evidence_finder import DraftEvidence
from zoneqa.checking.shared_words import share_said
from zoneqa.checking.told_as_done import plans_told_as_done
from zoneqa.text.heading import with_heading
from zoneqa.types import Span
from zoneqa.verify.verification import Fault, Verification, Verify

_LEAST_SUPPORT = 0.6
"""The score from which a sentence that contradicts nothing is taken for supported."""

_LEAST_OF_ONE = 0.45
"""The share of the words of a sentence that one article has at least, if it supports it."""

_LEAST_NEAR = 0.5
"""The score from which it is told what of a sentence is not in the articles."""

Judge = Callable[[UncheckedSentence, DraftEvidence, Verify], "Judgement"]
"""Returns what evidence says of a sentence."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with the verification that it rests on, and the spans that say so.

    That of a sentence that is not found says what of it the articles lack, where most is there;
    `near` is the sentence that comes near to it, if one does.
    """

    status: Status
    verification: Verification
    spans: tuple[Span, ...] = ()
    near: Span | None = None


def judge(sentence: UncheckedSentence, evidence: DraftEvidence, verify: Verify) -> Judgement:
    """Return what the evidence says: that of the places that a sentence is about, else of others.

    What stands there word for word is supported, whatever else does.
    What is said of other places supports it too, where it names none, but only contradicts what
    it says word for word of someone else.
    """
    text = sentence.standalone.text
    if evidence.verbatim:
        spans = (evidence.verbatim,)
        return Judgement("supported", Verification("supported", 1.0, (), spans), spans)
    nearest = unconfirmed(text)
    for cited, is_own in ((evidence.own, True), (evidence.others, False)):
        if not cited:
            continue
        verified, given = verify(text, cited), EvidenceClaims(cited)
        if is_own:
            verified = without_borne_out(sentence, verified, given.claims, _LEAST_SUPPORT)
        if found := _judged(sentence, verified, given, is_own=is_own):
            return found
        if is_own and verified.verdict == "flagged" and verified.score >= _LEAST_NEAR:
            nearest = verified
    return Judgement("not_found", nearest, near=evidence.near)


def judge_given(sentence: UncheckedSentence, evidence: DraftEvidence, verify: Verify) -> Judgement:
    """Return what evidence says that was given for a sentence, and so speaks of the same."""
    verified = verify(sentence.standalone.text, evidence.own)
    faulty = tuple(fault.span for fault in verified.faults if fault.span)
    match verified.verdict:
        case "supported" if verified.score >= _LEAST_SUPPORT:
            return Judgement("supported", verified, verified.support)
        case "cut" if faulty:
            return Judgement("contradicted", verified, faulty)
        case _:
            return Judgement("not_found", verified)


def unconfirmed(text: str) -> Verification:
    """Return the verdict on a text of which no article speaks."""
    return Verification("flagged", 0.0, (Fault("not_supported", (0, len(text)), text),))


def _judged(
    sentence: UncheckedSentence,
    verified: Verification,
    evidence: EvidenceClaims,
    *,
    is_own: bool,
) -> Judgement | None:
    """Return what some evidence says; None if it does not speak of the sentence."""
    planned = plans_told_as_done(sentence, evidence) if is_own else ()
    if planned:
        spans = tuple(fault.span for fault in planned if fault.span)
        doubted = Verification("cut", 1 - verified.score, planned)
        return Judgement("contradicted", doubted, spans)
    if verified.verdict == "supported":
        sure = verified.score >= _LEAST_SUPPORT and _is_of_one_article(sentence, verified, evidence)
        return Judgement("supported", verified, verified.support) if sure else None
    if not is_own and not only_other_entity(verified.faults):
        return None
    faults = firm_faults(sentence, verified, evidence)
    if not faults:
        return None
    spans = tuple(fault.span for fault in faults if fault.span)
    return Judgement("contradicted", replace(verified, verdict="cut", faults=faults), spans)


def _is_of_one_article(
    sentence: UncheckedSentence, verified: Verification, evidence: EvidenceClaims
) -> bool:
    """Return whether one article has much of a sentence; many together have any words."""
    for each in evidence.cited:
        spans = (span.quote for span in verified.support if span.article_id == each.article.id)
        said = with_heading(each.article, " ".join(spans))
        if share_said(sentence.text, said) >= _LEAST_OF_ONE:
            return True
    return False
