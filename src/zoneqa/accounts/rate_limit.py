"""How many requests one person may send in a minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from threading import Lock
from typing import Protocol

from zoneqa.storage.database import Clock
from zoneqa.storage.records import RequestCount
from zoneqa.storage.request_counts import ChangeCount

_MINUTE = timedelta(minutes=1)
_MOST_NAMES = 10_000


class RequestCounts(Protocol):
    """Keeps counts by their names: in the memory of this process, or for all replicas."""

    def change(self, name: str, change: ChangeCount) -> None:
        """Change the count of a name; others that would change it wait meanwhile."""


class RateLimit:
    """Counts requests over a minute that slides; `kind` tells its names from those of others.

    Of the requests in the minute on the clock before this one, as large a share counts as is left
    of this one: a count of each minute is enough.
    """

    def __init__(self, kind: str, per_minute: int, counts: RequestCounts, clock: Clock) -> None:
        self._kind = kind
        self._most = per_minute
        self._counts = counts
        self._now = clock

    def wait(self, who: str) -> int:
        """Count a request; return 0 if it may pass, else the seconds until one may."""
        waits = []

        def count_one(known: RequestCount) -> RequestCount | None:
            now = self._now()
            # The clock of another replica may be a little ahead of ours. What lies further ahead
            # was counted before a clock was set back, and says nothing any more.
            if known.began_at <= now + _MINUTE:
                now = max(now, known.began_at)
            count = _as_of(now, known)
            waits.append(max(0, ceil((self._free_at(count) - now).total_seconds())))
            return None if waits[-1] else replace(count, count=count.count + 1)

        self._counts.change(f"{self._kind} {who}", count_one)
        return waits[-1]

    def _free_at(self, count: RequestCount) -> datetime:
        """Return from when on one more request may pass."""
        room = self._most - 1 - count.count
        if room >= 0:
            return count.began_at + _MINUTE * _share_to_pass(room, count.before)
        return count.began_at + _MINUTE * (1 + _share_to_pass(self._most - 1, count.count))


def _share_to_pass(room: int, before: int) -> float:
    """Return the share of a minute after which no more than `room` of those before count."""
    return 1 - room / before if before > room else 0.0


def _as_of(now: datetime, known: RequestCount) -> RequestCount:
    """Return a count for the minute that it is now."""
    minute, known_minute = (each.replace(second=0, microsecond=0) for each in (now, known.began_at))
    if known_minute == minute:
        return replace(known, began_at=minute)
    before = known.count if known_minute == minute - _MINUTE else 0
    return RequestCount(minute, count=0, before=before)


class MemoryCounts:
    """Keeps counts for this process alone."""

    def __init__(self, clock: Clock) -> None:
        self._now = clock
        self._counts: dict[str, RequestCount] = {}
        self._changing = Lock()

    def __len__(self) -> int:
        return len(self._counts)

    def change(self, name: str, change: ChangeCount) -> None:
        """See RequestCounts."""
        with self._changing:
            now = self._now()
            new = change(self._counts.get(name) or RequestCount(now, count=0, before=0))
            if new:
                self._counts[name] = new
            if len(self._counts) > _MOST_NAMES:
                self._forget_before(now - 2 * _MINUTE)

    def _forget_before(self, moment: datetime) -> None:
        recent = {name: count for name, count in self._counts.items() if count.began_at >= moment}
        self._counts = recent
