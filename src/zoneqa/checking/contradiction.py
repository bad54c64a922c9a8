"""Which faults of a sentence are contradictions: the article speaks of the same fact.

A search always finds something. What it finds of another year or another indicator says nothing
against a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.same_fact import (
    compare_attributes,
    compare_times,
    is_same_but_time,
    is_same_fact,
    is_same_measure,
    is_same_subject,
    same_amount,
)
from zoneqa.checking.shared_words import share_said
from zoneqa.claims.cell_claims import claims_of_cell
from zoneqa.claims.claim import Claim
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.period_words import written_out
from zoneqa.claims.table_cells import table_cells
from zoneqa.reader.prepared import prepare
from zoneqa.text.heading import with_heading
from zoneqa.text.normalize import fold
from zoneqa.text.numbers import years
from zoneqa.types import Article, Bounds, Span
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.verification import Fault, FaultKind, Verification

_SAME_WORDS, _LEAST_WORDS = 0.6, 0.4
"""The share of a sentence's words, without the wrong ones, that the one it contradicts has.

The second is where claims are of one fact too, which many projects have: 总投资.
"""

_Compare = Callable[[Claim, Claim], bool]


def firm_faults(
    sentence: UncheckedSentence, verified: Verification, articles: Mapping[str, Article]
) -> tuple[Fault, ...]:
    """Return the faults for which an article gives the right value of the very same fact.

    A time that it tells by its own date comes with the year: 2023年3月 for 今年3月.
    """
    return tuple(
        _with_year(fault, articles[fault.span.article_id], fault.span)
        for fault in verified.faults
        if fault.right and fault.span and _is_firm(sentence, fault, fault.span, articles)
    )


def _with_year(fault: Fault, article: Article, span: Span) -> Fault:
    if fault.kind != "period" or years(span.quote):
        return fault
    meant = (
        p for p in prepare(article).parsed.periods if (p.start, p.end) == (span.start, span.end)
    )
    return replace(fault, right=next(map(written_out, meant), "") or fault.right)


def only_other_entity(faults: Sequence[Fault]) -> bool:
    """Return whether a sentence says of someone what an article says of someone else.

    All else of it has to be right: of another zone, other values are to be expected.
    """
    return [fault.kind for fault in faults] == ["entity"]


def place_in_draft(sentence: UncheckedSentence, fault: Fault) -> Bounds:
    """Return the words of the draft that are wrong; empty bounds if it leaves them out."""
    return sentence.standalone.to_article(fault.place)


def _is_firm(
    sentence: UncheckedSentence, fault: Fault, span: Span, articles: Mapping[str, Article]
) -> bool:
    place, article = place_in_draft(sentence, fault), articles[span.article_id]
    pairs = list(product(_claims_at(sentence.claims, place), _claims_of(article, span)))
    if _is_excused(sentence, fault, article, span, pairs):
        return False
    is_same, differs = _COMPARED.get(fault.kind, (None, None))
    words = _share_of_words(sentence, fault, article, span)
    if is_same and any(is_same(one, other) for one, other in pairs):
        return words >= _LEAST_WORDS
    if differs and pairs and all(differs(one, other) for one, other in pairs):
        return False
    return words >= _SAME_WORDS


def _is_excused(
    sentence: UncheckedSentence,
    fault: Fault,
    article: Article,
    span: Span,
    pairs: Sequence[tuple[Claim, Claim]],
) -> bool:
    """Return whether a fault is none of the draft's own words, or one that time brought about."""
    place = place_in_draft(sentence, fault)
    if place[0] == place[1]:
        return True
    if fault.kind == "modality":  # a plan may have been carried out since
        planned = all(stated.modality == "planned" for stated, _ in pairs)
        return planned if pairs else tells_of_plan(sentence.text)
    if fault.kind != "entity":
        return False
    put_in = fault.stated not in sentence.text  # for 我区
    return put_in or fold(fault.stated) in fold(_said_around(article, span))


def _same_but_time(stated: Claim, given: Claim) -> bool:
    if stated.kind != "date" and not same_amount(stated.quantity, given.quantity):
        return False
    return is_same_but_time(stated, given)


def _is_other_fact(stated: Claim, given: Claim) -> bool:
    return compare_times(stated, given) != "agrees" or _is_other_thing(stated, given)


def _is_other_measure(stated: Claim, given: Claim) -> bool:
    one, other = stated.quantity, given.quantity
    comparable = one is not None and other is not None and units_agree(one, other)
    return not comparable or _is_other_fact(stated, given)


def _is_other_value(stated: Claim, given: Claim) -> bool:
    if stated.kind != "date" and not same_amount(stated.quantity, given.quantity):
        return True
    return _is_other_thing(stated, given)


def _is_other_thing(stated: Claim, given: Claim) -> bool:
    other_attribute = compare_attributes(stated, given) == "contradicts"
    return other_attribute or not is_same_subject(stated, given)


_COMPARED: Mapping[FaultKind, tuple[_Compare, _Compare]] = {
    "number": (is_same_measure, _is_other_measure),
    "unit": (is_same_fact, _is_other_fact),
    "direction": (is_same_fact, _is_other_fact),
    "modality": (is_same_fact, _is_other_fact),
    "rank": (is_same_fact, _is_other_fact),
    "period": (_same_but_time, _is_other_value),
}
"""Whether two claims are certainly of one fact, and of two, by what is wrong with the first.

Where neither is certain, and for other faults, the words decide.
"""


def _claims_at(claims: Sequence[Claim], place: Bounds) -> list[Claim]:
    """Return the claims whose value overlaps a place; if there is none, all of the sentence."""
    start, end = place
    found = [claim for claim in claims if claim.value.start < end and start < claim.value.end]
    return found or list(claims)


def _claims_of(article: Article, span: Span) -> list[Claim]:
    """Return the claims whose value a span is, else those of its sentence or cell."""
    prose = [
        claim
        for claim in prepare(article).prose_claims
        if claim.sentence.start <= span.start < claim.sentence.end
    ]
    cells = table_cells(article, span.start, span.end)
    found = [*prose, *(claim for cell in cells for claim in claims_of_cell(article, cell))]
    return [claim for claim in found if _overlap(claim.value, span)] or found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _share_of_words(
    sentence: UncheckedSentence, fault: Fault, article: Article, span: Span
) -> float:
    """Return how much of what a draft says itself an article's sentence says too, 0 to 1.

    The wrong words do not count; of a plan told as done, all do.
    """
    offset = sentence.bounds[0]
    start, end = (at - offset for at in place_in_draft(sentence, fault))
    if fault.kind == "modality":
        start = end = 0
    own = f"{sentence.text[:start]} {sentence.text[end:]}"
    return share_said(own, _said_around(article, span))


def _said_around(article: Article, span: Span) -> str:
    """Return the sentence in which a span stands, under the heading of its article."""
    bounds = prepare(article).bounds
    around = next((article.text[a:b] for a, b in bounds if a <= span.start < b), span.quote)
    return with_heading(article, around)
