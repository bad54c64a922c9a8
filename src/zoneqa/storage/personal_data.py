"""All that is kept of one person: given to that person, or deleted."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.deletion import delete_conversations
from zoneqa.storage.tables import (
    api_keys,
    audit,
    conversations,
    feedback,
    jobs,
    memberships,
    messages,
    running_questions,
    sessions,
    shares,
    users,
)

Rows = list[dict[str, Any]]

_SECRET = frozenset({"password_hash", "key_hash", "token_hash", "number", "last_number"})
"""Columns that are nobody's data, or that would let a reader of the export sign in."""


def export_person(
    database: Database, person_id: str, visible: AbstractSet[str] | None = None
) -> dict[str, Any]:
    """Return what is kept of a person as JSON: a list of rows for each table.

    Answers for which other than `visible` collections were searched are null; none without it.
    """
    own = select(conversations.c.id).where(conversations.c.owner_id == person_id)
    of_person = {
        users: users.c.id == person_id,
        memberships: memberships.c.user_id == person_id,
        conversations: conversations.c.owner_id == person_id,
        messages: messages.c.conversation_id.in_(own),
        running_questions: running_questions.c.owner_id == person_id,
        shares: shares.c.conversation_id.in_(own),
        feedback: feedback.c.person_id == person_id,
        api_keys: api_keys.c.owner_id == person_id,
        sessions: sessions.c.person_id == person_id,
        jobs: jobs.c.person_id == person_id,
        audit: audit.c.person_id == person_id,
    }
    with database.reading() as connection:
        rows = {table.name: _rows(connection, table, rule) for table, rule in of_person.items()}
    if visible is not None:
        _withhold(rows[messages.name], rows[feedback.name], visible)
    return rows


def forget_person(database: Database, person_id: str) -> int:
    """Delete a person's conversations and feedback; return how many conversations there were.

    Cases of the evaluation that were made of the feedback stay, without person and comment.
    """
    with database.writing() as connection:
        return _forget(connection, person_id)


def delete_person(database: Database, person_id: str) -> None:
    """Delete what is kept of a person, as `forget_person` does, and the account.

    The audit log stays: it would be none if it could be shortened.
    """
    with database.writing() as connection:
        _forget(connection, person_id)
        connection.execute(delete(api_keys).where(api_keys.c.owner_id == person_id))
        connection.execute(delete(sessions).where(sessions.c.person_id == person_id))
        connection.execute(update(jobs).where(jobs.c.person_id == person_id).values(person_id=""))
        connection.execute(delete(users).where(users.c.id == person_id))


def _forget(connection: Connection, person_id: str) -> int:
    deleted = delete_conversations(connection, conversations.c.owner_id == person_id)
    connection.execute(delete(running_questions).where(running_questions.c.owner_id == person_id))
    connection.execute(
        delete(feedback).where(feedback.c.person_id == person_id, feedback.c.state != "accepted")
    )
    connection.execute(
        update(feedback)
        .where(feedback.c.person_id == person_id)
        .values(person_id="", comment="", message_id=None)
    )
    return deleted


def _withhold(asked: Rows, judged: Rows, visible: AbstractSet[str]) -> None:
    """Take away the answers of messages and feedback that may not be read.

    For which collections feedback was given is known by its message alone.
    """
    readable = {row["id"] for row in asked if frozenset(row["collections"]) <= visible}
    for row in asked:
        if row["id"] not in readable:
            row["answer"] = None
    for row in judged:
        if row["message_id"] not in readable:
            row["answer"] = None


def _rows(connection: Connection, table: Table, condition: ColumnElement[bool]) -> Rows:
    columns = [column for column in table.c if column.name not in _SECRET]
    found = connection.execute(select(*columns).where(condition).order_by(*table.primary_key))
    return [
        {column.name: _json(value) for column, value in zip(columns, row, strict=True)}
        for row in found
    ]


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
