"""Rows as records."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Column, ColumnElement, Connection, Table, func, select

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MOST_ROWS = 100
"""Rows of a page, unless more or fewer are asked for."""


_NAMES = 0x6E616D65
"""The first number of advisory locks for names, "name" in ASCII."""


def new_id() -> str:
    """Return an id that nobody can guess."""
    return uuid4().hex


def columns_of(table: Table, record: type[DataclassInstance]) -> list[Column[Any]]:
    """Return the columns that a record has fields for, in the order of the fields."""
    return [table.c[field.name] for field in fields(record)]


def values_of(record: DataclassInstance) -> dict[str, Any]:
    """Return the values of a record by the names of their columns."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def lock_name(connection: Connection, name: str) -> None:
    """Let no other transaction that names the same go on meanwhile, where no row can be locked.

    SQLite lets only one transaction write in any case.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_NAMES, func.hashtext(name))))


def lock_row(connection: Connection, table: Table, condition: ColumnElement[bool]) -> bool:
    """Let no other transaction change or delete a row meanwhile; return False if there is none."""
    wanted = select(*table.primary_key).where(condition).with_for_update()
    return connection.execute(wanted).first() is not None
