"""Earlier messages as the thread that a follow-up leans on."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.api.schemas import LEANED_ON, EarlierTurn
from zoneqa.json_types import AnswerJson
from zoneqa.storage.records import MessageRecord


def earlier_turns(
    messages: Sequence[MessageRecord], replaced: str | None = None
) -> list[EarlierTurn]:
    """Return the last answered questions; only those before a message that is to be replaced."""
    ids = [message.id for message in messages]
    before = messages[: ids.index(replaced)] if replaced in ids else messages
    answered = [(each.question, each.answer) for each in before if each.answer]
    return [_turn(question, answer) for question, answer in answered[-LEANED_ON:]]


def _turn(question: str, answer: AnswerJson) -> EarlierTurn:
    zones = (citation["zone"] for citation in answer["citations"])
    return EarlierTurn.of(answer["standalone"] or question, zones)
