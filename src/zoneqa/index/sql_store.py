"""The articles and passages of a generation, read with SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from zoneqa.index.article_rows import article_of, summary_of
from zoneqa.index.base import EVERY_ARTICLE, ArticleField, ArticleFilter, RowIds
from zoneqa.index.sql_dialect import Dialect, Select
from zoneqa.index.sql_filters import ArticleConditions
from zoneqa.text.heading import OPENING_AT_MOST
from zoneqa.types import NO_FILTERS, Article, ArticleSummary, Filters, Passage

_FIELDS = "id, title, text, source, date, zone, url, author, also, repairs, {tables}"
_SUMMARY_FIELDS = (
    "id, title, CASE title WHEN '' THEN substr(text, 1, ?) END,"
    " source, date, zone, url, author, also, repairs"
)
# A print is the article itself or a reprint, whose fields are those of `Reprint`.
_COUNTS = """
WITH passing AS (SELECT id, zone, source, date, also FROM {article} WHERE {passing}),
print AS (
    SELECT id, zone, source, date FROM passing
    UNION SELECT passing.id, zone, {paper}, {day} FROM passing, {reprints} WHERE also <> '[]'
),
dated AS (
    SELECT id, zone, source, CASE WHEN {is_date} THEN substr(date, 1, 7) END AS month FROM print
)
SELECT {fields}, count(DISTINCT id) FROM dated WHERE {known} GROUP BY {fields}
"""


class SqlStore:
    """An ArticleStore over the tables `article` and `passage`; threads may share it."""

    def __init__(self, select: Select, dialect: Dialect, tables: str = "tables") -> None:
        self._select = select
        self._dialect = dialect
        self._where = ArticleConditions(dialect)
        self._article, self._passage = f"{dialect.schema}article", f"{dialect.schema}passage"
        self._reprints = dialect.elements.format("also")
        self._fields = _FIELDS.format(tables=tables)

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None if there is none of this id."""
        sql = f"SELECT {self._fields} FROM {self._article} WHERE id = ?"
        return next(map(article_of, self._select(sql, (article_id,))), None)

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""
        found = self._select(
            f"SELECT article.id FROM {self._article}, {self._reprints}"
            f" WHERE also <> '[]' AND {self._dialect.element.format(0)} = ? ORDER BY article.id",
            (print_id,),
        )
        return next((kept for (kept,) in found), None)

    def articles(self, filters: Filters = NO_FILTERS) -> list[Article]:
        """Return the articles that pass the filters, by id."""
        passing, values = self._where.passing(filters)
        sql = f"SELECT {self._fields} FROM {self._article} WHERE {passing} ORDER BY id"
        return list(map(article_of, self._select(sql, values)))

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""
        passing, values = self._where.asked(asked)
        sql = f"SELECT count(*) FROM {self._article} WHERE {passing}"
        return sum(int(count) for (count,) in self._select(sql, values))

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""
        return self._summaries("id", limit, offset, asked)

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, the newest first, those of one day by id."""
        return self._summaries("coalesce(date, '') DESC, id", limit, offset, asked)

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> dict[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields."""
        passing, values = self._where.asked(asked)
        sql = _COUNTS.format(
            article=self._article,
            passing=passing,
            paper=self._dialect.element.format(2),
            day=self._dialect.element.format(3),
            reprints=self._reprints,
            is_date=self._dialect.is_date.format("date"),
            fields=", ".join(fields),
            known=" AND ".join(f"{field} <> ''" for field in fields),
        )
        return {tuple(found): int(count) for *found, count in self._select(sql, values)}

    def _summaries(
        self, order: str, limit: int, offset: int, asked: ArticleFilter
    ) -> list[ArticleSummary]:
        passing, values = self._where.asked(asked)
        rows = self._select(
            f"SELECT {_SUMMARY_FIELDS} FROM {self._article} WHERE {passing}"
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (OPENING_AT_MOST, *values, limit, offset),
        )
        return list(map(summary_of, rows))

    def rows(self, filters: Filters) -> RowIds:
        """Return the rows of all passages of the articles that pass the filters."""
        passing, values = self._where.passing(filters)
        # CROSS JOIN keeps SQLite from scanning the passages first.
        found = self._select(
            f"SELECT row FROM {self._article} CROSS JOIN {self._passage}"
            f" WHERE article_id = id AND {passing}",
            values,
        )
        return np.sort(np.fromiter((row for (row,) in found), dtype=np.int64))

    def zones(self) -> list[str]:
        """Return every zone that an article is about, once, sorted."""
        sql = f"SELECT DISTINCT zone FROM {self._article} WHERE zone IS NOT NULL ORDER BY zone"
        return [zone for (zone,) in self._select(sql, ())]

    def sources(self) -> list[str]:
        """Return every newspaper that printed or reprinted an article, once, sorted."""
        paper = self._dialect.element.format(2)
        found = self._select(
            f"SELECT source FROM {self._article} WHERE source IS NOT NULL"
            f" UNION SELECT {paper} FROM {self._article}, {self._reprints}"
            f" WHERE also <> '[]' AND {paper} IS NOT NULL ORDER BY 1",
            (),
        )
        return [source for (source,) in found]

    def digests(self) -> dict[str, str]:
        """Return the digest of every article, by its id."""
        return dict(map(tuple, self._select(f"SELECT id, digest FROM {self._article}", ())))

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield each article's id with the start and end of its passages, in reading order."""
        rows = self._select(
            f'SELECT article_id, start, "end" FROM {self._passage} ORDER BY article_id, start', ()
        )
        for article_id, found in groupby(rows, itemgetter(0)):
            yield article_id, [(start, end) for _, start, end in found]

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """Return the passages at these rows, by row."""
        listed = list(rows)
        if not listed:
            return {}
        found = self._select(
            'SELECT row, article_id, start, "end", substr(text, start + 1, "end" - start)'
            f" FROM {self._passage} JOIN {self._article} ON id = article_id"
            f" WHERE row IN ({','.join('?' * len(listed))})",
            listed,
        )
        return {row: Passage(*rest) for row, *rest in found}
