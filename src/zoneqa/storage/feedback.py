"""What people think of answers, and what admins make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Update, delete, func, insert, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.records import FeedbackKind, FeedbackRecord, FeedbackState, MessageRecord
from zoneqa.storage.rows import MOST_ROWS, columns_of, lock_row, new_id
from zoneqa.storage.tables import feedback, messages

_FEEDBACK = columns_of(feedback, FeedbackRecord)


class FeedbackStore:
    """Keeps what a person thinks of a message: the last word of each person counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(
        self, person_id: str, message: MessageRecord, kind: FeedbackKind, comment: str
    ) -> FeedbackRecord | None:
        """Keep what a person thinks of a message that the person may read.

        It is new to the admins, also where it replaces what the person thought before. Return
        None if the message has been deleted.
        """
        said = {
            "kind": kind,
            "comment": comment,
            "state": "new",
            "created_at": self._database.now(),
            "case_id": None,
            "confirmed": None,
            "decided_by": None,
            "decided_at": None,
        }
        with self._database.writing() as connection:
            if not lock_row(connection, messages, messages.c.id == message.id):
                return None
            if not connection.execute(_own(person_id, message.id).values(said)).rowcount:
                connection.execute(insert(feedback).values(_of(person_id, message) | said))
            row = connection.execute(_given(person_id).where(feedback.c.message_id == message.id))
            return FeedbackRecord(*row.one())

    def withdraw(self, person_id: str, message_id: str) -> bool:
        """Delete what a person thinks of a message, unless it has been accepted as a case."""
        statement = delete(feedback).where(
            feedback.c.person_id == person_id,
            feedback.c.message_id == message_id,
            feedback.c.state != "accepted",
        )
        return self._database.change(statement) > 0

    def given(self, person_id: str, conversation_id: str) -> dict[str, FeedbackRecord]:
        """Return what a person thinks of the messages of a conversation, by their ids."""
        wanted = _given(person_id).where(
            feedback.c.conversation_id == conversation_id, feedback.c.message_id.is_not(None)
        )
        with self._database.reading() as connection:
            found = [FeedbackRecord(*row) for row in connection.execute(wanted)]
        return {each.message_id: each for each in found if each.message_id}

    def get(self, feedback_id: str) -> FeedbackRecord | None:
        """Return feedback of any person."""
        wanted = select(*_FEEDBACK).where(feedback.c.id == feedback_id)
        return self._database.first(wanted, FeedbackRecord)

    def queue(
        self,
        states: Sequence[FeedbackState],
        kinds: Sequence[FeedbackKind] = (),
        *,
        limit: int = MOST_ROWS,
        offset: int = 0,
    ) -> list[FeedbackRecord]:
        """Return the feedback of all people that is in one of the states, the oldest first.

        With `kinds`, only that of one of them.
        """
        wanted = (
            select(*_FEEDBACK)
            .where(feedback.c.state.in_(states))
            .order_by(feedback.c.created_at, feedback.c.id)
            .limit(limit)
            .offset(offset)
        )
        if kinds:
            wanted = wanted.where(feedback.c.kind.in_(kinds))
        return self._database.all(wanted, FeedbackRecord)

    def count(self, state: FeedbackState, kind: FeedbackKind | None = None) -> int:
        """Return how much feedback is in a state, of one kind if that is given."""
        wanted = select(func.count()).select_from(feedback).where(feedback.c.state == state)
        if kind is not None:
            wanted = wanted.where(feedback.c.kind == kind)
        with self._database.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def counts(self) -> dict[str, int]:
        """Return how much feedback is in each state; a state without any is missing."""
        wanted = select(feedback.c.state, func.count()).group_by(feedback.c.state)
        with self._database.reading() as connection:
            return {state: count for state, count in connection.execute(wanted)}

    def decide(
        self,
        feedback_id: str,
        state: FeedbackState,
        admin_id: str,
        case_id: str | None = None,
        confirmed: Mapping[str, Any] | None = None,
    ) -> FeedbackRecord | None:
        """Move feedback to a state; return None if there is none of this id."""
        statement = (
            update(feedback)
            .where(feedback.c.id == feedback_id)
            .values(
                state=state,
                case_id=case_id,
                confirmed=confirmed,
                decided_by=admin_id,
                decided_at=self._database.now(),
            )
            .returning(*_FEEDBACK)
        )
        with self._database.writing() as connection:
            row = connection.execute(statement).first()
        return FeedbackRecord(*row) if row else None


def _own(person_id: str, message_id: str) -> Update:
    return update(feedback).where(
        feedback.c.person_id == person_id, feedback.c.message_id == message_id
    )


def _given(person_id: str) -> Select[Any]:
    return select(*_FEEDBACK).where(feedback.c.person_id == person_id)


def _of(person_id: str, message: MessageRecord) -> dict[str, Any]:
    return {
        "id": new_id(),
        "person_id": person_id,
        "conversation_id": message.conversation_id,
        "message_id": message.id,
        "question": message.question,
        "answer": message.answer,
    }
