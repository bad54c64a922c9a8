"""The JSON of what is kept: conversations, their messages, feedback, links to share."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from zoneqa.json_types import AnswerJson, ArticleSummaryJson
from zoneqa.storage.records import (
    ConversationRecord,
    FeedbackKind,
    FeedbackRecord,
    MessageRecord,
    RunningQuestion,
    ShareRecord,
)


class ConversationJson(TypedDict):
    """A conversation; the times are in UTC, `updated_at` that of the last message."""

    id: str
    title: str
    pinned: bool
    created_at: str
    updated_at: str


class ConversationListJson(TypedDict):
    """A page of conversations, pinned ones first; `next_offset` is null on the last page."""

    conversations: list[ConversationJson]
    next_offset: int | None


class FeedbackJson(TypedDict):
    """What a person thinks of an answer."""

    message_id: str
    kind: FeedbackKind
    comment: str


class MessageJson(TypedDict):
    """A question with its answer; `filters` as it was asked with, `feedback` of who reads it.

    `articles` are those that came closest where the question was declined. An answer is `withheld`
    from who may not see all collections that were searched for it any more.
    """

    id: str
    question: str
    answer: AnswerJson | None
    filters: dict[str, Any]
    articles: list[ArticleSummaryJson]
    created_at: str
    feedback: FeedbackJson | None
    withheld: bool


class PendingJson(TypedDict):
    """A question that is being answered, perhaps in another window."""

    question: str
    filters: dict[str, Any]


class ThreadJson(TypedDict):
    """A conversation with its messages, and what is being answered in it now."""

    conversation: ConversationJson
    messages: list[MessageJson]
    pending: PendingJson | None


class KeptJson(TypedDict):
    """Event `kept`, before `done`: the message as which question and answer were kept."""

    conversation_id: str
    message_id: str


class ShareJson(TypedDict):
    """A link to an answer or a conversation; `path` is its address on this service."""

    token: str
    conversation_id: str
    message_id: str | None
    path: str
    created_at: str


class ShareListJson(TypedDict):
    """The links to a conversation and its answers."""

    shares: list[ShareJson]


def conversation_json(record: ConversationRecord) -> ConversationJson:
    return {
        "id": record.id,
        "title": record.title,
        "pinned": record.is_pinned,
        "created_at": record.created_at.isoformat(),
        "updated_at": record.updated_at.isoformat(),
    }


def message_json(
    record: MessageRecord,
    articles: list[ArticleSummaryJson],
    feedback: FeedbackRecord | None,
    *,
    withheld: bool = False,
) -> MessageJson:
    return {
        "id": record.id,
        "question": record.question,
        "answer": None if withheld else record.answer,
        "filters": dict(record.filters),
        "articles": articles,
        "created_at": record.created_at.isoformat(),
        "feedback": feedback_json(record.id, feedback) if feedback else None,
        "withheld": withheld,
    }


def feedback_json(message_id: str, record: FeedbackRecord) -> FeedbackJson:
    return {"message_id": message_id, "kind": record.kind, "comment": record.comment}


def share_json(record: ShareRecord) -> ShareJson:
    return {
        "token": record.token,
        "conversation_id": record.conversation_id,
        "message_id": record.message_id,
        "path": f"/shared/{record.token}",
        "created_at": record.created_at.isoformat(),
    }


def pending_json(running: RunningQuestion) -> PendingJson:
    return {"question": running.question, "filters": dict(running.filters)}
