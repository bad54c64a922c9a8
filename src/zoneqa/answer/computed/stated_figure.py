"""A figure that is computed with: a claim, whose it is, and how well it fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import Claim
from zoneqa.claims.period_scope import says_now
from zoneqa.claims.periods import Period
from zoneqa.claims.units import common_factor
from zoneqa.text.dates import days_of
from zoneqa.types import Article, Span
from zoneqa.verify.derivation import CitedValue


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """The figure of one entity. `name` is how the answer calls the entity.

    `printed` is the value with its unit, which of a cell stands in its headers; `context` are
    those. `likeness` (0 to 1) and `fits_period` say how well it fits what is asked.
    """

    name: str
    claim: Claim
    article: Article
    printed: str
    context: tuple[Span, ...]
    likeness: float
    fits_period: Comparison

    @property
    def value(self) -> Decimal:
        """Return the value in what its unit compares by; a growth that falls is negative."""
        assert self.claim.quantity is not None
        return -self.claim.quantity.measure if self.claim.falls else self.claim.quantity.measure

    @property
    def cited(self) -> CitedValue:
        return CitedValue(self.claim.value, self.claim.falls)

    @property
    def unit(self) -> str:
        assert self.claim.quantity is not None
        return self.claim.quantity.unit

    @property
    def is_bound(self) -> bool:
        """Return whether the value is only known to be more or less: 20多家, 超过3亿元."""
        quantity = self.claim.quantity
        return quantity is not None and quantity.approximation not in ("exactly", "about")

    @property
    def period(self) -> Period | None:
        return self.claim.period

    @property
    def as_of(self) -> date | None:
        """Return the day of the article if the figure holds on it: 目前, 截至目前; else None."""
        published = days_of(self.article.date)
        if published is None:
            return None
        if self.period:
            is_open = self.period.first is None and self.period.last == published[1]
            return published[1] if is_open else None
        return published[1] if says_now(self.claim.lead) else None

    @property
    def precision(self) -> Decimal:
        """Return the least step of the value as it is printed: of 52.3亿元, 0.1亿."""
        assert self.claim.quantity is not None
        exponent = self.claim.quantity.low.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return Decimal(1).scaleb(exponent) * common_factor(self.unit)

    @property
    def text(self) -> str:
        """Return the value as an answer prints it; of a fall with its sign."""
        return f"-{self.printed}" if self.claim.falls else self.printed
