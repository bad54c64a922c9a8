"""Which faults of a sentence are contradictions: the article speaks of the same fact.

A search always finds something. What it finds of another year or another indicator says nothing
against a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from zoneqa.checking.certainty import is_certainly_other, is_certainly_same
from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.evidence_claims import EvidenceClaims
from zoneqa.checking.same_fact import is_same_measure, same_amount
from zoneqa.checking.shared_words import share_said
from zoneqa.checking.standalone import upto_name
from zoneqa.claims.claim import Claim
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.period_words import written_out
from zoneqa.claims.periods import periods
from zoneqa.reader.prepared import prepare
from zoneqa.text.normalize import fold
from zoneqa.text.numbers import years
from zoneqa.types import Article, Bounds, Span
from zoneqa.verify.verification import Fault, Verification

_SAME_WORDS, _LEAST_WORDS = 0.6, 0.4
"""The share of a sentence's words, without the wrong ones, that the one it contradicts has.

The second is where claims are of one fact too, which many projects have: 总投资.
"""


def firm_faults(
    sentence: UncheckedSentence, verified: Verification, evidence: EvidenceClaims
) -> tuple[Fault, ...]:
    """Return the faults for which an article gives the right value of the very same fact.

    A time that it tells by its own date comes with the year: 2023年3月 for 今年3月.
    """
    firm = (_firm(sentence, fault, evidence) for fault in verified.faults)
    return tuple(fault for fault in firm if fault)


def only_other_entity(faults: Sequence[Fault]) -> bool:
    """Return whether a sentence says of someone what an article says of someone else.

    All else of it has to be right: of another zone, other values are to be expected.
    """
    return [fault.kind for fault in faults] == ["entity"]


def place_in_draft(sentence: UncheckedSentence, fault: Fault) -> Bounds:
    """Return the words of the draft that are wrong; empty bounds if it leaves them out."""
    return sentence.standalone.to_article(fault.place)


def _firm(sentence: UncheckedSentence, fault: Fault, evidence: EvidenceClaims) -> Fault | None:
    """Return a fault with the right value; None if no article has it or one bears the words out.

    The value that was compared may be that of another year or another project.
    """
    same = _same_measures(sentence, fault, evidence)
    if any(same_amount(stated.quantity, other.quantity) for stated, other in same):
        return None
    others = (replace(fault, right=c.value.quote, span=c.value) for _, c in same)
    for each in (fault, *others):
        if each.right and each.span and _is_firm(sentence, each, each.span, evidence):
            own = _without_same_lead(each, each.right, each.span)
            return _with_year(own, evidence.article(each.span), each.span)
    return None


def _same_measures(
    sentence: UncheckedSentence, fault: Fault, evidence: EvidenceClaims
) -> list[tuple[Claim, Claim]]:
    """Return the claims at a wrong figure, each with the claims that give the same measure."""
    if fault.kind not in ("number", "unit"):
        return []
    stated = _claims_at(sentence.claims, place_in_draft(sentence, fault))
    return [pair for pair in product(stated, evidence.claims) if is_same_measure(*pair)]


def _without_same_lead(fault: Fault, right: str, span: Span) -> Fault:
    """Return a fault of a name without what leads up to it in both: 主体是."""
    lead = upto_name(fault.stated)
    if fault.kind != "entity" or not right.startswith(lead):
        return fault
    start = len(lead)
    place = fault.place[0] + start, fault.place[1]
    named = Span(span.article_id, span.start + start, span.end, span.quote[start:])
    return Fault("entity", place, fault.stated[start:], right[start:], named)


def _with_year(fault: Fault, article: Article, span: Span) -> Fault:
    if fault.kind != "period" or years(span.quote):
        return fault
    meant = (
        p for p in prepare(article).parsed.periods if (p.start, p.end) == (span.start, span.end)
    )
    return replace(fault, right=next(map(written_out, meant), "") or fault.right)


def _is_firm(
    sentence: UncheckedSentence, fault: Fault, span: Span, evidence: EvidenceClaims
) -> bool:
    place, told = place_in_draft(sentence, fault), evidence.told_around(span)
    pairs = list(product(_claims_at(sentence.claims, place), evidence.claims_at(span)))
    if _is_excused(sentence, fault, told, pairs):
        return False
    if any(is_certainly_same(fault.kind, *pair) for pair in pairs):
        # Sentences beside it may have the other clauses.
        whole = f"{told} {evidence.told_beside(span)}"
        return _share_of_words(sentence, fault, whole) >= _LEAST_WORDS
    if pairs and all(is_certainly_other(fault.kind, *pair) for pair in pairs):
        return False
    return _share_of_words(sentence, fault, told) >= _SAME_WORDS


def _is_excused(
    sentence: UncheckedSentence, fault: Fault, told: str, pairs: Sequence[tuple[Claim, Claim]]
) -> bool:
    """Return whether a fault is none of the draft's own words, or one that time brought about.

    `told` is what the article says there.
    """
    place = place_in_draft(sentence, fault)
    if place[0] == place[1] or _is_base_of_change(sentence, fault):
        return True
    if fault.kind == "modality":  # a plan may have been carried out since
        planned = all(stated.modality == "planned" for stated, _ in pairs)
        return planned if pairs else tells_of_plan(sentence.text)
    if fault.kind != "entity":
        return False
    put_in = fault.stated not in sentence.text  # for 我区
    return put_in or fold(fault.stated) in fold(told)


def _is_base_of_change(sentence: UncheckedSentence, fault: Fault) -> bool:
    """Return whether a time is only what a change is compared with: 比上年增长."""
    text = sentence.standalone.text
    named = (period for period in periods(text, None) if period.start == fault.place[0])
    return fault.kind == "period" and any(is_base(text, period) for period in named)


def _claims_at(claims: Sequence[Claim], place: Bounds) -> list[Claim]:
    """Return the claims whose value overlaps a place; if there is none, all of the sentence."""
    start, end = place
    found = [claim for claim in claims if claim.value.start < end and start < claim.value.end]
    return found or list(claims)


def _share_of_words(sentence: UncheckedSentence, fault: Fault, said: str) -> float:
    """Return how much of what a draft says itself an article says too, 0 to 1.

    The wrong words do not count; of a plan told as done, all do.
    """
    offset = sentence.bounds[0]
    start, end = (at - offset for at in place_in_draft(sentence, fault))
    if fault.kind == "modality":
        start = end = 0
    own = f"{sentence.text[:start]} {sentence.text[end:]}"
    return share_said(own, said)
