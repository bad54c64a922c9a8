"""A conversation as it is shown again: its messages, what the reader thought of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zoneqa.api.history.history_json import (
    ConversationJson,
    MessageJson,
    conversation_json,
    message_json,
)
from zoneqa.json_types import AnswerJson, ArticleSummaryJson
from zoneqa.serialize import article_summary_json
from zoneqa.storage.history import History
from zoneqa.types import ArticleSummary

_MOST_CLOSEST = 3

Summaries = Callable[[Iterable[str]], list[ArticleSummary]]
"""Returns the articles of these ids that there still are."""


def read_thread(
    stores: History, summaries: Summaries, owner: str, conversation_id: str
) -> tuple[ConversationJson, list[MessageJson]] | None:
    """Return a conversation and its messages; None if the person has no such one."""
    conversation = stores.conversations.get(owner, conversation_id)
    if conversation is None:
        return None
    said = stores.feedback.given(owner, conversation_id)
    messages = [
        message_json(each, _closest(each.answer, summaries), said.get(each.id))
        for each in stores.conversations.thread(owner, conversation_id)
    ]
    return conversation_json(conversation), messages


def _closest(answer: AnswerJson | None, summaries: Summaries) -> list[ArticleSummaryJson]:
    """Return the articles that came closest to a question that was declined."""
    if answer is None or not answer["abstained"]:
        return []
    ids = dict.fromkeys(hit["article_id"] for hit in answer["hits"])
    return [article_summary_json(each) for each in summaries([*ids][:_MOST_CLOSEST])]
