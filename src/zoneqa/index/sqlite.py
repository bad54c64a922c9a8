"""The articles and passages of a generation, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import astuple
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np

from zoneqa.index.base import EVERY_ARTICLE, ArticleField, ArticleFilter, RowIds
from zoneqa.index.sql_filters import article_condition, condition
from zoneqa.text.heading import OPENING_AT_MOST, opening
from zoneqa.types import (
    NO_FILTERS,
    Article,
    ArticleSummary,
    Cell,
    Filters,
    Passage,
    Repair,
    Reprint,
    Table,
)

NAME = "articles.sqlite"

# The whole folder is synced before it is published, so no journal is needed. Most articles are
# longer than SQLite's usual pages, in which each would leave half a page empty.
_PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 16384;"
_SCHEMA = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL,
    source TEXT, date TEXT, zone TEXT, url TEXT, author TEXT,
    also TEXT NOT NULL, repairs TEXT NOT NULL, tables TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TABLE passage (
    row INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article,
    start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX passage_of_article ON passage (article_id, start);
CREATE INDEX filters_of_article ON article (zone, source, date, also, id);
"""
_FIELDS = "id, title, text, source, date, zone, url, author, also, repairs, {tables}"
_SUMMARY_FIELDS = (
    "id, title, CASE title WHEN '' THEN substr(text, 1, ?) END,"
    " source, date, zone, url, author, also, repairs"
)

# A print is the article itself or a reprint, whose fields are those of `Reprint`.
_COUNTS = """
WITH passing AS (SELECT id, zone, source, date, also FROM article WHERE {passing}),
print AS (
    SELECT passing.id AS article, zone, source, date FROM passing
    UNION SELECT passing.id, zone, json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM passing, json_each(also) WHERE also <> '[]'
),
dated AS (
    SELECT article, zone, source, CASE WHEN date GLOB '[0-9][0-9][0-9][0-9]' OR
        date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' THEN substr(date, 1, 7) END AS month
    FROM print
)
SELECT {fields}, count(DISTINCT article) FROM dated WHERE {known} GROUP BY {fields}
"""


