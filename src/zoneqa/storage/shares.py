"""Links by which others can read an answer or a conversation."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, func, insert, select

from zoneqa.storage.database import Database
from zoneqa.storage.records import ConversationRecord, MessageRecord, SharedThread, ShareRecord
from zoneqa.storage.rows import columns_of, values_of
from zoneqa.storage.tables import conversations, messages, shares

_SHARE = columns_of(shares, ShareRecord)
_TOKEN_BYTES = 24


class ShareStore:
    """Keeps shares; whoever has the token of one may read it until it is revoked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def share_message(self, owner_id: str, message_id: str) -> ShareRecord | None:
        """Share one message; return None if the person has no such message."""
        wanted = (
            select(messages.c.conversation_id, messages.c.id, messages.c.number)
            .join(conversations)
            .where(messages.c.id == message_id, conversations.c.owner_id == owner_id)
        )
        with self._database.writing() as connection:
            found = connection.execute(wanted).first()
            return self._keep(connection, *found) if found else None

    def share_conversation(self, owner_id: str, conversation_id: str) -> ShareRecord | None:
        """Share the messages that a conversation has now; return None if there is no such one."""
        wanted = (
            select(conversations.c.id, func.coalesce(func.max(messages.c.number), 0))
            .outerjoin(messages)
            .where(conversations.c.id == conversation_id, conversations.c.owner_id == owner_id)
            .group_by(conversations.c.id)
        )
        with self._database.writing() as connection:
            found = connection.execute(wanted).first()
            return self._keep(connection, found[0], None, found[1]) if found else None

    def of_conversation(self, owner_id: str, conversation_id: str) -> list[ShareRecord]:
        """Return the shares of a conversation and of its messages, the first one first."""
        wanted = (
            select(*_SHARE)
            .join(conversations)
            .where(conversations.c.id == conversation_id, conversations.c.owner_id == owner_id)
            .order_by(shares.c.created_at, shares.c.token)
        )
        return self._database.all(wanted, ShareRecord)

    def revoke(self, owner_id: str, token: str) -> bool:
        """End a share; return whether the person had such a one."""
        own = select(conversations.c.id).where(conversations.c.owner_id == owner_id)
        statement = delete(shares).where(shares.c.token == token, shares.c.conversation_id.in_(own))
        return self._database.change(statement) > 0

    def read(self, token: str) -> SharedThread | None:
        """Return what a share shows, or None if there is none of this token.

        Whether the reader may see the collections that were searched is for the caller to check.
        """
        wanted = select(*_SHARE).where(shares.c.token == token)
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
            return _shared(connection, ShareRecord(*row)) if row else None

    def _keep(
        self, connection: Connection, conversation_id: str, message_id: str | None, last: int
    ) -> ShareRecord:
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._database.now()
        share = ShareRecord(token, conversation_id, message_id, last, now)
        connection.execute(insert(shares).values(values_of(share)))
        return share


def _shared(connection: Connection, share: ShareRecord) -> SharedThread:
    conversation = connection.execute(
        select(*columns_of(conversations, ConversationRecord)).where(
            conversations.c.id == share.conversation_id
        )
    ).one()
    wanted = select(*columns_of(messages, MessageRecord)).where(
        messages.c.conversation_id == share.conversation_id,
        messages.c.number <= share.last_number,
    )
    if share.message_id is not None:
        wanted = wanted.where(messages.c.id == share.message_id)
    found = connection.execute(wanted.order_by(messages.c.number))
    return SharedThread(
        ConversationRecord(*conversation), tuple(MessageRecord(*row) for row in found)
    )
