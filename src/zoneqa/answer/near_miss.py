"""Near misses: what the surest report states instead of what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.near_miss_words import opposite_direction, opposite_modality, refusal_for
from zoneqa.claims.agreement import Agreement, nearest, overall
from zoneqa.claims.change_words import directions
from zoneqa.claims.claim import AMOUNTS, CHANGES
from zoneqa.claims.match import attribute_likeness
from zoneqa.claims.modality import only_planned
from zoneqa.claims.vocabulary import excluded_terms, term_list
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import clauses
from zoneqa.types import Refusal

_MOST_DIFFERENCES = 2
"""The slots in which a claim may differ from a question and still be near to it."""

_AMOUNTS = AMOUNTS | {"share"}


def near_miss(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Refusal] | None:
    """Return the surest reading and what it states instead of what was asked.

    None if a claim of some reading gives what is asked, or if it is not certain that none does.
    """
    if not readings or any(overall(reading.agreements) == "agrees" for reading in readings):
        return None
    surest = max(readings, key=lambda reading: reading.score)
    closest = _closest(query, surest.agreements)
    if closest and _is_sure(query, closest) and not _may_say_it(query, surest, closest):
        return surest, refusal_for(query, closest)
    refusal = _opposite(query, _clause(surest))
    return (surest, refusal) if refusal else None


def _closest(query: Query, agreements: Sequence[Agreement]) -> Agreement | None:
    """Return the claim that would have been the answer, if it contradicts the question.

    Where all claims contradict, it is the one that does in least; else the one of the kind asked
    for whose attribute is most like what was asked.
    """
    if overall(agreements) == "contradicts":
        return nearest(agreements)
    same_kind = [agreement for agreement in agreements if agreement.kind == "agrees"]
    best = max(same_kind, key=lambda a: attribute_likeness(query.slots, a.claim), default=None)
    return best if best and "agrees" in (best.attribute, best.office) else None


def _is_sure(query: Query, agreement: Agreement) -> bool:
    """Return whether a claim is so near to what was asked that it would have been that.

    It is of the kind asked for, or the rate of change of the same attribute; what differs is one
    slot, or two.
    """
    if agreement.kind == "contradicts":
        pair = {agreement.claim.kind, *query.slots.kinds}
        only = set(agreement.contradicted) <= {"kind", "unit"} and agreement.attribute == "agrees"
        return only and bool(pair & CHANGES) and bool(pair & _AMOUNTS)
    telling = set(agreement.contradicted) - {"unit"}
    return agreement.kind == "agrees" and 1 <= len(telling) <= _MOST_DIFFERENCES


def _may_say_it(query: Query, reading: Reading, closest: Agreement) -> bool:
    """Return whether a sentence names what is asked for, in words that made no claim of it."""
    if "attribute" not in closest.contradicted:
        return False
    listed, claim = term_list(), closest.claim
    stated = listed.find(claim.attribute.text if claim.attribute else "")
    named = listed.find(reading.cell.statement if reading.cell else reading.sentence.quote)
    return bool(excluded_terms(query.slots.terms, stated) & set(named))


def _opposite(query: Query, clause: str) -> Refusal | None:
    """Return the refusal if a clause tells of the opposite of what was asked.

    That is a fall where a rise is asked for, or a plan where it is asked what was done.
    """
    told, asked = directions(clause), query.slots.direction
    if asked and told and asked not in told:
        return opposite_direction(query, clause)
    if query.slots.modality == "achieved" and only_planned(clause):
        return opposite_modality(query, clause)
    return None


def _clause(reading: Reading) -> str:
    """Return the clause of a sentence that its likeliest words begin in; empty without such."""
    words, sentence = reading.words, reading.sentence
    if words is None or reading.cell:
        return ""
    at = words.start - sentence.start
    bounds = next((b for b in clauses(sentence.quote) if b[0] <= at < b[1]), (0, 0))
    return sentence.quote[slice(*bounds)].strip("，,；;。 ")
