"""Near misses: what the report states instead of what was asked, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.claims.change_words import directions
from zoneqa.claims.claim import Claim, Direction, Kind, Modality
from zoneqa.claims.match import Agreement, SlotName, likeness, nearest, overall
from zoneqa.claims.modality import only_planned
from zoneqa.claims.period_words import written_out
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import clauses
from zoneqa.types import Language, Refusal, RefusalKind

_MOST_DIFFERENCES = 2
_CHANGES: set[Kind] = {"growth", "change"}
_AMOUNTS: set[Kind] = {"level", "count", "share"}

_KINDS: dict[SlotName, RefusalKind] = {
    "office": "other_office",
    "period": "other_period",
    "ordinal": "other_edition",
    "subject": "other_subject",
    "direction": "other_direction",
    "attribute": "other_attribute",
    "unit": "other_unit",
    "kind": "other_kind",
    "modality": "other_modality",
    "former": "other_value",
}
"""The refusal for a slot that contradicts, the one that says most first."""

_KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "level": ("数额", "an amount"),
    "count": ("数量", "a number"),
    "share": ("占比", "a share"),
    "growth": ("增减幅度", "a rate of change"),
    "change": ("增减的量", "a change"),
    "rank": ("名次", "a rank"),
    "role": ("人名", "a name"),
    "date": ("时间", "a date"),
}
_DIRECTION_WORDS: dict[Direction, tuple[str, str]] = {
    "up": ("上升", "a rise"),
    "down": ("下降", "a fall"),
}

_MODALITY_WORDS: dict[Modality, tuple[str, str]] = {
    "planned": ("计划", "a plan: "),
    "achieved": ("已经做到", "what was done: "),
}


def near_miss(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Agreement] | None:
    """Return what the surest reading states instead of what was asked; None if that is not sure.

    It is sure if no claim of any reading fits, and the claim of the surest one that is most like
    what was asked, of all of the kind asked for, contradicts the question.
    """
    if not readings or any(overall(r.agreements) == "agrees" for r in readings):
        return None
    surest = max(readings, key=lambda reading: reading.score)
    if overall(surest.agreements) == "contradicts":
        closest = nearest(surest.agreements)
    else:
        closest = _closest(query, surest.agreements)
    return (surest, closest) if closest and _is_sure(query, closest) else None


def _closest(query: Query, agreements: Sequence[Agreement]) -> Agreement | None:
    """Return the claim of the kind asked for whose attribute is most like what was asked."""
    same_kind = [a for a in agreements if a.kind == "agrees"]
    ranked = sorted(same_kind, key=lambda a: -likeness(query.slots, a.claim))
    first = next(iter(ranked), None)
    return first if first and "agrees" in (first.attribute, first.office) else None


def _is_sure(query: Query, agreement: Agreement) -> bool:
    """Return whether a claim is so near to what was asked that it would have been that.

    It is of the kind asked for, or the rate of change of the same attribute; what differs is one
    slot, or two.
    """
    if agreement.kind == "contradicts":
        pair = {agreement.claim.kind, *query.slots.kinds}
        only = set(agreement.contradicted) <= {"kind", "unit"} and agreement.attribute == "agrees"
        return only and bool(pair & _CHANGES) and bool(pair & _AMOUNTS)
    telling = set(agreement.contradicted) - {"unit"}
    return agreement.kind == "agrees" and 1 <= len(telling) <= _MOST_DIFFERENCES


def clause_miss(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Refusal] | None:
    """Return the surest reading if the clause of its likeliest words tells of the opposite.

    That is a fall where a rise is asked for, or a plan where it is asked what was done.
    """
    surest = max(readings, key=lambda reading: reading.score)
    clause = _clause(surest)
    if not clause or any(a.fits for a in surest.agreements):
        return None
    told, asked = directions(clause), query.slots.direction
    if asked and told and asked not in told:
        words = _in(query.language, _DIRECTION_WORDS[asked])
        return surest, Refusal("other_direction", (words, clause))
    if query.slots.modality == "achieved" and only_planned(clause):
        words = _in(query.language, _MODALITY_WORDS["achieved"])
        return surest, Refusal("other_modality", (words, clause))
    return None


def _clause(reading: Reading) -> str:
    """Return the clause of a sentence that its likeliest words begin in; empty without such."""
    words, sentence = reading.words, reading.sentence
    if words is None or reading.cell:
        return ""
    at = words.start - sentence.start
    bounds = next((b for b in clauses(sentence.quote) if b[0] <= at < b[1]), (0, 0))
    return sentence.quote[slice(*bounds)].strip("，,；;。 ")


def refusal_for(query: Query, agreement: Agreement) -> Refusal:
    """Return the refusal that says what is stated instead of what was asked."""
    slot = next(name for name in _KINDS if name in agreement.contradicted)
    asked, stated = _words(slot, query, agreement.claim)
    return Refusal(_KINDS[slot], (asked, stated))


def _words(slot: SlotName, query: Query, claim: Claim) -> tuple[str, str]:
    """Return a slot of a question and of a claim, in words."""
    slots, said = query.slots, _said(claim)
    if slot == "office" and slots.office:
        titles = "/".join(sorted(slots.office.titles))
        return f"{slots.office.department}{slots.office.prefix}{titles}", f"{said}{claim.value.quote}"
    if slot == "period" and claim.period:
        period = slots.periods[0]
        return query.typed[period.start : period.end] or written_out(period), written_out(claim.period)
    if slot == "ordinal" and claim.ordinal:
        return "、".join(map(_edition, sorted(slots.ordinals))), _edition(claim.ordinal)
    if slot == "subject":
        return query.wording.zone_text, next((w.text for w in claim.subjects), said)
    if slot == "direction" and slots.direction and claim.direction:
        return _in(query.language, _DIRECTION_WORDS[slots.direction]), f"{said}{_in(query.language, _DIRECTION_WORDS[claim.direction])}{claim.value.quote}"
    if slot == "modality" and slots.modality:
        asked = _in(query.language, _MODALITY_WORDS[slots.modality])
        return asked, f"{_in(query.language, _MODALITY_WORDS[claim.modality])}{said}{claim.value.quote}"
    if slot == "unit":
        return slots.unit, f"{said}{claim.value.quote}"
    if slot == "kind":
        asked = "、".join(_in(query.language, _KIND_WORDS[kind]) for kind in sorted(slots.kinds))
        return asked, f"{said}{_in(query.language, _KIND_WORDS[claim.kind])}{claim.value.quote}"
    return slots.attribute, f"{said}{claim.value.quote}"


def _said(claim: Claim) -> str:
    return claim.attribute.text if claim.attribute else ""


def _in(language: Language, words: tuple[str, str]) -> str:
    return words[0] if language == "zh" else words[1]


def _edition(ordinal: tuple[str, str]) -> str:
    return f"第{ordinal[0]}{ordinal[1]}"
