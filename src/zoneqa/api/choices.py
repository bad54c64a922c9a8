"""What a filter of a page can be set to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

MOST_CHOICES = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter; `count` is None for one that was typed."""

    name: str
    count: int | None


def choices(counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """Return the first options, and the one that is chosen if it is none of them."""
    offered = [Choice(*item) for item in islice(counts.items(), MOST_CHOICES)]
    known: Iterable[str] = (choice.name for choice in offered)
    return offered if not chosen or chosen in known else [Choice(chosen, None), *offered]
