"""What people think of answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.records import FeedbackKind, FeedbackRecord, MessageRecord


@pytest.fixture
def conversations(database: Database) -> ConversationStore:
    return ConversationStore(database)


@pytest.fixture
def store(database: Database) -> FeedbackStore:
    return FeedbackStore(database)


@pytest.fixture
def message(conversations: ConversationStore) -> MessageRecord:
    return asked(conversations, "一")


def asked(conversations: ConversationStore, text: str) -> MessageRecord:
    conversation = conversations.create("li", text)
    message = conversations.add("li", conversation.id, made_message(text))
    assert message is not None
    return message


def test_feedback_holds_the_answer_that_it_is_about(
    store: FeedbackStore, message: MessageRecord, clock: FakeClock
) -> None:
    given = store.give("li", message, "wrong", "应为310亿元")
    assert given == FeedbackRecord(
        id=given.id if given else "",
        person_id="li",
        conversation_id=message.conversation_id,
        message_id=message.id,
        question=message.question,
        answer=message.answer,
        kind="wrong",
        comment="应为310亿元",
        state="new",
        case_id=None,
        created_at=clock.now,
        decided_by=None,
        decided_at=None,
    )
    assert store.get(given.id) == given
    assert store.given("li", message.conversation_id) == {message.id: given}


@pytest.mark.parametrize("kind", get_args(FeedbackKind))
def test_the_last_word_of_a_person_counts(
    store: FeedbackStore, message: MessageRecord, kind: FeedbackKind
) -> None:
    first = store.give("li", message, "right", "")
    last = store.give("li", message, kind, "doch")
    assert first is not None and last is not None
    assert (last.id, last.kind, last.comment) == (first.id, kind, "doch")
    assert store.queue(["new"]) == [last]


def test_a_double_click_is_one_word(store: FeedbackStore, message: MessageRecord) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: store.give("li", message, "right", ""), range(4)))
    assert store.counts() == {"new": 1}


def test_each_person_has_a_word(store: FeedbackStore, message: MessageRecord) -> None:
    store.give("li", message, "right", "")
    other = store.give("wang", message, "incomplete", "")
    assert store.given("wang", message.conversation_id) == {message.id: other}
    assert store.counts() == {"new": 2}
    assert store.withdraw("wang", message.id)
    assert not store.withdraw("wang", message.id)
    assert store.given("wang", message.conversation_id) == {}
    assert store.counts() == {"new": 1}


def test_feedback_outlives_an_edit(
    store: FeedbackStore, conversations: ConversationStore, message: MessageRecord
) -> None:
    given = store.give("li", message, "wrong", "")
    conversations.replace_from("li", message.conversation_id, message.id, made_message("改"))
    (kept,) = store.queue(["new"])
    assert given is not None and kept.id == given.id
    assert (kept.message_id, kept.question, kept.answer) == (None, "一", message.answer)
    assert store.given("li", message.conversation_id) == {}
    assert store.give("li", message, "right", "") is None


def test_the_queue_is_worked_off_from_the_oldest(
    store: FeedbackStore, conversations: ConversationStore, clock: FakeClock
) -> None:
    given = []
    for text in "一二三":
        feedback = store.give("li", asked(conversations, text), "wrong", "")
        assert feedback is not None
        given.append(feedback)
        clock.wait(minutes=1)
    decided = store.decide(given[0].id, "candidate", "admin", "case-7")
    assert decided is not None
    assert (decided.state, decided.case_id) == ("candidate", "case-7")
    assert (decided.decided_by, decided.decided_at) == ("admin", clock.now)
    store.decide(given[2].id, "dismissed", "admin")
    assert [each.question for each in store.queue(["new"])] == ["二"]
    assert [each.question for each in store.queue(["new", "candidate"])] == ["一", "二"]
    assert [each.question for each in store.queue(["new", "candidate"], offset=1)] == ["二"]
    assert store.counts() == {"new": 1, "candidate": 1, "dismissed": 1}
    assert store.decide("missing", "accepted", "admin") is None


def test_a_new_word_is_new_to_the_admins(store: FeedbackStore, message: MessageRecord) -> None:
    given = store.give("li", message, "wrong", "")
    assert given is not None
    store.decide(given.id, "accepted", "admin", "case-7")
    again = store.give("li", message, "right", "")
    assert again is not None
    assert (again.state, again.case_id, again.decided_by) == ("new", None, None)


def test_what_was_accepted_is_not_withdrawn_or_deleted(
    store: FeedbackStore, conversations: ConversationStore, message: MessageRecord
) -> None:
    given = store.give("li", message, "wrong", "")
    assert given is not None
    store.decide(given.id, "accepted", "admin", "case-7")
    assert not store.withdraw("li", message.id)
    conversations.delete("li", message.conversation_id)
    (kept,) = store.queue(["accepted"])
    assert (kept.conversation_id, kept.message_id, kept.question) == (None, None, "一")
