"""The page of an answer or a conversation that somebody shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from zoneqa.api.layout import Layout
from zoneqa.api.shown_answer import ShownAnswer, shown_kept_answer
from zoneqa.storage.records import MessageRecord


@dataclass(frozen=True, slots=True)
class SharedPage:
    """Answers as they were when they were shared."""

    template: ClassVar[str] = "shared.html"
    layout: Layout
    day: str
    answers: tuple[ShownAnswer, ...]

    @classmethod
    def of(cls, layout: Layout, messages: Sequence[MessageRecord]) -> SharedPage:
        """Return the page of what is shared, at least one message."""
        answers = (shown_kept_answer(message.answer) for message in messages)
        day = f"{messages[-1].created_at:%Y-%m-%d}"
        return cls(layout, day, tuple(each for each in answers if each))
