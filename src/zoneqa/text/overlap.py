"""Whether parts of a text overlap."""

from __future__ import annotations

from collections.abc import Iterable

from zoneqa.types import Bounds


def overlap(one: Bounds, other: Bounds) -> bool:
    """Return whether two parts of a text have characters in common."""
    return one[0] < other[1] and other[0] < one[1]


def overlaps_any(place: Bounds, others: Iterable[Bounds]) -> bool:
    """Return whether a part of a text has characters in common with one of others."""
    return any(overlap(place, other) for other in others)
