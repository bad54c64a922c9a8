"""Comparing a claim with a question, slot by slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from zoneqa.claims.claim import Claim, Kind
from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import Period
from zoneqa.claims.roles import TITLE
from zoneqa.claims.slots import Office, Slots
from zoneqa.claims.subjects import is_high_tech_zone, is_zone_name
from zoneqa.claims.terms import Comparison, Term, compare_terms, term_list
from zoneqa.claims.units import dimension
from zoneqa.zones.names import ZoneNames, is_named

_COVERED = 0.6
"""The share of the pairs of characters of an asked attribute that a claim about it has."""

_TELLING = 3
"""The last characters of a department's name that tell it from others."""

_FORM = re.compile(r"(?:股份|有限|责任|公司|[()（）\s])+")
"""What names of companies may leave out."""

_RATE = re.compile("(?:率|占比|比重|比例|份额|浓度|指数)$")

_WHOLE_MONTH = 27
"""Days from the first to the last of the shortest month: a figure of such a period adds up."""

_PEOPLE = frozenset({"人", "名", "位", "人次"})
_ORGANISATIONS = frozenset({"家", "户", "所"})

SlotName = Literal[
    "subject", "attribute", "kind", "unit", "period", "direction", "modality", "ordinal", "office",
    "former",
]  # fmt: skip


SLOTS: tuple[SlotName, ...] = get_args(SlotName)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a claim agrees with a question in each slot."""

    claim: Claim
    subject: Comparison = "unknown"
    attribute: Comparison = "unknown"
    kind: Comparison = "unknown"
    unit: Comparison = "unknown"
    period: Comparison = "unknown"
    direction: Comparison = "unknown"
    modality: Comparison = "unknown"
    ordinal: Comparison = "unknown"
    office: Comparison = "unknown"
    former: Comparison = "unknown"

    @property
    def contradicted(self) -> tuple[SlotName, ...]:
        """Return the slots that contradict the question."""
        return tuple(name for name in SLOTS if getattr(self, name) == "contradicts")

    @property
    def agreeing(self) -> int:
        """Return how many slots agree."""
        return sum(getattr(self, name) == "agrees" for name in SLOTS)

    @property
    def fits(self) -> bool:
        """Return whether the claim gives what is asked, as far as the slots tell."""
        about = "agrees" in (self.attribute, self.office)
        return about and self.kind == "agrees" and not self.contradicted


def compare(slots: Slots, zones: Sequence[ZoneNames], claim: Claim) -> Agreement:
    """Return how a claim agrees with the slots of a question about these zones."""
    subject = _subject(slots, zones, claim)
    return Agreement(
        claim=claim,
        subject=subject,
        attribute=_attribute(slots, claim),
        kind=_kind(slots.kinds, claim),
        unit=_unit(slots.unit, claim),
        period=_period(slots.periods, claim),
        direction=_direction(slots, claim),
        modality=_modality(slots, claim),
        ordinal=_ordinal(slots, claim),
        office=_office(slots.office, claim, in_zone=subject == "agrees"),
        former=_former(slots.former, claim),
    )


def _subject(slots: Slots, zones: Sequence[ZoneNames], claim: Claim) -> Comparison:
    """Compare the zone asked about with the nearest one named.

    Only one high-tech zone certainly is not another: a city has districts, and parks in them.
    """
    named = [words for words in claim.subjects if is_zone_name(words.text)]
    if not zones or not named:
        return "unknown"
    if any(is_named(zone, named[0].text) for zone in zones):
        return "agrees"
    others = any(is_named(zone, words.text) for zone in zones for words in named[1:])
    if others or named[0].carried or not slots.names_zone:
        return "unknown"
    return "contradicts" if is_high_tech_zone(named[0].text) else "unknown"


def _attribute(slots: Slots, claim: Claim) -> Comparison:
    found = compare_terms(slots.terms, _stated_terms(claim))
    if found == "unknown" and _share_covered(slots.attribute, claim) >= _COVERED:
        return "agrees"
    return found


def _stated_terms(claim: Claim) -> frozenset[Term]:
    return term_list().find(claim.attribute.text if claim.attribute else "")


def _share_covered(asked: str, claim: Claim) -> float:
    """Return the share of an attribute's pairs of characters that the claim has."""
    pairs = _pairs(asked)
    if not pairs:
        return 0.0
    words = (claim.attribute, claim.part_of, *claim.subjects)
    text = " ".join(word.text for word in words if word)
    return sum(pair in text for pair in pairs) / len(pairs)


def _kind(kinds: frozenset[Kind], claim: Claim) -> Comparison:
    """Compare the kinds; where any amount is asked for, a share is meant only of what is one."""
    if not kinds:
        return "unknown"
    if claim.kind == "share" and "level" in kinds:
        attribute = claim.attribute.text if claim.attribute else ""
        return "agrees" if _RATE.search(attribute) else "contradicts"
    return "agrees" if claim.kind in kinds else "contradicts"


