"""The words that say what a report states instead of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.answer.refusal_words import as_printed, office_asked, said_edition, said_unit
from zoneqa.claims.agreement import Agreement, SlotName
from zoneqa.claims.claim import CHANGES, Claim, Direction, Kind, Modality
from zoneqa.claims.comparison import compared_year
from zoneqa.claims.match_name import shared_names
from zoneqa.claims.period_words import written_out
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.value_with_bound import value_with_bound
from zoneqa.query.query import Query
from zoneqa.types import Language, Refusal, RefusalKind

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
    "growth": ("增减多少", "a change"),
    "change": ("增减多少", "a change"),
    "rank": ("名次", "a rank"),
    "role": ("人名", "a name"),
    "date": ("时间", "a date"),
}
_DIRECTION_WORDS: dict[Direction, tuple[str, str]] = {
    "up": ("上升", "a rise"),
    "down": ("下降", "a fall"),
}
_MODALITY_WORDS: dict[Modality, tuple[str, str]] = {
    "planned": ("计划", "a plan"),
    "achieved": ("已经做到", "what was done"),
}

Pair = tuple[str, str]
"""A slot of a question and of a claim, in words."""


def refusal_for(query: Query, agreement: Agreement) -> Refusal:
    """Return the refusal that says what is stated instead of what was asked."""
    slot = next(name for name in _KINDS if name in agreement.contradicted)
    return Refusal(_KINDS[slot], _WORDS.get(slot, _attribute)(query, agreement.claim))


def refusal_of_another(query: Query, agreement: Agreement) -> Refusal:
    """Return the refusal for a claim that is of another thing, though no slot may contradict."""
    if "direction" in agreement.contradicted:
        return Refusal("other_direction", _direction(query, agreement.claim))
    return Refusal("other_attribute", _attribute(query, agreement.claim))


def refusal_of_measure(query: Query, asked: str, stated: str) -> Refusal:
    """Return the refusal for a number of things, where it is asked for one in a unit of time."""
    language = query.language
    return Refusal("other_unit", (said_unit(language, asked), as_printed(language, stated)))


def opposite_direction(query: Query, clause: str) -> Refusal:
    """Return the refusal for a clause that tells of a change in the other direction."""
    return Refusal("other_direction", (_direction_word(query), as_printed(query.language, clause)))


def other_direction(query: Query, asked: Direction, stated: str) -> Refusal:
    """Return the refusal where it went the other way than a question takes for given."""
    return Refusal("other_direction", (_in(query.language, _DIRECTION_WORDS[asked]), stated))


def opposite_modality(query: Query, clause: str) -> Refusal:
    """Return the refusal for a clause that tells of a plan, where it is asked what was done."""
    done = _in(query.language, _MODALITY_WORDS["achieved"])
    return Refusal("other_modality", (done, as_printed(query.language, clause)))


def _office(query: Query, claim: Claim) -> Pair:
    asked, stated = query.slots.office, f"{claim.attribute_text}{claim.value.quote}"
    said = as_printed(query.language, stated)
    return (office_asked(query.language, asked) if asked else ""), said


def _period(query: Query, claim: Claim) -> Pair:
    compared, year = query.slots.compared_years, compared_year(claim)
    if compared and year and year not in compared:
        with_year = "与{}年比" if query.language == "zh" else "a comparison with {}"
        return with_year.format(min(compared)), with_year.format(year)
    asked = query.slots.periods[0]
    said = query.wording.plain[asked.start : asked.end]
    written = written_out if query.language == "zh" else written_out_in_english
    if stated := written(claim.period) if claim.period else "":
        return said, stated
    return said, f"与{said}比的变化" if query.language == "zh" else f"a change from {said}"


def _edition(query: Query, claim: Claim) -> Pair:
    language = query.language
    asked = _listed(language, [said_edition(language, o) for o in sorted(query.slots.ordinals)])
    return asked, said_edition(language, claim.ordinal) if claim.ordinal else ""


def _subject(query: Query, claim: Claim) -> Pair:
    named = shared_names(query.slots.content, claim.sentence.quote)
    asked = query.wording.zone_text or next(named, "")
    return asked, next((words.text for words in claim.subjects), "")


def _direction(query: Query, claim: Claim) -> Pair:
    return _direction_word(query), stated_in_words(query.language, claim)


def _unit(query: Query, claim: Claim) -> Pair:
    return said_unit(query.language, query.slots.unit), stated_in_words(query.language, claim)


def _kind(query: Query, claim: Claim) -> Pair:
    kinds = [_in(query.language, _KIND_WORDS[kind]) for kind in sorted(query.slots.kinds)]
    return _listed(query.language, list(dict.fromkeys(kinds))), stated_in_words(
        query.language, claim
    )


def _modality(query: Query, claim: Claim) -> Pair:
    language = query.language
    planned, done = (_in(language, _MODALITY_WORDS[each]) for each in ("planned", "achieved"))
    stated = stated_in_words(language, claim)
    if language == "en":
        return done, f"{planned} ({stated})"
    return done, stated if stated.startswith(planned) else f"{planned}{stated}"


def _attribute(query: Query, claim: Claim) -> Pair:
    asked = query.slots.attribute if query.language == "zh" else "what was asked about"
    return asked, stated_in_words(query.language, claim)


_WORDS: Mapping[SlotName, Callable[[Query, Claim], Pair]] = {
    "office": _office,
    "period": _period,
    "ordinal": _edition,
    "subject": _subject,
    "direction": _direction,
    "unit": _unit,
    "kind": _kind,
    "modality": _modality,
}


def stated_in_words(language: Language, claim: Claim) -> str:
    """Return what a claim states: 税收上升6.2%; a rise of 6.2% (“税收”)."""
    changes = claim.kind in CHANGES and claim.direction is not None
    word = _in(language, _DIRECTION_WORDS[claim.direction]) if changes and claim.direction else ""
    attribute, value = claim.attribute_text, value_with_bound(claim)
    if language == "zh":
        return f"{attribute}{word}{value}"
    if not word:
        return as_printed(language, f"{attribute}{value}")
    return f"{word} of {value}" + (f" ({as_printed(language, attribute)})" if attribute else "")


def _listed(language: Language, words: Sequence[str]) -> str:
    return ("、" if language == "zh" else " or ").join(words)


def _direction_word(query: Query) -> str:
    direction = query.slots.direction
    return _in(query.language, _DIRECTION_WORDS[direction]) if direction else ""


def _in(language: Language, words: Pair) -> str:
    return words[0] if language == "zh" else words[1]
