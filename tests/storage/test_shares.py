"""What others see through a link."""

from __future__ import annotations

import pytest

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database
from zoneqa.storage.records import ConversationRecord, MessageRecord
from zoneqa.storage.shares import ShareStore


@pytest.fixture
def conversations(database: Database) -> ConversationStore:
    return ConversationStore(database)


@pytest.fixture
def shares(database: Database) -> ShareStore:
    return ShareStore(database)


@pytest.fixture
def conversation(conversations: ConversationStore) -> ConversationRecord:
    return conversations.create("li", "产值")


def added(conversations: ConversationStore, conversation_id: str, text: str) -> MessageRecord:
    message = conversations.add("li", conversation_id, made_message(text))
    assert message is not None
    return message


def questions(shares: ShareStore, token: str) -> list[str] | None:
    shared = shares.read(token)
    return None if shared is None else [message.question for message in shared.messages]


def test_a_shared_message_is_shown_alone(
    conversations: ConversationStore, shares: ShareStore, conversation: ConversationRecord
) -> None:
    messages = [added(conversations, conversation.id, text) for text in "一二三"]
    share = shares.share_message("li", messages[1].id)
    assert share is not None and len(share.token) >= 32
    shared = shares.read(share.token)
    assert shared is not None
    assert (shared.conversation.id, shared.messages) == (conversation.id, (messages[1],))


def test_a_shared_conversation_does_not_show_what_is_asked_later(
    conversations: ConversationStore, shares: ShareStore, conversation: ConversationRecord
) -> None:
    first, second = (added(conversations, conversation.id, text) for text in "一二")
    share = shares.share_conversation("li", conversation.id)
    assert share is not None
    added(conversations, conversation.id, "later")
    assert questions(shares, share.token) == ["一", "二"]
    conversations.replace_from("li", conversation.id, second.id, made_message("edited"))
    assert questions(shares, share.token) == ["一"]
    conversations.replace_from("li", conversation.id, first.id, made_message("all new"))
    assert questions(shares, share.token) == []


def test_an_empty_conversation_shows_nothing_later_either(
    conversations: ConversationStore, shares: ShareStore, conversation: ConversationRecord
) -> None:
    share = shares.share_conversation("li", conversation.id)
    added(conversations, conversation.id, "later")
    assert share is not None and questions(shares, share.token) == []


def test_a_revoked_share_shows_nothing(
    conversations: ConversationStore,
    shares: ShareStore,
    conversation: ConversationRecord,
    clock: FakeClock,
) -> None:
    message = added(conversations, conversation.id, "一")
    one = shares.share_message("li", message.id)
    clock.wait(minutes=1)
    other = shares.share_conversation("li", conversation.id)
    assert one is not None and other is not None
    assert shares.of_conversation("li", conversation.id) == [one, other]
    assert not shares.revoke("wang", one.token)
    assert shares.revoke("li", one.token)
    assert not shares.revoke("li", one.token)
    assert questions(shares, one.token) is None
    assert questions(shares, other.token) == ["一"]


def test_only_the_owner_shares(
    conversations: ConversationStore, shares: ShareStore, conversation: ConversationRecord
) -> None:
    message = added(conversations, conversation.id, "一")
    assert shares.share_message("wang", message.id) is None
    assert shares.share_conversation("wang", conversation.id) is None
    assert shares.share_message("li", "missing") is None
    assert shares.share_conversation("li", "missing") is None
    assert shares.of_conversation("wang", conversation.id) == []


def test_what_is_deleted_is_shared_no_longer(
    conversations: ConversationStore, shares: ShareStore, conversation: ConversationRecord
) -> None:
    message = added(conversations, conversation.id, "一")
    of_message = shares.share_message("li", message.id)
    of_conversation = shares.share_conversation("li", conversation.id)
    assert of_message is not None and of_conversation is not None
    conversations.replace_from("li", conversation.id, message.id, made_message("二"))
    assert shares.read(of_message.token) is None
    conversations.delete("li", conversation.id)
    assert shares.read(of_conversation.token) is None


@pytest.mark.parametrize("token", ["", "missing", "%", "\0", "'", "长" * 5000])
def test_any_other_token_shows_nothing(shares: ShareStore, token: str) -> None:
    assert shares.read(token) is None
