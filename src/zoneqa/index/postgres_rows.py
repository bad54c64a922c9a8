"""The articles and claims of a generation, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import ProgrammingError

from zoneqa.errors import DamagedIndex
from zoneqa.index.article_rows import article_row
from zoneqa.index.claim_store import ExtractEach
from zoneqa.index.claim_writer import write_claim_rows
from zoneqa.index.database_connections import DatabaseConnections
from zoneqa.index.postgres_tables import schema_of
from zoneqa.index.sql_claims import SqlClaims
from zoneqa.index.sql_dialect import POSTGRESQL, Dialect
from zoneqa.index.sql_store import SqlStore
from zoneqa.index.table_copy import TableCopy, storable
from zoneqa.types import Article, Passage

_TABLE_OF = {"article": "article_number"}
"""What a table is called where that of the articles is beside it."""


@dataclass(frozen=True, slots=True)
class GenerationQueries:
    """Runs queries on one generation; see `Select`."""

    connections: DatabaseConnections
    generation: str

    def __call__(self, sql: str, values: Sequence[object]) -> Sequence[Sequence[Any]]:
        """Return the rows. Raises DatabaseUnavailable, or DamagedIndex if it was removed."""
        asked = tuple(map(storable, values))
        with self.connections.querying() as connection:
            try:
                return connection.exec_driver_sql(sql.replace("?", "%s"), asked).all()
            except ProgrammingError as error:
                raise DamagedIndex(
                    f"{self.generation} is not in the database {self.connections.name} any more."
                ) from error


class PostgresStore(SqlStore):
    """An ArticleStore of a generation in a database; threads may share it."""

    def __init__(self, connections: DatabaseConnections, generation: str) -> None:
        super().__init__(GenerationQueries(connections, generation), _dialect(generation))


class PostgresClaims(SqlClaims):
    """A ClaimStore of a generation in a database; threads may share it."""

    def __init__(self, connections: DatabaseConnections, generation: str) -> None:
        schema = schema_of(generation)
        super().__init__(
            GenerationQueries(connections, generation),
            _dialect(generation),
            numbers=f"{schema}.article_number",
            articles=f"{schema}.article",
        )


def write_article_rows(
    copy: TableCopy, articles: Iterable[Article], passages: Iterable[Passage]
) -> None:
    """Write articles and passages; row n is the n-th passage."""
    copy.copy("article", map(_article_row, articles))
    rows = ((row, p.article_id, p.start, p.end) for row, p in enumerate(passages))
    copy.copy("passage", rows)


def write_claims_of(copy: TableCopy, articles: Iterable[Article], extract_each: ExtractEach) -> int:
    """Write the claims of articles and return how many they are."""

    def insert(table: str, rows: Sequence[Sequence[object]]) -> None:
        copy.insert(_TABLE_OF.get(table, table), rows)

    claims = write_claim_rows(insert, articles, extract_each)
    copy.finish()
    return claims


def _article_row(article: Article) -> tuple[str | None, ...]:
    *plain, also, repairs, tables, digest = article_row(article)
    lists = (str(each).replace(r"\u0000", r"\ufffd") for each in (also, repairs, tables))
    return (*plain, *lists, digest)


def _dialect(generation: str) -> Dialect:
    return replace(POSTGRESQL, schema=f"{schema_of(generation)}.")
