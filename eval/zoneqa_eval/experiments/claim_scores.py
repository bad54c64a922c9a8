"""Extracted claims beside those that people labelled: precision and recall, slot by slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from zoneqa.claims.claim import Claim
from zoneqa.claims.quantities import quantities
from zoneqa.types import Article, Bounds
from zoneqa_eval.datasets.labelled_claims import LabelledClaim, LabelledSentence
from zoneqa_eval.experiments.claim_slots import Slot, shared

Pair = tuple[LabelledClaim, Claim]
"""A labelled claim, and the extracted one whose value stands in the same place."""


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
            (-overlap, label.kind != claim.kind, n, m)
            for (n, label), (m, claim) in product(
                enumerate(self.labelled), enumerate(self.extracted)
            )
            if (overlap := shared(label.value, (claim.value.start, claim.value.end)))
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
