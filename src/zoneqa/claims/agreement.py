"""How a claim agrees with a question, and what that says of a sentence with several claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from zoneqa.claims.claim import Claim

Comparison = Literal["agrees", "contradicts", "unknown"]
"""How one slot of a claim lies to that of a question; unknown if one of them does not say."""

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


def overall(agreements: Sequence[Agreement]) -> Comparison:
    """Return how the claims of a sentence agree: one that fits is enough, all must contradict."""
    if any(agreement.fits for agreement in agreements):
        return "agrees"
    return "contradicts" if agreements and all(a.contradicted for a in agreements) else "unknown"


def nearest(agreements: Iterable[Agreement]) -> Agreement | None:
    """Return the claim that contradicts a question in least, one about what is asked if any is."""
    contradicting = [a for a in agreements if a.contradicted]
    return min(contradicting, key=distance, default=None)


def distance(agreement: Agreement) -> tuple[bool, bool, int, bool]:
    """Return how far a claim is from what is asked, to be compared."""
    about = "agrees" in (agreement.attribute, agreement.office)
    contradicted = agreement.contradicted
    return agreement.kind == "contradicts", not about, len(contradicted), "subject" in contradicted
