"""Answering a question in a conversation, and keeping the answer once it is there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import cast

from zoneqa.api.asked_events import asked_events
from zoneqa.api.history.history_json import KeptJson
from zoneqa.api.history.history_requests import KeptQuestionRequest
from zoneqa.api.history.kept_thread import earlier_turns
from zoneqa.api.history.running_answers import Place, RunningAnswers
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.schemas import AskRequest
from zoneqa.api.streaming import encode_event, encoded
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.errors import ZoneqaError
from zoneqa.json_types import AnswerJson
from zoneqa.serialize import answer_json
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.records import MessageRecord, NewMessage, RunningQuestion
from zoneqa.types import Answer, Events

log = logging.getLogger("zoneqa.api")

Keep = Callable[[Answer], MessageRecord | None]
"""Keeps an answer; returns None if its conversation has been deleted meanwhile."""


class KeptQuestion:
    """A question that a person asks in a conversation."""

    def __init__(
        self,
        store: ConversationStore,
        place: Place,
        asked: KeptQuestionRequest,
        collections: tuple[str, ...],
    ) -> None:
        self._store = store
        self._place = place
        self._asked = asked
        self._collections = collections

    def filters(self) -> dict[str, object]:
        """Return the filters that were given, as they are kept."""
        return self._asked.filters.model_dump(exclude_defaults=True)

    def events(
        self,
        answerer: AnswererProtocol,
        make_rewriter: MakeRewriter,
        thread: list[MessageRecord],
    ) -> Callable[[], Events]:
        """Return what begins to answer, leaning on a thread. Raises BadQuestion."""
        asked = AskRequest.model_construct(
            question=self._asked.question,
            k=self._asked.k,
            filters=self._asked.filters,
            thread=earlier_turns(thread, self._asked.replaces),
        )
        return asked_events(asked, answerer, make_rewriter)

    def keep(self, answer: Answer) -> MessageRecord | None:
        """Keep the answer in the conversation."""
        row = cast("AnswerJson", answer_json(answer))
        message = NewMessage(self._asked.question, row, self.filters(), self._collections)
        replaced = self._asked.replaces
        kept = self._store.replace_from(*self._place, replaced, message) if replaced else None
        return kept or self._store.add(*self._place, message)


def answered_and_kept(
    events: Callable[[], Events],
    kept: KeptQuestion,
    running: RunningQuestion,
    answers: RunningAnswers,
) -> Iterator[bytes]:
    """Yield the bytes of each event of an answer, which is kept unless it was stopped meanwhile.

    Without an answer, the question is kept alone.
    """
    is_answered = False

    def keep(answer: Answer) -> MessageRecord | None:
        nonlocal is_answered
        is_answered = True
        return kept.keep(answer) if answers.is_to_be_kept(running) else None

    try:
        yield from encoded_and_kept(events(), keep)
    finally:
        answers.end(running, keep_alone=not is_answered)


def encoded_and_kept(events: Events, keep: Keep) -> Iterator[bytes]:
    """Yield the bytes of each event of an answer, and before the last that it was kept."""

    def told() -> Events:
        for event in events:
            if isinstance(event, Answer):
                last.append(event)
            else:
                yield event

    last: list[Answer] = []
    yield from encoded(told())
    for answer in last:
        yield _kept(answer, keep) + encode_event("done", answer_json(answer))


def _kept(answer: Answer, keep: Keep) -> bytes:
    """Keep an answer; return the event of it. The answer counts also where it cannot be kept."""
    try:
        record = keep(answer)
    except ZoneqaError as error:
        log.error("an answer was not kept: %s", error)
        return b""
    if record is None:
        return b""
    row: KeptJson = {"conversation_id": record.conversation_id, "message_id": record.id}
    return encode_event("kept", {**row})
