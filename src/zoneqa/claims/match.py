"""Comparing a claim with a question, slot by slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zoneqa.claims.agreement import Agreement, Comparison
from zoneqa.claims.claim import AMOUNTS, Claim, Kind, Words
from zoneqa.claims.companies import company_before
from zoneqa.claims.match_attribute import compare_attribute
from zoneqa.claims.match_name import is_of_another_name
from zoneqa.claims.match_office import compare_office
from zoneqa.claims.match_period import compare_times
from zoneqa.claims.measured_indicators import is_measured
from zoneqa.claims.named_subjects import is_high_tech_zone, is_zone_name
from zoneqa.claims.slots import Slots
from zoneqa.claims.units import dimension
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.zones.names import ZoneNames, is_named

_RATES = ("率", "占比", "比重", "比例", "份额", "浓度", "指数")
_NAME = 2
"""Characters at the end of a company's name by which a question may name it."""

_GOAL = "目标"
# What a zone lies in is another place: 云岭高新区所在的云河县.
_WIDER = ("所在", "所属", "隶属")
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_ORGANISATIONS = frozenset({"家", "户", "所"})


def compare(slots: Slots, zones: Sequence[ZoneNames], claim: Claim) -> Agreement:
    """Return how a claim agrees with the slots of a question about these zones."""
    subject = _subject(slots, zones, claim)
    return Agreement(
        claim=claim,
        subject=subject,
        attribute=compare_attribute(slots, claim),
        kind=_kind(slots.kinds, claim),
        unit=_unit(slots, claim),
        period=compare_times(slots.periods, slots.compared_years, claim),
        direction=_direction(slots, claim),
        modality=_modality(slots, claim),
        ordinal=_ordinal(slots, claim),
        office=compare_office(slots.office, claim, in_zone=subject == "agrees"),
        former=_former(slots.former, claim),
    )


def _subject(slots: Slots, zones: Sequence[ZoneNames], claim: Claim) -> Comparison:
    """Compare the zone asked about with the nearest one named.

    Only one high-tech zone certainly is not another: a city has districts, and parks in them.
    """
    named = [words for words in claim.subjects if is_zone_name(words.text)]
    company = company_before(claim) if zones else None
    is_of_company = company is not None and company[-_NAME:] not in slots.attribute
    if is_of_company or is_of_another_name(slots.content, claim):
        return "contradicts"
    if not zones or not named:
        return "unknown"
    if any(is_named(zone, named[0].text) for zone in zones):
        return "agrees"
    before = claim.sentence.quote[: _place_of(named[0], claim)]
    if not named[0].carried and before.removesuffix("的").endswith(_WIDER):
        return "contradicts"
    others = any(is_named(zone, words.text) for zone in zones for words in named[1:])
    if others or named[0].carried or not slots.names_zone:
        return "unknown"
    return "contradicts" if is_high_tech_zone(named[0].text) else "unknown"


def _place_of(words: Words, claim: Claim) -> int:
    """Return where words of a claim's sentence begin in it."""
    return max(0, words.place[0] - claim.sentence.start)


def _kind(kinds: frozenset[Kind], claim: Claim) -> Comparison:
    """Compare the kinds; where any amount is asked for, a share is meant only of what is one.

    Where a growth may be meant too, as by a goal, a share may be that: 增长目标定为8%.
    """
    if not kinds:
        return "unknown"
    if claim.kind == "share" and "level" in kinds and "growth" not in kinds:
        return "agrees" if claim.attribute_text.endswith(_RATES) else "contradicts"
    return "agrees" if claim.kind in kinds else "contradicts"


def _unit(slots: Slots, claim: Claim) -> Comparison:
    """Compare the units; where none is asked for, what is measured is at least not counted."""
    if claim.quantity is None or claim.kind == "rank":
        return "unknown"
    asked, stated = slots.unit, claim.quantity.unit
    if not asked:
        is_counted = claim.kind in AMOUNTS and dimension(stated) == "count"
        return "contradicts" if is_counted and is_measured(slots.attribute) else "unknown"
    if stated == asked:
        return "agrees"
    if dimension(stated) != dimension(asked):
        return "contradicts"
    if dimension(asked) != "count":
        return "contradicts" if dimension(asked).startswith("money") else "unknown"
    pair = {stated, asked}
    return "contradicts" if pair & _PEOPLE and pair & _ORGANISATIONS else "unknown"


def _direction(slots: Slots, claim: Claim) -> Comparison:
    if slots.direction is None or claim.direction is None:
        return "unknown"
    return "agrees" if slots.direction == claim.direction else "contradicts"


def _modality(slots: Slots, claim: Claim) -> Comparison:
    """Compare what is planned with what is done: a plan does not say that it was carried out."""
    if slots.modality is None:
        return "unknown"
    if slots.modality == claim.modality:
        return "agrees"
    strict = slots.modality == "achieved" or _GOAL in slots.attribute
    return "contradicts" if strict else "unknown"


def _ordinal(slots: Slots, claim: Claim) -> Comparison:
    """Compare which of a series is meant: 第四届 is not 第五届, but may well be 二期."""
    if claim.ordinal is None or all(claim.ordinal[1] != counter for _, counter in slots.ordinals):
        return "unknown"
    return "agrees" if claim.ordinal in slots.ordinals else "contradicts"


def _former(asked: bool | None, claim: Claim) -> Comparison:
    if asked is None:
        return "unknown"
    if asked == claim.former:
        return "agrees"
    return "contradicts" if claim.former else "unknown"


def compare_each(
    slots: Slots, zones: Sequence[ZoneNames], claims: Iterable[Claim]
) -> tuple[Agreement, ...]:
    """Return how each claim agrees with a question; nothing if it asks for no kind of value."""
    if not slots.kinds:
        return ()
    return tuple(compare(slots, zones, claim) for claim in claims)


def attribute_likeness(slots: Slots, claim: Claim) -> float:
    """Return how like the attributes of a question and a claim are, 0 to 1.

    The whole of a part counts with the part, and what the nearest subject has of what is asked.
    """
    words = (claim.attribute, claim.part_of)
    stated = character_bigrams(*(each.text for each in words if each))
    asked = character_bigrams(slots.attribute)
    about = character_bigrams(claim.subjects[0].text) if claim.subjects else frozenset()
    return jaccard(asked, stated | (asked & about))


def is_of_last_thing(slots: Slots, claim: Claim) -> bool:
    """Return whether a claim is of what a question names last: 职工 in 企业有多少职工."""
    asked = term_list().find(slots.attribute)
    return bool(asked) and asked[-1] in term_list().find(claim.attribute_text)


def says_asked_noun(slots: Slots, claim: Claim) -> bool:
    """Return whether a claim has the very noun that a question ends with, and no word like it.

    Of 岗位4477个 and 职位320个, 职位 asks for the second, though the words may mean the same.
    """
    asked = [found[0] for found in term_list().words.finditer(slots.attribute)]
    return bool(asked) and asked[-1] in claim.attribute_text
