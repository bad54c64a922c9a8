"""Rows for a schema of any revision, made from what the database says of its tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, insert, select

ROWS = 3
_MOMENT = datetime(2021, 3, 1, 9, 0, tzinfo=UTC)

Rows = dict[str, list[dict[str, Any]]]
"""The rows of each table, by its name."""


def tables(connection: Connection) -> list[Table]:
    """Return the tables that the database has, those first to which others refer."""
    schema = MetaData()
    schema.reflect(connection)
    return [table for table in schema.sorted_tables if table.name != "alembic_version"]


def fill(connection: Connection) -> None:
    """Write rows into every table; row n refers to row n of another table."""
    for table in tables(connection):
        for n in range(1, ROWS + 1):
            row = {column.name: _value(column, n) for column in table.c}
            connection.execute(insert(table).values(row))


def rows(connection: Connection) -> Rows:
    """Return all rows of all tables."""
    return {
        table.name: [
            dict(row)
            for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
        ]
        for table in tables(connection)
    }


def kept(before: Rows, after: Rows) -> Rows:
    """Return the later rows without tables and columns that were not there before."""
    return {
        table: [{name: row[name] for name in before[table][0] if name in row} for row in found]
        for table, found in after.items()
        if table in before
    }


def _value(column: Column[Any], n: int) -> Any:
    for key in column.foreign_keys:
        return _value(key.column, n)
    kind = column.type.python_type
    if kind is datetime:
        return _MOMENT.replace(hour=n)
    return {int: n, bool: n % 2 == 0, dict: {"n": n}}.get(
        kind, f"{column.table.name} {column.name} {n}"
    )
