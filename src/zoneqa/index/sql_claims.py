"""The claims of a generation, read with SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from zoneqa.claims.claim import Claim
from zoneqa.index.claim_rows import COLUMNS, Row, claim_of
from zoneqa.index.claim_store import EVERY_CLAIM, ClaimFilter
from zoneqa.index.sql_dialect import Dialect, Select
from zoneqa.index.sql_filters import ClaimConditions

_MOST = (1 << 63) - 1
"""A limit that is none."""
_BATCH = 64
"""Claims whose subjects and articles are looked up together."""

_NAMES = ("number", "article", *COLUMNS, "attribute_text", "part_text")


class SqlClaims:
    """A ClaimStore over the tables of `postgres_tables`; threads may share it.

    `numbers` is the table with the number and the id of each article that makes claims;
    `articles`, that with the texts that they quote.
    """

    def __init__(self, select: Select, dialect: Dialect, *, numbers: str, articles: str) -> None:
        self._select = select
        self._schema = dialect.schema
        self._numbers, self._articles = numbers, articles
        self._where = ClaimConditions(dialect, numbers)

    def find(
        self, asked: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0
    ) -> Iterator[Claim]:
        """Yield the claims that are asked for; see ClaimStore."""
        condition, values = self._where.asked(asked)
        columns = ", ".join(f"claim.{name}" for name in _NAMES[:-2])
        found = self._select(
            f"SELECT {columns}, attributes.text, parts.text FROM {self._schema}claim"
            f" LEFT JOIN {self._schema}words AS attributes ON attributes.number = attribute"
            f" LEFT JOIN {self._schema}words AS parts ON parts.number = part"
            f" WHERE {condition} ORDER BY claim.number LIMIT ? OFFSET ?",
            (*values, _MOST if limit is None else limit, offset),
        )
        rows = (dict(zip(_NAMES, row, strict=True)) for row in found)
        while batch := list(islice(rows, _BATCH)):
            yield from self._claims(batch)

    def count(self, asked: ClaimFilter = EVERY_CLAIM) -> int:
        """Return how many claims are asked for."""
        condition, values = self._where.asked(asked)
        sql = f"SELECT count(*) FROM {self._schema}claim WHERE {condition}"
        return sum(int(count) for (count,) in self._select(sql, values))

    def counts_by_article(self, asked: ClaimFilter = EVERY_CLAIM) -> list[tuple[str, int]]:
        """Return the date and the number of claims of each article; see ClaimStore."""
        condition, values = self._where.asked(asked)
        found = self._select(
            f"SELECT coalesce(date, ''), count(*) FROM {self._schema}claim"
            f" JOIN {self._numbers} AS numbered ON numbered.number = claim.article"
            f" JOIN {self._articles} AS stored ON stored.id = numbered.id"
            f" WHERE {condition} GROUP BY claim.article, date ORDER BY claim.article",
            values,
        )
        return [(date, count) for date, count in found]

    def subjects(self) -> dict[str, int]:
        """Return how many claims are about each subject, the most frequent first."""
        used = f"{self._schema}subject JOIN {self._schema}words ON words = words.number"
        return self._counts("claim", used)

    def attributes(self) -> dict[str, int]:
        """Return how many claims state each attribute, the most frequent first."""
        used = f"{self._schema}claim JOIN {self._schema}words ON attribute = words.number"
        return self._counts("claim.number", used)

    def _claims(self, rows: Sequence[Row]) -> Iterator[Claim]:
        """Yield the claims of these rows, in their order."""
        subjects = self._subjects([row["number"] for row in rows])
        articles = self._quoted(list({row["article"] for row in rows}))
        for row in rows:
            yield claim_of(row, subjects[row["number"]], *articles[row["article"]])

    def _subjects(self, claims: Sequence[int]) -> Mapping[int, Sequence[Sequence[Any]]]:
        """Return the subjects of each of these claims, the nearest first."""
        found = self._select(
            f'SELECT claim, text, start, "end", carried FROM {self._schema}subject'
            f" JOIN {self._schema}words ON words = words.number"
            f" WHERE claim IN {_marks(claims)} ORDER BY claim, position",
            claims,
        )
        subjects = defaultdict[int, list[Sequence[Any]]](list)
        for claim, *subject in found:
            subjects[claim].append(subject)
        return subjects

    def _quoted(self, numbers: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """Return the id and the text of each of these articles."""
        found = self._select(
            f"SELECT number, stored.id, text FROM {self._numbers} AS numbered"
            f" JOIN {self._articles} AS stored ON stored.id = numbered.id"
            f" WHERE number IN {_marks(numbers)}",
            numbers,
        )
        return {number: (article_id, text) for number, article_id, text in found}

    def _counts(self, claim: str, used: str) -> dict[str, int]:
        found = self._select(
            f"SELECT text, count(DISTINCT {claim}) AS n FROM {used}"
            " GROUP BY words.number, text ORDER BY n DESC, text",
            (),
        )
        return {text: int(count) for text, count in found}


def _marks(values: Iterable[object]) -> str:
    return f"({','.join('?' for _ in values)})"