def write_articles(folder: Path, articles: Sequence[Article], passages: Sequence[Passage]) -> None:
    """Write a new store; row n is the n-th passage."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.executescript(_PRAGMAS + _SCHEMA)
        with connection:
            connection.executemany(
                "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_row, articles)
            )
            connection.executemany(
                "INSERT INTO passage VALUES (?,?,?,?)",
                ((row, p.article_id, p.start, p.end) for row, p in enumerate(passages)),
            )


class SqliteStore:
    """A read-only ArticleStore; threads may share it."""

    def __init__(self, folder: Path) -> None:
        uri = (folder / NAME).resolve().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        columns = self._connection.execute("SELECT name FROM pragma_table_info('article')")
        # A generation of an older format keeps no tables.
        self._fields = _FIELDS.format(tables="tables" if ("tables",) in columns else "'[]'")

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None if there is none of this id."""
        row = self._connection.execute(
            f"SELECT {self._fields} FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return _article(row) if row else None

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""
        row = self._connection.execute(
            "SELECT article.id FROM article, json_each(also)"
            " WHERE json_extract(value, '$[0]') = ? ORDER BY article.id",
            (print_id,),
        ).fetchone()
        return row[0] if row else None

    def articles(self, filters: Filters = NO_FILTERS) -> list[Article]:
        """Return the articles that pass the filters, by id."""
        passing, values = condition(filters)
        rows = self._connection.execute(
            f"SELECT {self._fields} FROM article WHERE {passing} ORDER BY id", values
        )
        return [_article(row) for row in rows]

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""
        passing, values = article_condition(asked)
        sql = f"SELECT count(*) FROM article WHERE {passing}"
        (count,) = self._connection.execute(sql, values).fetchone()
        return int(count)

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""
        return self._summaries("id", limit, offset, asked)

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> list[ArticleSummary]:
        """Return so many articles without their texts, the newest first, those of one day by id."""
        return self._summaries("ifnull(date, '') DESC, id", limit, offset, asked)

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> dict[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields."""
        passing, values = article_condition(asked)
        sql = _COUNTS.format(
            passing=passing,
            fields=", ".join(fields),
            known=" AND ".join(f"{field} <> ''" for field in fields),
        )
        rows = self._connection.execute(sql, values)
        return {tuple(found): int(count) for *found, count in rows}

    def _summaries(
        self, order: str, limit: int, offset: int, asked: ArticleFilter
    ) -> list[ArticleSummary]:
        passing, values = article_condition(asked)
        rows = self._connection.execute(
            f"SELECT {_SUMMARY_FIELDS} FROM article WHERE {passing}"
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (OPENING_AT_MOST, *values, limit, offset),
        )
        return [_summary(row) for row in rows]

    def rows(self, filters: Filters) -> RowIds:
        """Return the rows of all passages of the articles that pass the filters."""
        passing, values = condition(filters)
        # CROSS JOIN keeps SQLite from scanning the passages first.
        found = self._connection.execute(
            f"SELECT row FROM article CROSS JOIN passage ON article_id = id WHERE {passing}", values
        )
        return np.sort(np.fromiter((row for (row,) in found), dtype=np.int64))

    def zones(self) -> list[str]:
        """Return every zone that an article is about, once, sorted."""
        found = self._connection.execute(
            "SELECT DISTINCT zone FROM article WHERE zone IS NOT NULL ORDER BY zone"
        )
        return [zone for (zone,) in found]

    def sources(self) -> list[str]:
        """Return every newspaper that printed or reprinted an article, once, sorted."""
        found = self._connection.execute(
            "SELECT source FROM article WHERE source IS NOT NULL"
            " UNION SELECT json_extract(value, '$[2]') FROM article, json_each(also)"
            " WHERE json_extract(value, '$[2]') IS NOT NULL"
        )
        return [source for (source,) in found]

    def digests(self) -> dict[str, str]:
        """Return the digest of every article, by its id."""
        return dict(self._connection.execute("SELECT id, digest FROM article"))

    def bounds(self) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield each article's id with the start and end of its passages, in reading order."""
        rows = self._connection.execute(
            "SELECT article_id, start, end FROM passage ORDER BY article_id, start"
        )
        for article_id, found in groupby(rows, itemgetter(0)):
            yield article_id, [(start, end) for _, start, end in found]

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """Return the passages at these rows, by row."""
        listed = list(rows)
        marks = ",".join("?" * len(listed))
        found = self._connection.execute(
            "SELECT row, article_id, start, end, substr(text, start + 1, end - start)"
            f" FROM passage JOIN article ON id = article_id WHERE row IN ({marks})",
            listed,
        )
        return {row: Passage(*rest) for row, *rest in found}


def _row(article: Article) -> tuple[str | None, ...]:
    *plain, also, repairs, tables = astuple(article)
    return (*plain, *map(json.dumps, (also, repairs, tables)), article.digest)


def _article(row: Sequence[Any]) -> Article:
    *fields, also, repairs, tables = row
    fields.extend(_lists(also, repairs))
    fields.append(tuple(map(_table, json.loads(tables))))
    return Article(*fields)


def _summary(row: Sequence[Any]) -> ArticleSummary:
    article_id, title, text, *fields, also, repairs = row
    fields.extend(_lists(also, repairs))
    return ArticleSummary(article_id, title or opening(text), *fields)


def _lists(also: str, repairs: str) -> tuple[tuple[Reprint, ...], tuple[Repair, ...]]:
    reprints = tuple(Reprint(*reprint) for reprint in json.loads(also))
    return reprints, tuple(Repair(*repair) for repair in json.loads(repairs))


def _table(row: Sequence[Any]) -> Table:
    start, end, cells, caption = row
    return Table(start, end, tuple(map(_cell, cells)), tuple(caption) if caption else None)


def _cell(row: Sequence[Any]) -> Cell:
    place, row_headers, column_headers = row
    return Cell(tuple(place), tuple(map(tuple, row_headers)), tuple(map(tuple, column_headers)))
