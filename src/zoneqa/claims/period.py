"""The period: days that words name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["stated", "publication", "context"]
"""How a period was resolved: by its own words, by the article's date, by a year said before."""

SHORTEST_MONTH = 27
SHORTEST_YEAR = 364
"""Days from the first to the last of the shortest month, and of the shortest year."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; `text[start:end]` are the words.

    截至10月底 has no `first`. Without `year_known`, as 上半年 or 8月5日 in a question, only months
    and days count. `offset` counts years from the publication, where the words are relative to it:
    -1 for 去年; a question keeps it where it cannot know the publication.
    `recurring` is true of 每年, 年均.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    year_known: bool = True
    basis: Basis = "stated"
    offset: int | None = None
    recurring: bool = False

    @property
    def has_a_month(self) -> bool:
        """Return whether it has both ends and lasts a month or more: its figures add up to it."""
        if self.first is None or self.last is None:
            return False
        return (self.last - self.first).days >= SHORTEST_MONTH

    @property
    def has_a_year(self) -> bool:
        """Return whether it has both ends and lasts a year or more."""
        if self.first is None or self.last is None:
            return False
        return (self.last - self.first).days >= SHORTEST_YEAR
