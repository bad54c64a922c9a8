"""Which faults of a sentence are contradictions: the article speaks of the same fact.

A search always finds something. What it finds of another year or another indicator says nothing
against a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.checking.draft import DraftSentence
from zoneqa.checking.same_fact import is_same_but_time, is_same_fact, same_amount
from zoneqa.claims.cell_claims import claims_of_cell
from zoneqa.claims.claim import Claim
from zoneqa.claims.table_cells import table_cells
from zoneqa.reader.prepared import prepare
from zoneqa.text.character_bigrams import coverage
from zoneqa.types import Article, Bounds, Span
from zoneqa.verify.verification import Fault, FaultKind, Verification

_SAME_WORDS = 0.7
"""The share of a sentence's words, without the wrong ones, that the one it contradicts has."""

_SameFact = Callable[[Claim, Claim], bool]


def firm_faults(
    sentence: DraftSentence, verified: Verification, articles: Mapping[str, Article]
) -> tuple[Fault, ...]:
    """Return the faults for which an article gives the right value of the very same fact."""
    return tuple(
        fault
        for fault in verified.faults
        if fault.right and fault.span and _is_firm(sentence, fault, fault.span, articles)
    )


def place_in_draft(sentence: DraftSentence, fault: Fault) -> Bounds:
    """Return the words of the draft that are wrong; empty bounds if it leaves them out."""
    return sentence.standalone.to_article(fault.place)


def _is_firm(
    sentence: DraftSentence, fault: Fault, span: Span, articles: Mapping[str, Article]
) -> bool:
    place = place_in_draft(sentence, fault)
    if place[0] == place[1]:
        return False
    stated = _claims_at(sentence.claims, place)
    given = _claims_of(articles[span.article_id], span)
    is_same = _SAME.get(fault.kind)
    if is_same and stated and given:
        return any(is_same(one, other) for one in stated for other in given)
    return _has_same_words(sentence, fault, articles[span.article_id], span)


def _same_but_time(stated: Claim, given: Claim) -> bool:
    return same_amount(stated.quantity, given.quantity) and is_same_but_time(stated, given)


_SAME: Mapping[FaultKind, _SameFact] = {
    "number": is_same_fact,
    "unit": is_same_fact,
    "direction": is_same_fact,
    "period": _same_but_time,
}
"""How claims compare that are of one fact, by what is wrong; of the rest, the words decide."""


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


def _has_same_words(sentence: DraftSentence, fault: Fault, article: Article, span: Span) -> bool:
    """Return whether the sentence in which a span stands says the rest of a sentence too."""
    start, end = fault.place
    text = sentence.standalone.text
    around = next(
        (article.text[a:b] for a, b in prepare(article).bounds if a <= span.start < b), span.quote
    )
    said = f"{article.zone or ''}{article.title}{around}"
    return coverage(f"{text[:start]} {text[end:]}", said) >= _SAME_WORDS
