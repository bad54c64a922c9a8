"""The protocols of a search index and the values that they exchange.

Passages are known by their row, a number from 0 in the order in which they were written. Any
implementation must pass the tests in tests/index/test_contract.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from zoneqa.types import (
    NO_FILTERS,
    Article,
    ArticleSummary,
    Filters,
    Hit,
    Passage,
    Vectors,
    Wordings,
)

Scores = dict[int, float]
"""Rows of passages with their scores, the best first; higher is better."""

RowIds = NDArray[np.int64]
"""Rows of passages, in ascending order."""


class VectorIndex(Protocol):
    """Finds the passages whose vectors are closest to a vector."""

    def search(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest cosine.

        `vector` [d] has unit length. Fewer than k come back only if fewer are there.
        """

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Return the exact cosine of each of these rows, in their order."""

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""


class LexicalIndex(Protocol):
    """Finds the passages that share terms with a text."""

    def search(
        self,
        text: str,
        k: int,
        allowed: RowIds | None = None,
        wordings: Sequence[Wordings] = (),
    ) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score.

        Each of the `wordings` counts as one more term, which a row has if it contains any of its
        words. Rows without any of the terms do not come back.
        """


ArticleField = Literal["zone", "source", "month"]
"""What articles can be counted by."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are listed: those that pass the filters and have every one of the words.

    Each of the `words` stands in the title or in the text, in any of its wordings and in any case.
    """

    filters: Filters = NO_FILTERS
    words: tuple[Wordings, ...] = ()


EVERY_ARTICLE = ArticleFilter()


class ArticleStore(Protocol):
    """The articles and passages of an index."""

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None if there is none of this id."""

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""

    def articles(self, filters: Filters = NO_FILTERS) -> Sequence[Article]:
        """Return the articles that pass the filters, by id."""

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, the newest first, those of one day by id."""

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields.

        A month is 2021-03, or 2021 where a date says no more. An article counts for every paper
        and month of its prints, and not where it lacks one of the fields.
        """

    def rows(self, filters: Filters) -> RowIds:
        """Return the rows of all passages of the articles that pass the filters."""

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """Return the passages at these rows, by row."""

    def zones(self) -> Sequence[str]:
        """Return every zone that an article is about, once, sorted."""

    def sources(self) -> Sequence[str]:
        """Return every newspaper that printed or reprinted an article, once, sorted."""

    def digests(self) -> dict[str, str]:
        """Return the digest of every article, by its id."""

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield each article's id with the start and end of its passages, in reading order."""


class Searcher(Protocol):
    """Finds passages by meaning and by words."""

    def search(
        self,
        vector: Vectors | None,
        text: str | None,
        k: int,
        filters: Filters = NO_FILTERS,
        wordings: Sequence[Wordings] = (),
    ) -> list[Hit]:
        """Return the k best passages, the best first; None leaves vectors or terms out.

        Only passages of articles that pass the filters are searched. The `wordings` are as in
        LexicalIndex. Scores can be compared within one search only.
        """
