"""Articles and claims in PostgreSQL, without a generation around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.databases import PostgresServer
from zoneqa.index.claim_store import Extract
from zoneqa.index.postgres_rows import (
    PostgresClaims,
    PostgresStore,
    write_article_rows,
    write_claims_of,
)
from zoneqa.index.postgres_tables import create_indexes, create_tables
from zoneqa.index.table_copy import TableCopy
from zoneqa.storage.database import Database, connect_database
from zoneqa.types import Article, Passage

GENERATION = "gen-20210301T090000000000-0123abcd"


@contextmanager
def made_rows(
    server: PostgresServer,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    extract: Extract = lambda article: (),
) -> Iterator[tuple[PostgresStore, PostgresClaims]]:
    """Yield the stores of rows in a database of their own."""
    url = server.create()
    database = connect_database(url)
    _write(database, articles, passages, extract)
    yield PostgresStore(database, GENERATION), PostgresClaims(database, GENERATION)
    database.close()
    server.drop(url)


def _write(
    database: Database,
    articles: Sequence[Article],
    passages: Sequence[Passage],
    extract: Extract,
) -> None:
    with database.writing() as connection:
        create_tables(connection, GENERATION)
        copy = TableCopy(connection, GENERATION)
        write_article_rows(copy, articles, passages)
        write_claims_of(copy, articles, partial(map, extract))
        create_indexes(connection, GENERATION)
