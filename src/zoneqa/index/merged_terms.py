"""The terms of several indexes that cannot be opened as one, searched one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.index.base import LexicalIndex, RowIds, Scores
from zoneqa.index.fusion import top_k
from zoneqa.index.row_range import RowRange
from zoneqa.types import Wordings


@dataclass(frozen=True, slots=True)
class MergedTerms:
    """A LexicalIndex over others, each of which counts its terms by itself.

    A term that is rarer in one of them than in another counts for more there.
    """

    parts: Sequence[LexicalIndex]
    ranges: Sequence[RowRange]

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score."""
        found: Scores = {}
        for part, rows in zip(self.parts, self.ranges, strict=True):
            own = None if allowed is None else rows.own(allowed)
            scores = part.search(text, k, own, wordings)
            found |= {rows.start + row: score for row, score in scores.items()}
        return dict(top_k(found, k))
