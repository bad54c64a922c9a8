"""Short invented reports, and the claims that they make."""

from __future__ import annotations

from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import claims_of
from zoneqa.claims.periods import Period
from zoneqa.types import Article

PUBLISHED = "2024-03-20"


def claims_in(text: str, *, title: str = "", zone: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of a report of 20 March 2024."""
    return claims_of(Article("report", title, text, date=PUBLISHED, zone=zone))


def claim_of(text: str, value: str) -> Claim:
    """Return the claim of a report whose value has these words."""
    return next(claim for claim in claims_in(text) if claim.value.quote == value)


def attribute_of(claim: Claim) -> str | None:
    """Return the words for what the value of a claim is of."""
    return claim.attribute.text if claim.attribute else None


def days_of(period: Period | None) -> str | None:
    """Return the days of a period as `first last`, an open end as `-`; None if there is none."""
    return f"{period.first or '-'} {period.last or '-'}" if period else None
