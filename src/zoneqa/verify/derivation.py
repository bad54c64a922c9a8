"""Numbers that no quote prints: recomputing them from the figures of the quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zoneqa.query.calculation import Threshold
from zoneqa.types import Span

Derived = Literal["difference", "change", "total", "most", "least", "count"]


@dataclass(frozen=True, slots=True)
class CitedValue:
    """Where a value stands that is computed with; one that falls counts as negative."""

    span: Span
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a sentence came by its number, and that number in the base unit of the figures.

    `given` are the numbers that the sentence says of what it computed: of how many zones.
    """

    operation: Derived
    result: Decimal
    threshold: Threshold | None = None
    given: frozenset[Decimal] = frozenset()

    def recomputed(self, values: Sequence[Decimal]) -> Decimal:
        """Return the number as it follows from the values of the quotes, in their order."""
        return derive(self.operation, values, self.threshold)


def derive(
    operation: Derived, values: Sequence[Decimal], threshold: Threshold | None = None
) -> Decimal:
    """Return the result of an operation: the first less the second, the sum, the number."""
    if operation == "total":
        return sum(values, Decimal(0))
    if operation == "count":
        return Decimal(sum(threshold is None or threshold.is_met(value) for value in values))
    if operation in ("most", "least"):
        return max(values) if operation == "most" else min(values)
    one, other = values
    return one - other if operation == "difference" else other - one
