"""The conversations of each person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    and_,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from zoneqa.errors import ConversationTooLong, TooManyConversations
from zoneqa.settings import Settings
from zoneqa.storage.column_types import storable
from zoneqa.storage.database import Database
from zoneqa.storage.deletion import delete_conversations
from zoneqa.storage.records import ConversationRecord, MessageRecord, NewMessage
from zoneqa.storage.rows import MOST_ROWS, columns_of, lock_name, lock_row, new_id, values_of
from zoneqa.storage.tables import conversations, messages

_CONVERSATION = columns_of(conversations, ConversationRecord)
_MESSAGE = columns_of(messages, MessageRecord)
_COLLECTIONS = cast(messages.c.collections, Text)
"""The collections of a message as JSON, which PostgreSQL compares only as text."""

_SEARCHED_CHARACTERS = 200
_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class ConversationLimits:
    """How much is kept of one person, at most: conversations, and questions in each of them."""

    conversations: int = _DEFAULTS.conversations
    questions: int = _DEFAULTS.conversation_questions


NO_MORE_THAN_DEFAULT = ConversationLimits()


class ConversationStore:
    """Keeps conversations; one of another person is not found."""

    def __init__(
        self, database: Database, limits: ConversationLimits = NO_MORE_THAN_DEFAULT
    ) -> None:
        self._database = database
        self._limits = limits

    def create(self, owner_id: str, title: str) -> ConversationRecord:
        """Keep a new conversation without messages. Raises TooManyConversations."""
        now, most = self._database.now(), self._limits.conversations
        new = ConversationRecord(new_id(), owner_id, title, False, now, now)
        owned = select(func.count()).where(conversations.c.owner_id == owner_id)
        with self._database.writing() as connection:
            lock_name(connection, f"conversations of {owner_id}")
            if connection.execute(owned).scalar_one() >= most:
                raise TooManyConversations(
                    f"You keep {most} conversations, as many as one person may; delete some first."
                )
            connection.execute(insert(conversations).values(values_of(new)))
        return new

    def require_room(self, thread: Sequence[MessageRecord]) -> None:
        """Raise ConversationTooLong if no question may be added to a thread."""
        most = self._limits.questions
        if len(thread) >= most:
            raise ConversationTooLong(
                f"This conversation has {most} questions, as many as it may; begin another one."
            )

    def get(self, owner_id: str, conversation_id: str) -> ConversationRecord | None:
        """Return a conversation."""
        wanted = select(*_CONVERSATION).where(_is(owner_id, conversation_id))
        return self._database.first(wanted, ConversationRecord)

    def find(
        self,
        owner_id: str,
        text: str = "",
        *,
        visible: AbstractSet[str] | None = None,
        limit: int = MOST_ROWS,
        offset: int = 0,
    ) -> list[ConversationRecord]:
        """Return a person's conversations in which a text stands, pinned and latest ones first.

        The title, the questions and the answers are searched, in either case of letters. Of the
        answers, only those for which nothing but `visible` collections was searched; all without.
        """
        with self._database.reading() as connection:
            lists = _collection_lists(connection, owner_id) if text else []
            readable = [
                each for each in lists if visible is None or frozenset(json.loads(each)) <= visible
            ]
            found = connection.execute(
                select(*_CONVERSATION)
                .where(conversations.c.owner_id == owner_id, _contains(text, readable))
                .order_by(conversations.c.is_pinned.desc(), conversations.c.updated_at.desc())
                .order_by(conversations.c.id)
                .limit(limit)
                .offset(offset)
            )
            return [ConversationRecord(*row) for row in found]

    def collections(self, owner_id: str) -> frozenset[str]:
        """Return the collections that were searched for a person's questions."""
        with self._database.reading() as connection:
            lists = _collection_lists(connection, owner_id)
        return frozenset(name for each in lists for name in json.loads(each))

    def rename(self, owner_id: str, conversation_id: str, title: str) -> bool:
        """Change a title; return whether there is such a conversation."""
        return self._change(owner_id, conversation_id, title=title)

    def pin(self, owner_id: str, conversation_id: str, is_pinned: bool) -> bool:
        """Keep a conversation at the top, or no longer; return whether there is such a one."""
        return self._change(owner_id, conversation_id, is_pinned=is_pinned)

    def delete(self, owner_id: str, conversation_id: str) -> bool:
        """Delete a conversation and what belongs to it; return whether there was such a one."""
        with self._database.writing() as connection:
            return delete_conversations(connection, _is(owner_id, conversation_id)) > 0

    def add(self, owner_id: str, conversation_id: str, message: NewMessage) -> MessageRecord | None:
        """Append a message; return None if there is no such conversation."""
        with self._database.writing() as connection:
            if not lock_row(connection, conversations, _is(owner_id, conversation_id)):
                return None
            return self._append(connection, conversation_id, message)

    def replace_from(
        self, owner_id: str, conversation_id: str, message_id: str, message: NewMessage
    ) -> MessageRecord | None:
        """Delete a message and those after it, and append one; return None if there is no such one.

        Feedback on what is deleted stays until the conversation is deleted.
        """
        with self._database.writing() as connection:
            if not lock_row(connection, conversations, _is(owner_id, conversation_id)):
                return None
            old = _message(connection, owner_id, message_id)
            if old is None or old.conversation_id != conversation_id:
                return None
            connection.execute(
                delete(messages).where(
                    messages.c.conversation_id == conversation_id,
                    messages.c.number >= old.number,
                )
            )
            return self._append(connection, conversation_id, message)

    def thread(self, owner_id: str, conversation_id: str) -> list[MessageRecord]:
        """Return the messages of a conversation in their order; none if there is no such one."""
        wanted = (
            select(*_MESSAGE)
            .join(conversations)
            .where(_is(owner_id, conversation_id))
            .order_by(messages.c.number)
        )
        return self._database.all(wanted, MessageRecord)

    def message(self, owner_id: str, message_id: str) -> MessageRecord | None:
        """Return a message of a person's conversations."""
        with self._database.reading() as connection:
            return _message(connection, owner_id, message_id)

    def _change(self, owner_id: str, conversation_id: str, **values: object) -> bool:
        statement = update(conversations).where(_is(owner_id, conversation_id)).values(**values)
        return self._database.change(statement) > 0

    def _append(
        self, connection: Connection, conversation_id: str, message: NewMessage
    ) -> MessageRecord:
        now = self._database.now()
        connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(updated_at=now)
        )
        row = connection.execute(
            insert(messages)
            .values(values_of(message))
            .values(id=new_id(), conversation_id=conversation_id, created_at=now)
            .returning(*_MESSAGE)
        ).one()
        return MessageRecord(*row)


