"""The vectors and the terms of a generation in Milvus, as indexes that can be searched."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from zoneqa.index.base import RowIds, Scores
from zoneqa.index.fusion import top_k
from zoneqa.index.milvus_collection import MOST, MilvusCollection
from zoneqa.index.post_filter import post_filter
from zoneqa.index.term_counts import TermCounts
from zoneqa.text.terms import bigrams, terms
from zoneqa.types import Vectors, Wordings

Found = TypeVar("Found")

_LISTED = 20_000
"""Up to so many allowed rows are named in a request."""

_WIDER = 4
"""How many more rows are candidates where each of several wordings counts alike."""

OpenCollection = Callable[[], MilvusCollection]
"""Returns the rows of a generation, which were checked. Raises DamagedIndex, EngineUnavailable."""


@dataclass(frozen=True, slots=True)
class MilvusVectors:
    """A VectorIndex over unit vectors in Milvus; threads may share it."""

    open: OpenCollection
    size: int

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest cosine."""
        return _among(partial(self.open().nearest, vector), k, allowed, self.size)

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Return the exact cosine of each of these rows, in their order."""
        if not rows:
            return {}
        return dict(zip(rows, map(float, self.vectors(rows) @ vector), strict=True))

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""
        return self.open().vectors(rows)


@dataclass(frozen=True, slots=True)
class MilvusTerms:
    """A LexicalIndex over terms in Milvus; threads may share it."""

    open: OpenCollection
    size: int
    counts: TermCounts

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score.

        Each of the `wordings` counts as one more term, which a row has if it contains any of its
        words.
        """
        if not self.size:
            return {}
        asked = list(dict.fromkeys(terms(text)))
        if wordings:
            return self._with_wordings(asked, k, allowed, wordings)
        return _among(partial(self.open().with_terms, written(asked)), k, allowed, self.size)

    def _with_wordings(
        self, asked: Sequence[str], k: int, allowed: RowIds | None, wordings: Sequence[Wordings]
    ) -> Scores:
        """Return the k best of the rows that are found by all words alike.

        Milvus would add up the scores of all bigrams of all wordings. So it only says which rows
        have many of them, and what it gives them for the text alone; the wordings are scored here.
        """
        rows, groups = self.open(), [self._any_of(words) for words in wordings]
        every = (term for group in groups for word in group.words for term in word)
        find = partial(rows.terms_of_best, written(dict.fromkeys([*asked, *every])))
        candidates = _among(find, _WIDER * k, allowed, self.size)
        of_text = rows.with_terms(written(asked), len(candidates), _row_ids(candidates))
        scores = {
            row: of_text.get(row, 0.0) + sum(group.score(held) for group in groups)
            for row, held in candidates.items()
        }
        return dict(top_k({row: score for row, score in scores.items() if score > 0}, k))

    def _any_of(self, words: Wordings) -> _AnyOf:
        """Return the words with the inverse document frequency of all of them together.

        How many rows have any of them is not known, only of each word how many may have it: as if
        the words stood independently of each other.
        """
        split = [bigrams(word) for word in words]
        counts = [self.counts.with_all(found) for found in split]
        matching = self.size * (1 - math.prod(1 - count / self.size for count in counts))
        idf = math.log(1 + (self.size - matching + 0.5) / (matching + 0.5))
        # Of the thousands of ways to write a name in pinyin, few stand anywhere.
        held = (found for found, count in zip(split, counts, strict=True) if count)
        return _AnyOf(tuple(frozenset(encoded(found)) for found in held), idf)


@dataclass(frozen=True, slots=True)
class _AnyOf:
    """Words of which a row has to contain one, each as the terms that stand for it."""

    words: tuple[frozenset[str], ...]
    idf: float

    def score(self, held: frozenset[str]) -> float:
        """Return the score of a row that holds these terms."""
        return self.idf if any(word and word <= held for word in self.words) else 0.0


def written(found: Iterable[str]) -> str:
    """Return terms as a text, which Milvus cuts into them again."""
    return " ".join(encoded(found))


def encoded(found: Iterable[str]) -> Iterator[str]:
    """Yield terms as analyzers leave them whole, those that cut at any mark too: 12.5 is 12_5."""
    return (term.replace(".", "_") for term in found)


def _among(
    find: Callable[[int, RowIds | None], dict[int, Found]],
    k: int,
    allowed: RowIds | None,
    total: int,
) -> dict[int, Found]:
    """Return the k best rows, of all or of the allowed ones.

    Many allowed rows are not all named in a request, unless too few of them would be found so.
    """
    if allowed is None or len(allowed) <= _LISTED or 2 * k * total > MOST * len(allowed):
        return find(k, allowed)
    unfiltered: dict[int, Found] = {}

    def search(requested: int) -> dict[int, Found]:
        nonlocal unfiltered
        unfiltered = find(requested, None)
        return unfiltered

    found = post_filter(search, allowed, total, k)
    is_cut = len(found) < k and len(unfiltered) == MOST
    return find(k, allowed) if is_cut else found


def _row_ids(rows: Iterable[int]) -> RowIds:
    return np.fromiter(sorted(rows), dtype=np.int64)
