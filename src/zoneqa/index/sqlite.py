"""The articles and passages of a generation, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from zoneqa.index.article_rows import article_row
from zoneqa.index.sql_dialect import SQLITE
from zoneqa.index.sql_store import SqlStore
from zoneqa.types import Article, Passage

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


def write_articles(folder: Path, articles: Sequence[Article], passages: Sequence[Passage]) -> None:
    """Write a new store; row n is the n-th passage."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.executescript(_PRAGMAS + _SCHEMA)
        with connection:
            connection.executemany(
                "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(article_row, articles)
            )
            connection.executemany(
                "INSERT INTO passage VALUES (?,?,?,?)",
                ((row, p.article_id, p.start, p.end) for row, p in enumerate(passages)),
            )


class SqliteStore(SqlStore):
    """A read-only ArticleStore in a file; threads may share it."""

    def __init__(self, folder: Path) -> None:
        uri = (folder / NAME).resolve().as_uri() + "?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        columns = connection.execute("SELECT name FROM pragma_table_info('article')")
        # A generation of an older format keeps no tables.
        tables = "tables" if ("tables",) in columns else "'[]'"
        super().__init__(connection.execute, SQLITE, tables)
