"""The page of an answer or a conversation that somebody shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ValidationError

from zoneqa.api.answer_body import AnswerBody
from zoneqa.api.layout import Layout
from zoneqa.api.shown_answer import ShownAnswer
from zoneqa.storage.records import MessageRecord, SharedThread


@dataclass(frozen=True, slots=True)
class SharedPage:
    """Answers as they were when they were shared."""

    template: ClassVar[str] = "shared.html"
    layout: Layout
    day: str
    answers: tuple[ShownAnswer, ...]

    @classmethod
    def of(cls, layout: Layout, shared: SharedThread) -> SharedPage:
        """Return the page of what is shared."""
        answers = (_shown(message) for message in shared.messages)
        last = shared.messages[-1].created_at if shared.messages else shared.conversation.created_at
        return cls(layout, f"{last:%Y-%m-%d}", tuple(each for each in answers if each))


def _shown(message: MessageRecord) -> ShownAnswer | None:
    """Return the answer of a message; None if it has none, or none that can be read any more."""
    try:
        return ShownAnswer(AnswerBody.model_validate(message.answer).value(), ())
    except ValidationError:
        return None
