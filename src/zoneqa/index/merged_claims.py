"""The claims of several indexes as one list, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from zoneqa.claims.claim import Claim
from zoneqa.index.claim_store import EVERY_CLAIM, ClaimFilter, ClaimStore


@dataclass(frozen=True, slots=True)
class MergedClaims:
    """A ClaimStore over others; of articles of one day, those of the first store come first."""

    parts: Sequence[ClaimStore]

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """Yield the claims that are asked for; see ClaimStore.

        What is passed over is counted, not looked up.
        """
        passed, taken = [0] * len(self.parts), [0] * len(self.parts)
        runs: list[tuple[int, int]] = []
        for part, count in self._by_article(asked):
            skipped = min(count, offset)
            wanted = count - skipped if limit is None else min(count - skipped, limit)
            offset -= skipped
            limit = None if limit is None else limit - wanted
            passed[part] += 0 if taken[part] else skipped
            taken[part] += wanted
            runs.append((part, wanted))
        found = [part.find(asked, *at) for part, *at in zip(self.parts, taken, passed, strict=True)]
        for part, wanted in runs:
            yield from islice(found[part], wanted)

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """Return how many claims are asked for."""
        return sum(part.count(asked) for part in self.parts)

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> list[tuple[str, int]]:
        """Return the date and the number of claims of each article; see ClaimStore."""
        counted = (pair for part in self.parts for pair in part.counts_by_article(asked))
        return sorted(counted, key=lambda pair: pair[0], reverse=True)

    def subjects(self) -> dict[str, int]:
        """Return how many claims are about each subject, the most frequent first."""
        return _added(part.subjects() for part in self.parts)

    def attributes(self) -> dict[str, int]:
        """Return how many claims state each attribute, the most frequent first."""
        return _added(part.attributes() for part in self.parts)

    def _by_article(self, asked: ClaimFilter) -> Iterator[tuple[int, int]]:
        """Yield the part and the number of claims of each article, in the order of `find`."""
        counted = (
            (date, part, count)
            for part, claims in enumerate(self.parts)
            for date, count in claims.counts_by_article(asked)
        )
        for _, part, count in sorted(counted, key=lambda each: each[0], reverse=True):
            yield part, count


def _added(counts: Iterator[dict[str, int]]) -> dict[str, int]:
    added: Counter[str] = Counter()
    for each in counts:
        added.update(each)
    return dict(sorted(added.items(), key=lambda pair: (-pair[1], pair[0])))
