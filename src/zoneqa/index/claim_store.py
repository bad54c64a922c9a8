"""The protocol of what keeps the claims of an index, and the values that it exchanges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from zoneqa.claims.claim import Claim, Kind
from zoneqa.types import Article, Wordings

Extract = Callable[[Article], Sequence[Claim]]
"""Returns the claims that an article makes, in reading order."""

ExtractEach = Callable[[Sequence[Article]], Iterable[Sequence[Claim]]]
"""Returns the claims of each of the articles, in their order."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for: all that is given must hold; of several values, one.

    `subjects` and `attributes` are names that the words of the claim contain, in any script and
    case. Each of `terms` are names of terms of which the attribute has one. `days` are the first
    and the last day between which the period lies, as far as it is bounded and its year is known.
    """

    subjects: Wordings = ()
    attributes: Wordings = ()
    terms: tuple[Wordings, ...] = ()
    kinds: tuple[Kind, ...] = ()
    unit: str | None = None
    days: tuple[date, date] | None = None
    articles: tuple[str, ...] = ()


EVERY_CLAIM = ClaimFilter()


class ClaimStore(Protocol):
    """The claims of the articles of an index."""

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """Yield the claims that are asked for, after the first `offset`.

        Those of the newest article come first, of articles of one day by id, in reading order.
        """

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """Return how many claims are asked for."""

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> Sequence[tuple[str, int]]:
        """Return the date of each article with claims that are asked for, and how many it has.

        They are in the order of `find`; an article without a date has an empty one.
        """

    def subjects(self) -> dict[str, int]:
        """Return how many claims are about each subject, the most frequent first."""

    def attributes(self) -> dict[str, int]:
        """Return how many claims state each attribute, the most frequent first."""


class NoClaims:
    """The ClaimStore of a generation that was built before claims were kept."""

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """Yield nothing."""
        return iter(())

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """Return 0."""
        return 0

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> Sequence[tuple[str, int]]:
        """Return no article."""
        return ()

    def subjects(self) -> dict[str, int]:
        """Return no subject."""
        return {}

    def attributes(self) -> dict[str, int]:
        """Return no attribute."""
        return {}
