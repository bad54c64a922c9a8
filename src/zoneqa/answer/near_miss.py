"""Near misses: what the surest report states instead of what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zoneqa.answer.asked_event import asked_event, unstated_event
from zoneqa.answer.near_miss_words import (
    opposite_direction,
    opposite_modality,
    refusal_for,
    refusal_of_another,
    refusal_of_measure,
)
from zoneqa.answer.other_edition import other_edition
from zoneqa.answer.other_name import other_name
from zoneqa.answer.other_office import other_office
from zoneqa.answer.other_part import of_another_part, other_measure, turned_round
from zoneqa.answer.person_in_question import answers_with_asked
from zoneqa.answer.refusal_words import as_printed
from zoneqa.answer.untold_years import untold_years
from zoneqa.claims.agreement import Agreement, nearest, overall
from zoneqa.claims.change_words import directions
from zoneqa.claims.claim import AMOUNTS, CHANGES
from zoneqa.claims.match import attribute_likeness
from zoneqa.claims.match_name import is_of_another_name
from zoneqa.claims.match_office import has_other_title
from zoneqa.claims.modality import only_planned
from zoneqa.claims.vocabulary import MOMENTS, compare_terms, excluded_terms, term_list
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import clauses
from zoneqa.types import Refusal

_MOST_DIFFERENCES = 2
"""The slots in which a claim may differ from a question and still be near to it."""

_CLOSE = 1.5
"""The log-odds by which a sentence may be less sure than the surest and still be what is meant."""

_AMOUNTS = AMOUNTS | {"share"}

_STAGES = MOMENTS | {"stage"}
"""The sections of terms for what happens to one thing, one after another."""

_EVENTS = _STAGES | {"action"}
"""The sections of terms for what happens."""

_ANY_EVENT = ("举办", "参加")
"""What happens in any event."""

_THINGS = ("object", "people", "action")
"""The sections of terms of which a question may name one and ask for another."""


def near_miss(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Refusal] | None:
    """Return the surest reading and what it states instead of what was asked.

    None if a claim of it, or of a reading about as sure, gives what is asked, or if it is not
    certain that none does.
    """
    if not readings:
        return None
    surest = max(readings, key=lambda reading: reading.score)
    if refusal := _named_instead(query, surest) or _told_instead(query, surest):
        return surest, refusal
    close = [reading for reading in readings if surest.score - reading.score < _CLOSE]
    untold = untold_years(query, close)
    if not untold and any(overall(reading.agreements) == "agrees" for reading in close):
        return None
    for closest in (_closest(query, surest.agreements), _of_words(query, surest)):
        if closest and _is_sure(query, closest) and not _may_say_it(query, surest, closest):
            return surest, refusal_for(query, closest)
    if untold:
        return surest, Refusal("year_missing", untold)
    clause = _clause(surest)
    others = [reading for reading in readings if reading is not surest]
    refusal = _opposite(query, clause) or _no_change(query, surest)
    refusal = refusal or _other_event(query, surest, others)
    return (surest, refusal) if refusal else None


def _named_instead(query: Query, reading: Reading) -> Refusal | None:
    """Return the refusal if a sentence is about another thing or event than a question names."""
    if event := unstated_event(query, reading):
        return _instead_of(query, event, _clause(reading) or _whole(reading))
    if names := other_name(query, reading):
        return Refusal("other_subject", names)
    if told := _of_another_name(query, reading):
        return refusal_for(query, told)
    if editions := other_edition(query, reading):
        return Refusal("other_edition", editions)
    named = other_office(query, reading)
    return Refusal("other_office", named) if named else None


def _told_instead(query: Query, reading: Reading) -> Refusal | None:
    """Return the refusal if a sentence would be answered with what certainly is not asked for."""
    if answers_with_asked(query, reading):
        return Refusal("not_answered")
    if measures := other_measure(query, reading):
        return refusal_of_measure(query, *measures)
    if claim := turned_round(query, reading) or of_another_part(query, reading):
        return refusal_of_another(query, claim)
    return None


def _closest(query: Query, agreements: Sequence[Agreement]) -> Agreement | None:
    """Return the claim that would have been the answer, if it contradicts the question.

    Where all claims contradict, it is the one that does in least; else the one of the kind asked
    for whose attribute is most like what was asked.
    """
    if overall(agreements) == "contradicts":
        return nearest(agreements)
    same_kind = [agreement for agreement in agreements if agreement.kind == "agrees"]
    best = max(same_kind, key=lambda a: attribute_likeness(query.slots, a.claim), default=None)
    if any(a.ordinal == "agrees" and not a.contradicted for a in same_kind):
        return None  # its words for what is asked may be others: 一期有多少套, 一期共有住房1280套
    return best if best and "agrees" in (best.attribute, best.office) else None


def _of_words(query: Query, reading: Reading) -> Agreement | None:
    """Return the claim whose value is the likeliest words of a sentence, if all there contradict.

    That is what the question would be answered with.
    """
    if reading.words is None:
        return None
    start, end = reading.words.start, reading.words.end
    there = [
        _with_office(query, agreement)
        for agreement in reading.agreements
        if agreement.claim.value.start < end and start < agreement.claim.value.end
    ]
    return there[0] if there and all(each.contradicted for each in there) else None


def _of_another_name(query: Query, reading: Reading) -> Agreement | None:
    """Return what a sentence states instead, if its likeliest words are of another name than asked.

    None if another claim of the sentence fits, or none is near to what is asked.
    """
    told = _of_words(query, reading)
    if told is None or not is_of_another_name(query.slots.content, told.claim):
        return None
    if overall(reading.agreements) == "agrees":
        return None
    near = (_closest(query, reading.agreements), told)
    return next((each for each in near if each and _is_sure(query, each)), None)


def _with_office(query: Query, agreement: Agreement) -> Agreement:
    """Return an agreement whose office contradicts if it certainly has another title."""
    office = query.slots.office
    if office and has_other_title(office, agreement.claim):
        return replace(agreement, office="contradicts")
    return agreement


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
    """Return whether a sentence may give what is asked for, in words that made no claim of it.

    So it is where it names that, and where the things that the claim is not of only lead up to
    what is asked for: 学生 in 招学生去了多少个省.
    """
    if closest.claim.kind in AMOUNTS and any(a.claim.former for a in reading.agreements):
        return "kind" in closest.contradicted  # 由3万吨增至5万吨 says by how much it rose
    if "attribute" not in closest.contradicted:
        return False
    if asked_event(query):
        return True  # it states the event, in whatever words
    listed, claim = term_list(), closest.claim
    stated = listed.find(claim.attribute_text)
    excluded = excluded_terms(query.slots.terms, stated)
    named = listed.find(reading.cell.statement if reading.cell else reading.sentence.quote)
    if excluded & set(named):
        return True
    if query.language == "en" or not excluded or not query.slots.content:
        return False
    asked = listed.find(query.slots.content[-1])
    return all(term.section in _THINGS and term not in asked for term in excluded)


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


def _no_change(query: Query, reading: Reading) -> Refusal | None:
    """Return the refusal if by how much it changed is asked, and nothing near tells of a change."""
    if query.slots.direction is None or not query.slots.kinds & CHANGES or reading.cell:
        return None
    article = reading.source.article
    if directions(article.text_near(reading.sentence)):
        return None
    clause = _clause(reading)
    return opposite_direction(query, clause) if clause else None


def _other_event(query: Query, reading: Reading, others: Sequence[Reading]) -> Refusal | None:
    """Return the refusal if a clause dates or places another event than the one asked about.

    That is where nothing around it, nor another sentence, tells of the one: 颁奖 for 决赛.
    """
    if query.answer_type not in ("date", "place") or asked_event(query):
        return None
    asked = [term for meant in query.slots.terms for term in meant if term.section in _EVENTS]
    if any(term.name in _ANY_EVENT for term in asked):
        asked = [term for term in asked if term.section in _STAGES]
    article, clause, listed = reading.source.article, _clause(reading), term_list()
    around = f"{article.heading} {article.text_near(reading.sentence)}"
    around += " ".join(other.sentence.quote for other in others)
    differs = compare_terms([frozenset(asked)], listed.find(clause)) == "contradicts"
    if not differs or set(asked) & set(listed.find(around)):
        return None
    return _instead_of(query, asked[0].name, clause)


def _instead_of(query: Query, event: str, clause: str) -> Refusal:
    """Return the refusal for a clause that tells of another event than the one asked about."""
    said = event if query.language == "zh" else "what was asked about"
    return Refusal("other_attribute", (said, as_printed(query.language, clause)))


def _whole(reading: Reading) -> str:
    return reading.sentence.quote.strip("。")


def _clause(reading: Reading) -> str:
    """Return the clause of a sentence that its likeliest words begin in; empty without such."""
    words, sentence = reading.words, reading.sentence
    if words is None or reading.cell:
        return ""
    at = words.start - sentence.start
    bounds = next((b for b in clauses(sentence.quote) if b[0] <= at < b[1]), (0, 0))
    return sentence.quote[slice(*bounds)].strip("，,；;：:。 ")
