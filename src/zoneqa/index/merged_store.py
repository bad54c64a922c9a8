"""The articles of several indexes as one list: those of the first index come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from zoneqa.index.base import EVERY_ARTICLE, ArticleField, ArticleFilter, ArticleStore, RowIds
from zoneqa.index.row_range import RowRange
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters, Passage


@dataclass(frozen=True, slots=True)
class MergedStore:
    """An ArticleStore over others, no two of which have an article of the same id.

    What is listed comes store by store, and by id within each.
    """

    parts: Sequence[ArticleStore]
    ranges: Sequence[RowRange]

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None if there is none of this id."""
        found = (part.article(article_id) for part in self.parts)
        return next(filter(None, found), None)

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""
        found = (part.kept_print(print_id) for part in self.parts)
        return next((kept for kept in found if kept is not None), None)

    def articles(self, filters: Filters = NO_FILTERS) -> list[Article]:
        """Return the articles that pass the filters."""
        return [article for part in self.parts for article in part.articles(filters)]

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""
        return sum(part.article_count(asked) for part in self.parts)

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, after the first `offset`."""
        found: list[ArticleSummary] = []
        for part in self.parts:
            if len(found) == limit:
                break
            found += part.summaries(limit - len(found), offset, asked)
            offset = max(0, offset - part.article_count(asked))
        return found

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, the newest first."""
        first = [each for part in self.parts for each in part.newest(offset + limit, 0, asked)]
        first.sort(key=lambda each: each.date or "", reverse=True)
        return first[offset : offset + limit]

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> dict[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields."""
        counts: Counter[tuple[str, ...]] = Counter()
        for part in self.parts:
            counts.update(part.count_by(fields, asked))
        return dict(counts)

    def rows(self, filters: Filters) -> RowIds:
        """Return the rows of all passages of the articles that pass the filters."""
        pairs = zip(self.parts, self.ranges, strict=True)
        return np.concatenate([own.start + part.rows(filters) for part, own in pairs])

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """Return the passages at these rows, by row."""
        found: dict[int, Passage] = {}
        wanted = np.fromiter(rows, dtype=np.int64)
        for part, own in zip(self.parts, self.ranges, strict=True):
            passages = part.passages(own.own(wanted).tolist())
            found |= {own.start + row: passage for row, passage in passages.items()}
        return found

    def zones(self) -> list[str]:
        """Return every zone that an article is about, once, sorted."""
        return sorted({zone for part in self.parts for zone in part.zones()})

    def sources(self) -> list[str]:
        """Return every newspaper that printed or reprinted an article, once, sorted."""
        return sorted({source for part in self.parts for source in part.sources()})

    def digests(self) -> dict[str, str]:
        """Return the digest of every article, by its id."""
        return {key: value for part in self.parts for key, value in part.digests().items()}

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield each article's id with the start and end of its passages, in reading order."""
        return chain.from_iterable(part.bounds() for part in self.parts)
