"""The articles and passages of a generation, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

from zoneqa.types import Article, Passage

NAME = "articles.sqlite"

_SCHEMA = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL,
    source TEXT, date TEXT, zone TEXT, url TEXT, author TEXT
) WITHOUT ROWID;
CREATE TABLE passage (
    row INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article,
    start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX passage_of_article ON passage (article_id, start);
"""


def write_store(folder: Path, articles: Sequence[Article], passages: Sequence[Passage]) -> None:
    """Writes a new store; row n is the n-th passage."""
    connection = sqlite3.connect(folder / NAME)
    try:
        # The folder is fsynced as a whole before it is published: no journal is needed here.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        with connection:
            connection.executemany(
                "INSERT INTO article VALUES (?,?,?,?,?,?,?,?)", map(astuple, articles)
            )
            connection.executemany(
                "INSERT INTO passage VALUES (?,?,?,?)",
                ((row, p.article_id, p.start, p.end) for row, p in enumerate(passages)),
            )
    finally:
        connection.close()


class Store:
    """Read access; safe to call from several threads."""

    def __init__(self, folder: Path) -> None:
        uri = (folder / NAME).resolve().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def close(self) -> None:
        self._connection.close()

    def article(self, article_id: str) -> Article | None:
        row = self._connection.execute(
            "SELECT * FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        return Article(*row) if row else None

    def articles(self) -> list[Article]:
        """Every article, by id."""
        return [Article(*row) for row in self._connection.execute("SELECT * FROM article")]

    def passages(self, rows: Iterable[int]) -> dict[int, Passage]:
        """The passages at these rows."""
        wanted = list(rows)
        marks = ",".join("?" * len(wanted))
        found = self._connection.execute(
            "SELECT p.row, p.article_id, p.start, p.end, substr(a.text, p.start + 1, p.end - p.start)"
            f" FROM passage p JOIN article a ON a.id = p.article_id WHERE p.row IN ({marks})",
            wanted,
        )
        return {row: Passage(*rest) for row, *rest in found}
