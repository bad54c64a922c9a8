"""A conversation as it is shown again: its messages, what the reader thought of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zoneqa.api.closest_articles import closest_articles
from zoneqa.api.history.history_json import (
    ConversationJson,
    MessageJson,
    conversation_json,
    message_json,
)
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.json_types import AnswerJson, ArticleSummaryJson
from zoneqa.serialize import article_summary_json
from zoneqa.storage.history import History
from zoneqa.storage.records import ConversationRecord, MessageRecord
from zoneqa.text.heading import summary
from zoneqa.types import Collections


def searched(messages: Iterable[MessageRecord]) -> Collections:
    """Return the collections that were searched for the answers of messages."""
    return frozenset(name for message in messages for name in message.collections)


def is_readable(message: MessageRecord, visible: Collections) -> bool:
    """Return whether who sees these collections may read the answer of a message."""
    return visible.issuperset(message.collections)


def withheld(messages: Iterable[MessageRecord], visible: Collections) -> list[MessageRecord]:
    """Return messages without the answers that who sees these collections may not read."""
    return [each if is_readable(each, visible) else replace(each, answer=None) for each in messages]


def thread_json(
    stores: History,
    conversation: ConversationRecord,
    messages: Iterable[MessageRecord],
    visible: Collections,
    answerer: AnswererProtocol | None,
) -> tuple[ConversationJson, list[MessageJson]]:
    """Return a conversation and its messages, of which those that may be read have answers."""
    said = stores.feedback.given(conversation.owner_id, conversation.id)
    return conversation_json(conversation), [
        message_json(each, _closest(each.answer, answerer), said.get(each.id))
        if is_readable(each, visible)
        else message_json(each, [], said.get(each.id), withheld=True)
        for each in messages
    ]


def _closest(
    answer: AnswerJson | None, answerer: AnswererProtocol | None
) -> list[ArticleSummaryJson]:
    """Return the articles that came closest to a question that was declined."""
    if answer is None or answerer is None or not answer["abstained"]:
        return []
    found = closest_articles((hit["article_id"] for hit in answer["hits"]), answerer.article)
    return [article_summary_json(summary(article)) for article in found]
