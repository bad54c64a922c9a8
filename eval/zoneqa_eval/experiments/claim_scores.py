"""Extracted claims beside those that people labelled: precision and recall, slot by slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.quantities import quantities
from zoneqa.text.numbers import ordinals
from zoneqa.types import Article, Bounds
from zoneqa_eval.datasets.labelled_claims import LabelledClaim, LabelledSentence

Pair = tuple[LabelledClaim, Claim]
"""A labelled claim, and the extracted one whose value stands in the same place."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim: which claims state it, and whether a labelled and an extracted one agree.

    `agree` gets the article too.
    """

    name: str
    labelled: Callable[[LabelledClaim], bool]
    extracted: Callable[[Claim], bool]
    agree: Callable[[Article, LabelledClaim, Claim], bool]


@dataclass(frozen=True, slots=True)
class SlotScore:
    """How many claims state a slot: as labelled, as extracted, and in agreement."""

    name: str
    labelled: int
    extracted: int
    right: int

    @property
    def precision(self) -> float | None:
        """Return the share of what is extracted that is right; None if nothing is."""
        return self.right / self.extracted if self.extracted else None

    @property
    def recall(self) -> float | None:
        """Return the share of what is labelled that is extracted rightly; None if nothing is."""
        return self.right / self.labelled if self.labelled else None


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence at a place in an article: the claims that were labelled, and those extracted."""

    article: Article
    place: Bounds
    labelled: tuple[LabelledClaim, ...]
    extracted: tuple[Claim, ...]

    @property
    def quote(self) -> str:
        """Return the sentence."""
        return self.article.text[slice(*self.place)]

    @property
    def pairs(self) -> list[Pair]:
        """Return labelled and extracted claims whose values overlap, each in one pair at most.

        Those that overlap most come first; where several have the same value, those of one kind.
        """
        possible = [
            (-shared, label.kind != claim.kind, n, m)
            for (n, label), (m, claim) in product(
                enumerate(self.labelled), enumerate(self.extracted)
            )
            if (shared := _shared(label.value, (claim.value.start, claim.value.end)))
        ]
        chosen: dict[int, int] = {}
        for _, _, n, m in sorted(possible):
            if n not in chosen and m not in chosen.values():
                chosen[n] = m
        return [(self.labelled[n], self.extracted[m]) for n, m in chosen.items()]


def read_sentence(
    sentence: LabelledSentence, article: Article, claims: Iterable[Claim]
) -> ReadSentence:
    """Return a sentence with those claims of its article whose values it holds."""
    start, end = sentence.place
    inside = tuple(c for c in claims if start <= c.value.start and c.value.end <= end)
    return ReadSentence(article, sentence.place, sentence.claims, inside)


def in_base_units(claim: LabelledClaim) -> LabelledClaim:
    """Return a labelled claim with its figures in the units in which zoneqa compares them."""
    if claim.number is None:
        return claim
    number, unit = _in_base_unit(claim.number, claim.unit)
    upper = claim.upper and _in_base_unit(claim.upper, claim.unit)[0]
    return replace(claim, number=number, upper=upper, unit=unit)


def score(slot: Slot, read: Sequence[ReadSentence]) -> SlotScore:
    """Return the score of a slot over all sentences; labels are in base units."""
    return SlotScore(
        slot.name,
        labelled=sum(slot.labelled(label) for each in read for label in each.labelled),
        extracted=sum(slot.extracted(claim) for each in read for claim in each.extracted),
        right=sum(_is_right(slot, each.article, *pair) for each in read for pair in each.pairs),
    )


def _is_right(slot: Slot, article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return slot.labelled(label) and slot.extracted(claim) and slot.agree(article, label, claim)


def _in_base_unit(number: Decimal, unit: str) -> tuple[Decimal, str]:
    found = next(quantities(f"{abs(number):f}{unit}"), None)
    return (found.low.copy_sign(number), found.unit) if found else (number, unit)


def _same_amount(_: Article, label: LabelledClaim, claim: Claim) -> bool:
    """Return whether the figures are the same; of a rank, the unit does not matter."""
    found = claim.quantity
    assert found is not None
    ends = (label.number, label.number if label.upper is None else label.upper)
    return (found.low, found.high) == ends and (label.kind == "rank" or found.unit == label.unit)


def _same_period(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    """Return whether the days are the same; 以来 may be open or end with the publication."""
    first, last = (claim.period.first, claim.period.last) if claim.period else (None, None)
    until_now = last is not None and label.last is None and last.isoformat() == article.date
    return first == label.first and (last == label.last or (until_now and first is not None))


def _same_amount_and_period(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_amount(article, label, claim) and _same_period(article, label, claim)


def _same_attribute(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_words(article.text, label.attribute, claim.attribute)


def _same_subject(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return any(_same_words(article.text, label.subject, words) for words in claim.subjects)


def _same_whole(article: Article, label: LabelledClaim, claim: Claim) -> bool:
    return _same_words(article.text, label.part_of, claim.part_of)


def _same_words(text: str, place: Bounds | None, words: Words | None) -> bool:
    """Return whether words overlap with a labelled place, or are the same words elsewhere."""
    if place is None or words is None:
        return False
    labelled = text[slice(*place)]
    return bool(_shared(place, words.place)) or words.text in labelled or labelled in words.text


def _same_ordinal(_: Article, label: LabelledClaim, claim: Claim) -> bool:
    return claim.ordinal in ordinals(label.ordinal or "")


def _shared(one: Bounds, other: Bounds) -> int:
    """Return how many characters two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _approximation(claim: Claim) -> str:
    return claim.quantity.approximation if claim.quantity else "exactly"


SLOTS = (
    Slot("a value in this place", lambda _: True, lambda _: True, lambda *_: True),
    Slot(
        "value and unit",
        lambda label: label.number is not None,
        lambda claim: claim.quantity is not None,
        _same_amount,
    ),
    Slot(
        "value, unit and period",
        lambda label: label.number is not None,
        lambda claim: claim.quantity is not None,
        _same_amount_and_period,
    ),
    Slot(
        "period",
        lambda label: bool(label.first or label.last),
        lambda claim: claim.period is not None,
        _same_period,
    ),
    Slot(
        "attribute",
        lambda label: label.attribute is not None,
        lambda claim: claim.attribute is not None,
        _same_attribute,
    ),
    Slot(
        "subject",
        lambda label: label.subject is not None,
        lambda claim: bool(claim.subjects),
        _same_subject,
    ),
    Slot(
        "kind",
        lambda _: True,
        lambda _: True,
        lambda _, label, claim: label.kind == claim.kind,
    ),
    Slot(
        "direction",
        lambda label: label.direction is not None,
        lambda claim: claim.direction is not None,
        lambda _, label, claim: label.direction == claim.direction,
    ),
    Slot(
        "planned",
        lambda label: label.modality == "planned",
        lambda claim: claim.modality == "planned",
        lambda *_: True,
    ),
    Slot(
        "about, over, at least, …",
        lambda label: label.approximation != "exactly",
        lambda claim: _approximation(claim) != "exactly",
        lambda _, label, claim: label.approximation == _approximation(claim),
    ),
    Slot(
        "part of",
        lambda label: label.part_of is not None,
        lambda claim: claim.part_of is not None,
        _same_whole,
    ),
    Slot(
        "ordinal",
        lambda label: label.ordinal is not None,
        lambda claim: claim.ordinal is not None,
        _same_ordinal,
    ),
)
"""The slots, in the order in which they are shown."""