def _unit(asked: str, claim: Claim) -> Comparison:
    if not asked or claim.quantity is None or claim.kind == "rank":
        return "unknown"
    stated = claim.quantity.unit
    if stated == asked:
        return "agrees"
    if dimension(stated) != dimension(asked):
        return "contradicts"
    if dimension(asked) != "count":
        return "contradicts" if dimension(asked).startswith("money") else "unknown"
    pair = {stated, asked}
    return "contradicts" if pair & _PEOPLE and pair & _ORGANISATIONS else "unknown"


def _period(asked: Sequence[Period], claim: Claim) -> Comparison:
    """Compare the periods; one that was said in another sentence can agree, not contradict."""
    if not asked or claim.period is None:
        return "unknown"
    verdicts = {_of_period(period, claim.kind, claim.period) for period in asked}
    if "agrees" in verdicts:
        return "agrees"
    said_here = claim.sentence.start <= claim.period.start < claim.sentence.end
    return "contradicts" if verdicts == {"contradicts"} and said_here else "unknown"


def _of_period(asked: Period, kind: Kind, stated: Period) -> Comparison:
    """Compare two periods: an amount of a part of a period is none of the whole."""
    found = relation(asked, stated)
    if found == "same":
        return "agrees"
    if found == "other":
        return "contradicts"
    if found == "within" and kind in ("role", "date", "rank", "count"):
        return "agrees"
    whole = kind in ("level", "growth", "share") and _adds_up(stated) and _adds_up(asked)
    return "contradicts" if found in ("within", "contains") and whole else "unknown"


def _adds_up(period: Period) -> bool:
    if period.first is None or period.last is None:
        return False
    return (period.last - period.first).days >= _WHOLE_MONTH


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
    return "contradicts" if slots.modality == "achieved" else "unknown"


def _ordinal(slots: Slots, claim: Claim) -> Comparison:
    same = {ordinal for ordinal in slots.ordinals if claim.ordinal and ordinal[1] == claim.ordinal[1]}
    if not same:
        return "unknown"
    return "agrees" if claim.ordinal in same else "contradicts"


def _office(asked: Office | None, claim: Claim, *, in_zone: bool) -> Comparison:
    """Compare the offices: another title contradicts in the same body, another rank anywhere."""
    if asked is None or claim.kind != "role" or claim.attribute is None:
        return "unknown"
    stated = TITLE.search(claim.attribute.text)
    prefix, title = (stated["prefix"], stated["title"]) if stated else ("", claim.attribute.text)
    organisation = claim.subjects[0].text if claim.subjects else ""
    departments = bool(asked.department and organisation)
    same_body = departments and is_short_for(asked.department, organisation)
    if not _same_title(asked, title):
        return "contradicts" if same_body or in_zone else "unknown"
    if departments and not same_body:
        return "contradicts"
    return "agrees" if prefix == asked.prefix else "contradicts"


def _same_title(asked: Office, stated: str) -> bool:
    return any(title in stated or stated in title for title in asked.titles)


def is_short_for(one: str, other: str) -> bool:
    """Return whether the shorter of two names may be short for the other: 药监局, 药品监督管理局."""
    short, long = sorted((_FORM.sub("", one), _FORM.sub("", other)), key=len)
    characters = iter(long)
    ends = all(character in characters for character in short[-_TELLING:])
    return ends and short[-1:] in long[-2:]


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


def overall(agreements: Sequence[Agreement]) -> Comparison:
    """Return how the claims of a sentence agree: one that fits is enough, all must contradict."""
    if any(agreement.fits for agreement in agreements):
        return "agrees"
    return "contradicts" if agreements and all(a.contradicted for a in agreements) else "unknown"


def nearest(agreements: Iterable[Agreement]) -> Agreement | None:
    """Return the claim that contradicts a question in least, one about what is asked if any is."""
    contradicting = [a for a in agreements if a.contradicted]
    return min(contradicting, key=distance, default=None)


def distance(agreement: Agreement) -> tuple[bool, bool, int]:
    """Return how far a claim is from what is asked, to be compared."""
    about = "agrees" in (agreement.attribute, agreement.office)
    return agreement.kind == "contradicts", not about, len(agreement.contradicted)


def likeness(slots: Slots, claim: Claim) -> float:
    """Return how like the attributes of a question and a claim are: their common pairs, 0 to 1."""
    asked = _pairs(slots.attribute)
    stated = _pairs(claim.attribute.text if claim.attribute else "")
    return len(asked & stated) / len(asked | stated) if asked | stated else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(len(text) - 1))
