"""Inserting a row unless it is there, in the words of either database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert


def insert_missing(connection: Connection, table: Table, values: Mapping[str, Any]) -> Insert:
    """Return a statement that inserts a row unless there is one with its key.

    Two that insert the same row at once do not fail: one waits and inserts nothing.
    """
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).values(values).on_conflict_do_nothing()
    return postgresql.insert(table).values(values).on_conflict_do_nothing()


def inserted(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert a row; return False if there is one with its key."""
    statement = insert_missing(connection, table, values).returning(*table.primary_key)
    return connection.execute(statement).first() is not None
