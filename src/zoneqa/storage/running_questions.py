"""The questions that are being answered in conversations, by whichever replica of a service."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.insert_missing import inserted
from zoneqa.storage.records import RunningQuestion
from zoneqa.storage.rows import columns_of, new_id, values_of
from zoneqa.storage.tables import running_questions

SILENCE = timedelta(seconds=10)
"""The time after which a service that said nothing of an answer is taken for dead."""

_RUNNING = columns_of(running_questions, RunningQuestion)


class RunningQuestionStore:
    """Keeps one question for each conversation, for as long as its service says that it lives."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        owner_id: str,
        conversation_id: str,
        question: str,
        filters: Mapping[str, Any],
        replaces: str | None = None,
    ) -> RunningQuestion | None:
        """Note a question; return None if another one is being answered in the conversation."""
        now = self._database.now()
        new = RunningQuestion(new_id(), owner_id, conversation_id, question, filters, replaces)
        row = {**values_of(new), "is_answered": False, "seen_at": now}
        here = running_questions.c.conversation_id == conversation_id
        with self._database.writing() as connection:
            connection.execute(delete(running_questions).where(here, ~_lives(now)))
            is_first = inserted(connection, running_questions, row)
        return new if is_first else None

    def at(self, owner_id: str, conversation_id: str) -> RunningQuestion | None:
        """Return what is being answered in a conversation."""
        here = _is_at(owner_id, conversation_id)
        wanted = select(*_RUNNING).where(here, _lives(self._database.now()))
        return self._database.first(wanted, RunningQuestion)

    def see(self, ids: Collection[str]) -> frozenset[str]:
        """Note that these are still being answered; return those that nobody has stopped."""
        seen = (
            update(running_questions)
            .where(running_questions.c.id.in_(ids))
            .values(seen_at=self._database.now())
            .returning(running_questions.c.id)
        )
        with self._database.writing() as connection:
            return frozenset(connection.execute(seen).scalars())

    def answered(self, running_id: str) -> bool:
        """Note that there is an answer to be kept; return False if it was stopped before."""
        wanted = and_(running_questions.c.id == running_id, ~running_questions.c.is_answered)
        statement = update(running_questions).where(wanted).values(is_answered=True)
        return self._database.change(statement) > 0

    def end(self, running_id: str) -> bool:
        """Note that a question is done, however it ended; return whether it was still there."""
        return self._database.change(_deletion(running_questions.c.id == running_id)) > 0

    def stop(self, owner_id: str, conversation_id: str) -> RunningQuestion | None:
        """Stop what is being answered in a conversation; return what that was."""
        wanted = and_(_is_at(owner_id, conversation_id), ~running_questions.c.is_answered)
        with self._database.writing() as connection:
            row = connection.execute(_deletion(wanted).returning(*_RUNNING)).first()
        return RunningQuestion(*row) if row else None


def _deletion(condition: ColumnElement[bool]) -> Any:
    return delete(running_questions).where(condition)


def _is_at(owner_id: str, conversation_id: str) -> ColumnElement[bool]:
    return and_(
        running_questions.c.conversation_id == conversation_id,
        running_questions.c.owner_id == owner_id,
    )


def _lives(now: datetime) -> ColumnElement[bool]:
    return running_questions.c.seen_at >= now - SILENCE
