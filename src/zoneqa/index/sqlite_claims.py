"""The claims of a generation, in SQLite: where they stand in the articles, not the sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from zoneqa.index import sqlite
from zoneqa.index.claim_rows import COLUMNS
from zoneqa.index.claim_store import ExtractEach
from zoneqa.index.claim_writer import write_claim_rows
from zoneqa.index.sql_claims import SqlClaims
from zoneqa.index.sql_dialect import SQLITE
from zoneqa.types import Article

NAME = "claims.sqlite"

_TYPES = {"low_number": " REAL"}
"""The type of a column that has one: it changes what is kept."""

# Claims are numbered in the order in which they are listed. The words of attributes and subjects
# are kept once: a name is looked for among thousands of words, then the claims by an index.
_SCHEMA = f"""
CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE term (name TEXT, words INTEGER, PRIMARY KEY (name, words)) WITHOUT ROWID;
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE claim (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL,
    {", ".join(name + _TYPES.get(name, "") for name in COLUMNS)}
);
CREATE TABLE subject (
    claim INTEGER, position INTEGER, words INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, carried INTEGER NOT NULL, PRIMARY KEY (claim, position)
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX claim_of_article ON claim (article);
CREATE INDEX claim_of_attribute ON claim (attribute);
CREATE INDEX claim_of_subject ON subject (words, claim);
"""


def write_claims(folder: Path, articles: Iterable[Article], extract_each: ExtractEach) -> int:
    """Write the claims of the articles, the newest article first, and return how many they are."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        # The whole folder is synced before it is published, so no journal is needed.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)

        def insert(table: str, rows: Sequence[Sequence[object]]) -> None:
            if rows:
                marks = ",".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

        with connection:
            claims = write_claim_rows(insert, articles, extract_each)
        connection.executescript(_INDEXES)
        return claims


class SqliteClaims(SqlClaims):
    """A read-only ClaimStore beside the articles, whose text it quotes; threads may share it."""

    def __init__(self, folder: Path) -> None:
        connection = sqlite3.connect(_read_only(folder / NAME), uri=True, check_same_thread=False)
        connection.execute("ATTACH ? AS store", (_read_only(folder / sqlite.NAME),))
        super().__init__(
            connection.execute, SQLITE, numbers="main.article", articles="store.article"
        )


def _read_only(path: Path) -> str:
    return path.resolve().as_uri() + "?mode=ro&immutable=1"
