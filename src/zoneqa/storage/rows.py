"""Rows as records."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Column, ColumnElement, Connection, Table, select

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MOST_ROWS = 100
"""Rows of a page, unless more or fewer are asked for."""


def new_id() -> str:
    """Return an id that nobody can guess."""
    return uuid4().hex


def columns_of(table: Table, record: type[DataclassInstance]) -> list[Column[Any]]:
    """Return the columns that a record has fields for, in the order of the fields."""
    return [table.c[field.name] for field in fields(record)]


def values_of(record: DataclassInstance) -> dict[str, Any]:
    """Return the values of a record by the names of their columns."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def lock_row(connection: Connection, table: Table, condition: ColumnElement[bool]) -> bool:
    """Let no other transaction change or delete a row meanwhile; return False if there is none."""
    wanted = select(*table.primary_key).where(condition).with_for_update()
    return connection.execute(wanted).first() is not None
