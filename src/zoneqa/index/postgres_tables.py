"""The tables of a generation in PostgreSQL, in a schema of its own that is dropped as a whole.

They are those that SQLite has in two files. Texts are compared by their code points, as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.index import article_rows, claim_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = {
    "article": article_rows.COLUMNS,
    "passage": ("row", "article_id", "start", "end"),
    "words": ("number", "text", "folded"),
    "term": ("name", "words"),
    "article_number": ("number", "id"),
    "claim": ("number", "article", *claim_rows.COLUMNS),
    "subject": ("claim", "position", "words", "start", "end", "carried"),
    "file": ("path", "position", "content"),
}
"""The columns of each table, in the order of the rows that are written."""

_TEXT = 'text COLLATE "C"'
_TYPES = {"text": _TEXT, **{kind: kind for kind in ("integer", "boolean", "double precision")}}
_CLAIM = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in claim_rows.TYPES.items())

_TABLES = f"""
CREATE SCHEMA {{0}};
CREATE TABLE {{0}}.article (
    id {_TEXT} NOT NULL, title {_TEXT} NOT NULL, text {_TEXT} NOT NULL,
    source {_TEXT}, date {_TEXT}, zone {_TEXT}, url {_TEXT}, author {_TEXT},
    also {_TEXT} NOT NULL, repairs {_TEXT} NOT NULL, tables {_TEXT} NOT NULL,
    digest {_TEXT} NOT NULL
);
CREATE TABLE {{0}}.passage (
    row bigint NOT NULL, article_id {_TEXT} NOT NULL,
    start integer NOT NULL, "end" integer NOT NULL
);
CREATE TABLE {{0}}.words (
    number integer NOT NULL, text {_TEXT} NOT NULL, folded {_TEXT} NOT NULL
);
CREATE TABLE {{0}}.term (name {_TEXT} NOT NULL, words integer NOT NULL);
CREATE TABLE {{0}}.article_number (number integer NOT NULL, id {_TEXT} NOT NULL);
CREATE TABLE {{0}}.claim (number integer NOT NULL, article integer NOT NULL, {_CLAIM});
CREATE TABLE {{0}}.subject (
    claim integer NOT NULL, position integer NOT NULL, words integer NOT NULL,
    start integer NOT NULL, "end" integer NOT NULL, carried boolean NOT NULL
);
CREATE TABLE {{0}}.file (
    path {_TEXT} NOT NULL, position integer NOT NULL, content bytea NOT NULL
);
ALTER TABLE {{0}}.file ALTER COLUMN content SET STORAGE EXTERNAL;
"""
_INDEXES = """
ALTER TABLE {0}.article ADD PRIMARY KEY (id);
CREATE INDEX article_of_zone ON {0}.article (zone);
ALTER TABLE {0}.passage ADD PRIMARY KEY (row);
CREATE INDEX passage_of_article ON {0}.passage (article_id, start);
ALTER TABLE {0}.words ADD PRIMARY KEY (number);
ALTER TABLE {0}.term ADD PRIMARY KEY (name, words);
ALTER TABLE {0}.article_number ADD PRIMARY KEY (number);
CREATE UNIQUE INDEX number_of_article ON {0}.article_number (id);
ALTER TABLE {0}.claim ADD PRIMARY KEY (number);
CREATE INDEX claim_of_article ON {0}.claim (article);
CREATE INDEX claim_of_attribute ON {0}.claim (attribute);
ALTER TABLE {0}.subject ADD PRIMARY KEY (claim, position);
CREATE INDEX claim_of_subject ON {0}.subject (words, claim);
ALTER TABLE {0}.file ADD PRIMARY KEY (path, position);
"""


def schema_of(generation: str) -> str:
    """Return the schema of a generation as it is written in SQL."""
    return '"{}"'.format(generation.replace('"', '""'))


def create_tables(connection: Connection, generation: str) -> None:
    """Make the tables of a generation, without indexes."""
    connection.exec_driver_sql(_TABLES.format(schema_of(generation)))


def create_indexes(connection: Connection, generation: str) -> None:
    """Make the indexes of tables that are filled, and let the planner know what is in them."""
    schema = schema_of(generation)
    connection.exec_driver_sql(_INDEXES.format(schema))
    connection.exec_driver_sql("ANALYZE " + ", ".join(f"{schema}.{table}" for table in COLUMNS))


def drop_tables(connection: Connection, generation: str) -> None:
    """Drop all that is kept of a generation, if anything is."""
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {schema_of(generation)} CASCADE")


def generations_with_tables(connection: Connection, prefix: str) -> list[str]:
    """Return the generations that have tables, also those that are not registered."""
    found = connection.exec_driver_sql(
        "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", (prefix,)
    )
    return [str(name) for (name,) in found]


def size_of_tables(connection: Connection, generation: str) -> int:
    """Return how many bytes the tables of a generation take, with their indexes."""
    found = connection.exec_driver_sql(
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
        " WHERE relnamespace = to_regnamespace(%s) AND relkind = 'r'",
        (schema_of(generation),),
    ).scalar()
    return int(found or 0)