def _is(owner_id: str, conversation_id: str) -> ColumnElement[bool]:
    return and_(conversations.c.id == conversation_id, conversations.c.owner_id == owner_id)


def _collection_lists(connection: Connection, owner_id: str) -> list[str]:
    """Return the different lists of collections of a person's messages, each as JSON."""
    wanted = (
        select(_COLLECTIONS)
        .select_from(messages.join(conversations))
        .where(conversations.c.owner_id == owner_id)
        .distinct()
    )
    return list(connection.execute(wanted).scalars())


def _contains(text: str, readable: list[str]) -> ColumnElement[bool]:
    """Return whether a text stands in a conversation, or in an answer with one of these lists."""
    wanted = str(storable(text)).strip()[:_SEARCHED_CHARACTERS]
    if not wanted:
        return literal(True)
    answer = messages.c.answer["answer"].as_string()
    said = or_(
        messages.c.question.icontains(wanted, autoescape=True),
        and_(_COLLECTIONS.in_(readable), answer.icontains(wanted, autoescape=True)),
    )
    return or_(
        conversations.c.title.icontains(wanted, autoescape=True),
        exists().where(messages.c.conversation_id == conversations.c.id, said),
    )


def _message(connection: Connection, owner_id: str, message_id: str) -> MessageRecord | None:
    row = connection.execute(
        select(*_MESSAGE)
        .join(conversations)
        .where(messages.c.id == message_id, conversations.c.owner_id == owner_id)
    ).first()
    return MessageRecord(*row) if row else None
