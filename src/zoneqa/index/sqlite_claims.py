"""The claims of a generation, in SQLite: where they stand in the articles, not the sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path

from zoneqa.claims.claim import Claim
from zoneqa.claims.vocabulary import term_list
from zoneqa.index import sqlite
from zoneqa.index.base import EVERY_CLAIM, ClaimFilter, ExtractEach
from zoneqa.index.claim_rows import COLUMNS, claim_of, row_of
from zoneqa.index.sql_filters import claim_condition
from zoneqa.text.normalize import fold
from zoneqa.types import Article

NAME = "claims.sqlite"

# Claims are numbered in the order in which they are listed. The words of attributes and subjects
# are kept once: a name is looked for among thousands of words, then the claims by an index.
_SCHEMA = f"""
CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE term (name TEXT, words INTEGER, PRIMARY KEY (name, words)) WITHOUT ROWID;
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE claim (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, {", ".join(COLUMNS)});
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
_FOUND = """
SELECT claim.*, attribute.text AS attribute_text, part.text AS part_text FROM claim
LEFT JOIN words AS attribute ON attribute.number = attribute
LEFT JOIN words AS part ON part.number = part
WHERE {condition} ORDER BY claim.number LIMIT ? OFFSET ?
"""
_SUBJECTS = """
SELECT text, start, end, carried FROM subject JOIN words ON words = words.number
WHERE claim = ? ORDER BY position
"""
_BY_ARTICLE = """
SELECT ifnull(date, ''), count(*) FROM claim
JOIN article ON article.number = claim.article JOIN store.article AS stored USING (id)
WHERE {condition} GROUP BY claim.article ORDER BY claim.article
"""
_COUNTS = """
SELECT text, count(DISTINCT {claim}) AS n FROM {used}
GROUP BY words.number ORDER BY n DESC, text
"""


def write_claims(folder: Path, articles: Iterable[Article], extract_each: ExtractEach) -> int:
    """Write the claims of the articles, the newest article first, and return how many they are."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        # The whole folder is synced before it is published, so no journal is needed.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        with connection:
            writer = _ClaimWriter(connection)
            ordered = _newest_first(articles)
            for article, claims in zip(ordered, extract_each(ordered), strict=True):
                writer.write(article, claims)
            writer.write_words()
        connection.executescript(_INDEXES)
        return writer.claims


def _newest_first(articles: Iterable[Article]) -> list[Article]:
    return sorted(
        sorted(articles, key=attrgetter("id")), key=lambda each: each.date or "", reverse=True
    )


class _ClaimWriter:
    """Writes the claims of one article after the other, then the words that they share."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.claims = 0
        self._connection = connection
        self._articles = 0
        self._words: dict[str, int] = {}

    def write(self, article: Article, claims: Sequence[Claim]) -> None:
        if not claims:
            return
        self._articles += 1
        self._insert("article", [(self._articles, article.id)])
        first, self.claims = self.claims + 1, self.claims + len(claims)
        numbered = list(enumerate(claims, first))
        self._insert("claim", [(n, self._articles, *row_of(c, self._number)) for n, c in numbered])
        self._insert("subject", [row for n, c in numbered for row in self._subjects(n, c)])

    def write_words(self) -> None:
        self._insert("words", [(n, text, fold(text)) for text, n in self._words.items()])
        find = term_list().find
        terms = ((term.name, n) for text, n in self._words.items() for term in find(text))
        self._insert("term", sorted(set(terms)))

    def _subjects(self, number: int, claim: Claim) -> Iterator[tuple[int, ...]]:
        for position, words in enumerate(claim.subjects):
            yield number, position, self._number(words.text), *words.place, words.carried

    def _number(self, text: str) -> int:
        return self._words.setdefault(text, len(self._words) + 1)

    def _insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            marks = ",".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


class SqliteClaims:
    """A read-only ClaimStore beside the articles, whose text it quotes; threads may share it."""

    def __init__(self, folder: Path) -> None:
        uri = _read_only(folder / NAME)
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._connection.execute("ATTACH ? AS store", (_read_only(folder / sqlite.NAME),))
        self._connection.row_factory = sqlite3.Row

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """Yield the claims that are asked for; see ClaimStore."""
        condition, values = claim_condition(asked)
        at = (-1 if limit is None else limit, offset)
        found = self._connection.execute(_FOUND.format(condition=condition), (*values, *at))
        for number, rows in groupby(found, itemgetter("article")):
            article_id, text = self._connection.execute(
                "SELECT id, text FROM article JOIN store.article USING (id) WHERE number = ?",
                (number,),
            ).fetchone()
            for row in rows:
                subjects = self._connection.execute(_SUBJECTS, (row["number"],))
                yield claim_of(row, subjects, article_id, text)

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """Return how many claims are asked for."""
        condition, values = claim_condition(asked)
        sql = f"SELECT count(*) FROM claim WHERE {condition}"
        (count,) = self._connection.execute(sql, values).fetchone()
        return int(count)

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> list[tuple[str, int]]:
        """Return the date and the number of claims of each article; see ClaimStore."""
        condition, values = claim_condition(asked)
        found = self._connection.execute(_BY_ARTICLE.format(condition=condition), values)
        return [(date, count) for date, count in found]

    def subjects(self) -> dict[str, int]:
        """Return how many claims are about each subject, the most frequent first."""
        return self._counts("claim", "subject JOIN words ON words = words.number")

    def attributes(self) -> dict[str, int]:
        """Return how many claims state each attribute, the most frequent first."""
        return self._counts("claim.number", "claim JOIN words ON attribute = words.number")

    def _counts(self, claim: str, used: str) -> dict[str, int]:
        sql = _COUNTS.format(claim=claim, used=used)
        return dict(map(tuple, self._connection.execute(sql)))


def _read_only(path: Path) -> str:
    return path.resolve().as_uri() + "?mode=ro&immutable=1"
