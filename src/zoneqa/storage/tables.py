"""The tables as they are now; `migrations` leads there from every schema that was released.

A person is known by an id. It is no foreign key, for people of a proxy or of this computer have no
row among the users.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from zoneqa.storage.column_types import Names, PlainJson, PlainText, UtcTime

SCHEMA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A number that SQLite counts up by itself only under this name."""


def _text(name: str, *rest: Any, nullable: bool = False) -> Column[str]:
    return Column(name, PlainText, *rest, nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, UtcTime, nullable=nullable)


def _id() -> Column[str]:
    return Column("id", PlainText, primary_key=True)


conversations = Table(
    "conversations",
    SCHEMA,
    _id(),
    _text("owner_id"),
    _text("title"),
    Column("is_pinned", Boolean, nullable=False),
    _time("created_at"),
    _time("updated_at"),
    Index(None, "owner_id", "updated_at"),
    Index(None, "updated_at"),
)

messages = Table(
    "messages",
    SCHEMA,
    Column("number", _NUMBER, primary_key=True),
    _text("id"),
    _text("conversation_id", ForeignKey(conversations.c.id, ondelete="CASCADE")),
    _text("question"),
    Column("answer", PlainJson),
    Column("filters", PlainJson, nullable=False),
    Column("collections", Names, nullable=False),
    _time("created_at"),
    UniqueConstraint("id"),
    Index(None, "conversation_id", "number"),
    sqlite_autoincrement=True,
)
"""`number` orders the messages and is never given twice, so a share cannot show a later one."""

shares = Table(
    "shares",
    SCHEMA,
    Column("token", PlainText, primary_key=True),
    _text("conversation_id", ForeignKey(conversations.c.id, ondelete="CASCADE")),
    _text("message_id", ForeignKey(messages.c.id, ondelete="CASCADE"), nullable=True),
    Column("last_number", BigInteger, nullable=False),
    _time("created_at"),
    Index(None, "conversation_id"),
    Index(None, "message_id"),
)
"""A share of one message, or of the messages up to `last_number`."""

feedback = Table(
    "feedback",
    SCHEMA,
    _id(),
    _text("person_id"),
    _text("conversation_id", ForeignKey(conversations.c.id, ondelete="SET NULL"), nullable=True),
    _text("message_id", ForeignKey(messages.c.id, ondelete="SET NULL"), nullable=True),
    _text("question"),
    Column("answer", PlainJson),
    _text("kind"),
    _text("comment"),
    _text("state"),
    _text("case_id", nullable=True),
    _time("created_at"),
    _text("decided_by", nullable=True),
    _time("decided_at", nullable=True),
    Column("confirmed", PlainJson),
    UniqueConstraint("message_id", "person_id"),
    Index(None, "state", "created_at"),
    Index(None, "person_id"),
    Index(None, "conversation_id"),
)
"""Holds question and answer itself, for the message may be edited away before an admin sees it."""

users = Table(
    "users",
    SCHEMA,
    _id(),
    _text("name"),
    _text("display_name"),
    _text("password_hash", nullable=True),
    _text("issuer", nullable=True),
    _text("subject", nullable=True),
    _text("role"),
    Column("is_active", Boolean, nullable=False),
    _time("created_at"),
    _time("signed_in_at", nullable=True),
    UniqueConstraint("name"),
    UniqueConstraint("issuer", "subject"),
)

groups = Table("groups", SCHEMA, Column("name", PlainText, primary_key=True), _time("created_at"))

memberships = Table(
    "memberships",
    SCHEMA,
    Column("user_id", PlainText, ForeignKey(users.c.id, ondelete="CASCADE"), primary_key=True),
    Column(
        "group_name", PlainText, ForeignKey(groups.c.name, ondelete="CASCADE"), primary_key=True
    ),
    Index(None, "group_name"),
)

api_keys = Table(
    "api_keys",
    SCHEMA,
    _id(),
    _text("owner_id"),
    _text("name"),
    _text("hint"),
    _text("key_hash"),
    _text("role"),
    Column("groups", Names, nullable=False),
    _time("created_at"),
    _time("expires_at", nullable=True),
    _time("used_at", nullable=True),
    UniqueConstraint("key_hash"),
    Index(None, "owner_id"),
)
"""`hint` are the first characters of a key, by which people tell theirs apart."""

sessions = Table(
    "sessions",
    SCHEMA,
    Column("token_hash", PlainText, primary_key=True),
    _text("person_id"),
    _time("created_at"),
    _time("used_at"),
    _time("expires_at"),
    Index(None, "person_id"),
    Index(None, "expires_at"),
)

login_failures = Table(
    "login_failures",
    SCHEMA,
    Column("name", PlainText, primary_key=True),
    Column("count", Integer, nullable=False),
    _time("failed_at"),
    _time("locked_until", nullable=True),
    Index(None, "failed_at"),
)
"""Failed logins in a row under a name, or from an address."""

request_counts = Table(
    "request_counts",
    SCHEMA,
    Column("name", PlainText, primary_key=True),
    _time("began_at"),
    Column("count", Integer, nullable=False),
    Column("before", Integer, nullable=False),
)
"""Requests under a name in the minute that began at a time, and in the one before."""

used_sign_ons = Table(
    "used_sign_ons",
    SCHEMA,
    Column("state", PlainText, primary_key=True),
    _time("used_at"),
)
"""Sign-ons at an OpenID provider from which somebody has come back."""

running_questions = Table(
    "running_questions",
    SCHEMA,
    Column("conversation_id", PlainText, primary_key=True),
    _text("owner_id"),
    _text("id"),
    _text("question"),
    Column("filters", PlainJson, nullable=False),
    _text("replaces", nullable=True),
    Column("is_answered", Boolean, nullable=False),
    _time("seen_at"),
    UniqueConstraint("id"),
    Index(None, "owner_id"),
)
"""The one question of a conversation that is being answered. `seen_at` is when the service that
does so last said that it lives; once it `is_answered`, it can be stopped no more."""

collections = Table(
    "collections", SCHEMA, Column("name", PlainText, primary_key=True), _time("created_at")
)
"""The collections that only some groups may see; any other is visible to all."""

collection_groups = Table(
    "collection_groups",
    SCHEMA,
    Column(
        "collection",
        PlainText,
        ForeignKey(collections.c.name, ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("group_name", PlainText, primary_key=True),
)
"""No foreign key to the groups: those of a proxy have no row, and a collection must not become
visible to all because a group was removed."""

jobs = Table(
    "jobs",
    SCHEMA,
    _id(),
    _text("kind"),
    _text("state"),
    _text("person_id"),
    _text("collection", nullable=True),
    Column("request", PlainJson, nullable=False),
    Column("progress", PlainJson, nullable=False),
    Column("result", PlainJson),
    _time("created_at"),
    _time("started_at", nullable=True),
    _time("seen_at", nullable=True),
    _time("ended_at", nullable=True),
    Index(None, "state", "created_at"),
    Index(None, "created_at"),
)
"""`seen_at` is when the worker last said that it is at work."""

audit = Table(
    "audit",
    SCHEMA,
    Column("number", _NUMBER, primary_key=True),
    _time("at"),
    _text("person_id"),
    _text("action"),
    _text("target"),
    Column("details", PlainJson, nullable=False),
    Index(None, "at"),
    Index(None, "person_id"),
    sqlite_autoincrement=True,
)
