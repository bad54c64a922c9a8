"""Searching a copy while the engine that should be searched does not answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from zoneqa.errors import DamagedIndex, EngineUnavailable
from zoneqa.index.base import LexicalIndex, RowIds, Scores, VectorIndex
from zoneqa.index.search_engine import SearchParts
from zoneqa.types import Vectors, Wordings

_Found = TypeVar("_Found")
_FAILURES = (EngineUnavailable, DamagedIndex)


@dataclass(frozen=True, slots=True)
class FallbackVectors:
    """A VectorIndex that searches the copy where the engine fails."""

    engine: VectorIndex
    copy: VectorIndex

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest cosine."""
        return _first_that_answers(
            lambda: self.engine.search(vector, k, allowed),
            lambda: self.copy.search(vector, k, allowed),
        )

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Return the exact cosine of each of these rows, in their order."""
        return _first_that_answers(
            lambda: self.engine.score(vector, rows), lambda: self.copy.score(vector, rows)
        )

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""
        return _first_that_answers(
            lambda: self.engine.vectors(rows), lambda: self.copy.vectors(rows)
        )


@dataclass(frozen=True, slots=True)
class FallbackTerms:
    """A LexicalIndex that searches the copy where the engine fails."""

    engine: LexicalIndex
    copy: LexicalIndex

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score."""
        return _first_that_answers(
            lambda: self.engine.search(text, k, allowed, wordings),
            lambda: self.copy.search(text, k, allowed, wordings),
        )


def with_fallback(engine: SearchParts, copy: SearchParts) -> SearchParts:
    """Return what searches an engine, or the copy while that fails."""
    return SearchParts(
        FallbackVectors(engine.vectors, copy.vectors),
        FallbackTerms(engine.lexical, copy.lexical),
        lambda: copy_answers(engine.trouble()),
    )


def copy_answers(trouble: str | None) -> str | None:
    """Return a trouble with the remark that a copy answers; None without one."""
    return f"{trouble} Until then, the copy on this computer answers." if trouble else None


def _first_that_answers(engine: Callable[[], _Found], copy: Callable[[], _Found]) -> _Found:
    try:
        return engine()
    except _FAILURES:
        return copy()
