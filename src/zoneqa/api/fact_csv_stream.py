"""Facts as CSV for programs and spreadsheets, made a few rows at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from zoneqa.answer.facts import FactFilters
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.fact_csv import facts_csv

ROWS = 500
"""Facts that are looked up and encoded at once."""


@dataclass(frozen=True, slots=True)
class FactCsvStream:
    """The facts after the first `offset`, all of them or `limit`, as lines of CSV."""

    answerer: AnswererProtocol
    asked: FactFilters
    limit: int | None
    offset: int

    def rows(self, done: int) -> str:
        """Return the lines after the first `done`; empty if there are no more."""
        wanted = ROWS if self.limit is None else min(ROWS, self.limit - done)
        if wanted <= 0:
            return ""
        page = self.answerer.facts(self.asked, wanted, self.offset + done)
        return facts_csv(page.facts, header=done == 0)


async def fact_csv_bytes(
    first: str, following: Callable[[int], Awaitable[str]]
) -> AsyncIterator[bytes]:
    """Yield the bytes of `first` and of what follows; `following` returns lines after so many."""
    done, rows = 0, first
    while rows:
        yield rows.encode("utf-8", "replace")
        done += ROWS
        rows = await following(done)
