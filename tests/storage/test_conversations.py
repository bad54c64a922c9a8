"""Conversations and their messages."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.errors import TooManyConversations
from zoneqa.storage.conversations import ConversationLimits, ConversationStore
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.records import ConversationRecord, MessageRecord


@pytest.fixture
def store(database: Database) -> ConversationStore:
    return ConversationStore(database)


def added(store: ConversationStore, conversation: ConversationRecord, text: str) -> MessageRecord:
    message = store.add(conversation.owner_id, conversation.id, made_message(text))
    assert message is not None
    return message


def test_a_new_conversation_is_found_with_its_times(
    store: ConversationStore, clock: FakeClock
) -> None:
    kept = store.create("li", "产值")
    assert kept == ConversationRecord(kept.id, "li", "产值", False, clock.now, clock.now)
    assert store.get("li", kept.id) == kept
    assert store.find("li") == [kept]


def test_a_message_comes_back_as_it_was_written(store: ConversationStore, clock: FakeClock) -> None:
    conversation = store.create("li", "产值")
    clock.wait(minutes=5)
    new = made_message(collections=("default", "internal"))
    message = store.add("li", conversation.id, new)
    assert message is not None
    assert store.thread("li", conversation.id) == [message]
    assert store.message("li", message.id) == message
    assert message.answer == new.answer
    assert message.answer is not None and list(message.answer) == list(new.answer or {})
    assert (message.filters, message.collections) == (new.filters, ("default", "internal"))
    assert message.created_at == clock.now
    found = store.get("li", conversation.id)
    assert found == replace(conversation, updated_at=clock.now)


def test_a_person_keeps_no_more_conversations_than_one_may(database: Database) -> None:
    store = ConversationStore(database, ConversationLimits(conversations=2))
    first = store.create("li", "产值")
    store.create("li", "园区")
    with pytest.raises(TooManyConversations, match="You keep 2 conversations"):
        store.create("li", "项目")
    assert store.create("wang", "项目").owner_id == "wang"
    store.delete("li", first.id)
    store.create("li", "项目")
    assert sorted(each.title for each in store.find("li")) == ["园区", "项目"]


@pytest.mark.parametrize(("limit", "services"), [(1, 2), (1, 8), (3, 2), (5, 4), (7, 6)])
def test_services_that_write_at_once_keep_no_more_than_one_may(
    database: Database, open_again: Callable[[], Database], limit: int, services: int
) -> None:
    limits, together = ConversationLimits(conversations=limit), Barrier(services)
    stores = [ConversationStore(open_again(), limits) for _ in range(services)]

    def create(store: ConversationStore) -> int:
        together.wait()
        kept = 0
        for _ in range(limit + 1):
            with suppress(TooManyConversations):
                store.create("li", "产值")
                kept += 1
        return kept

    with ThreadPoolExecutor(services) as pool:
        assert sum(pool.map(create, stores)) == limit
    assert len(ConversationStore(database).find("li")) == limit
    assert stores[0].create("wang", "项目").owner_id == "wang"


def test_a_message_may_have_no_answer(store: ConversationStore) -> None:
    conversation = store.create("li", "产值")
    store.add("li", conversation.id, made_message("停", answer=None))
    assert [(m.question, m.answer) for m in store.thread("li", conversation.id)] == [("停", None)]


def test_messages_keep_their_order_when_they_come_at_once(store: ConversationStore) -> None:
    conversation = store.create("li", "产值")
    with ThreadPoolExecutor(6) as pool:
        messages = list(pool.map(lambda n: added(store, conversation, str(n)), range(18)))
    thread = store.thread("li", conversation.id)
    assert thread == sorted(messages, key=lambda message: message.number)
    assert {message.question for message in thread} == set(map(str, range(18)))


def test_nothing_of_another_person_is_found_or_changed(store: ConversationStore) -> None:
    conversation = store.create("li", "产值")
    message = added(store, conversation, "一")
    other = "wang"
    assert store.get(other, conversation.id) is None
    assert store.find(other) == store.find(other, "产值") == []
    assert store.thread(other, conversation.id) == []
    assert store.message(other, message.id) is None
    assert not store.rename(other, conversation.id, "x")
    assert not store.pin(other, conversation.id, True)
    assert not store.delete(other, conversation.id)
    assert store.add(other, conversation.id, made_message()) is None
    assert store.replace_from(other, conversation.id, message.id, made_message()) is None
    assert store.thread("li", conversation.id) == [message]
    assert [found.title for found in store.find("li")] == ["产值"]


def test_pinned_ones_come_first_and_then_the_latest(
    store: ConversationStore, clock: FakeClock
) -> None:
    kept = []
    for title in "abcd":
        kept.append(store.create("li", title))
        clock.wait(minutes=1)
    assert store.pin("li", kept[1].id, True)
    clock.wait(minutes=1)
    added(store, kept[0], "?")
    assert [found.title for found in store.find("li")] == ["b", "a", "d", "c"]
    assert store.pin("li", kept[1].id, False)
    assert [found.title for found in store.find("li")] == ["a", "d", "c", "b"]
    assert [found.title for found in store.find("li", limit=2, offset=1)] == ["d", "c"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("产值", ["answered", "产值"]),
        ("300亿元", ["answered"]),
        ("  300亿元 ", ["answered"]),
        ("PARK", ["Park 7%"]),
        ("7%", ["Park 7%"]),
        ("7_", []),
        ("_", ["a_b"]),
        ("\\", ["back\\slash"]),
        ("'; DROP TABLE users", []),
        ("yunling-1", []),
        ("产值" * 40_000, []),
        ("", ["answered", "back\\slash", "a_b", "Park 7%", "产值"]),
    ],
)
def test_a_text_is_searched_as_it_is_written(
    store: ConversationStore, clock: FakeClock, text: str, titles: list[str]
) -> None:
    for title in ("产值", "Park 7%", "a_b", "back\\slash", "answered"):
        conversation = store.create("li", title)
        clock.wait(minutes=1)
    added(store, conversation, "怎么样？")
    assert [found.title for found in store.find("li", text)] == titles


def test_an_edited_question_replaces_what_came_after_it(
    store: ConversationStore, clock: FakeClock
) -> None:
    conversation = store.create("li", "产值")
    first, second, third = (added(store, conversation, text) for text in "一二三")
    clock.wait(minutes=1)
    edited = store.replace_from("li", conversation.id, second.id, made_message("改"))
    assert edited is not None
    assert edited.number > third.number
    assert store.thread("li", conversation.id) == [first, edited]
    assert store.message("li", third.id) is None
    found = store.get("li", conversation.id)
    assert found is not None and found.updated_at == clock.now


def test_a_message_of_another_conversation_is_not_replaced(store: ConversationStore) -> None:
    one, other = store.create("li", "一"), store.create("li", "二")
    message = added(store, other, "?")
    assert store.replace_from("li", one.id, message.id, made_message()) is None
    assert store.replace_from("li", one.id, "missing", made_message()) is None
    assert store.thread("li", other.id) == [message]


def test_two_edits_at_once_leave_one_message(store: ConversationStore) -> None:
    conversation = store.create("li", "产值")
    message = added(store, conversation, "一")

    def edit(text: str) -> MessageRecord | None:
        return store.replace_from("li", conversation.id, message.id, made_message(text))

    with ThreadPoolExecutor(4) as pool:
        done = [each for each in pool.map(edit, "abcd") if each]
    assert store.thread("li", conversation.id) == done
    assert len(done) == 1


def test_a_deleted_conversation_takes_its_messages_and_feedback_along(
    store: ConversationStore, database: Database
) -> None:
    conversation, other = store.create("li", "产值"), store.create("li", "人口")
    message, kept = added(store, conversation, "一"), added(store, other, "二")
    feedback = FeedbackStore(database)
    feedback.give("li", message, "wrong", "")
    feedback.give("li", kept, "right", "")
    assert store.delete("li", conversation.id)
    assert not store.delete("li", conversation.id)
    assert store.message("li", message.id) is None
    assert [each.message_id for each in feedback.queue(["new"])] == [kept.id]
    assert store.delete("li", other.id)
    assert (store.find("li"), feedback.counts()) == ([], {})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\0b", "a\ufffdb"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\udc00", "\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("𠮷野", "𠮷野"),
        ("line\r\nline\ttab\x1b", "line\r\nline\ttab\x1b"),
        ("'\"\\%;--", "'\"\\%;--"),
        ("长" * 100_000, "长" * 100_000),
    ],
)
def test_any_text_is_kept(store: ConversationStore, written: str, read: str) -> None:
    conversation = store.create("li", written)
    store.add("li", conversation.id, made_message(written, written))
    found = store.get("li", conversation.id)
    (message,) = store.thread("li", conversation.id)
    assert found is not None and found.title == read
    assert message.question == read
    assert message.answer is not None and message.answer["sentences"][0]["text"] == read
    assert [each.id for each in store.find("li", written)] == [conversation.id]
    assert store.get("li", written) is None


def test_a_deleted_text_is_in_no_file(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path}/zoneqa.sqlite")) as database:
        store = ConversationStore(database)
        conversation = store.create("li", "title that is secret")
        for n in range(20):
            added(store, conversation, f"question that is secret {n}" * 50)
        store.delete("li", conversation.id)
    assert [path.name for path in tmp_path.iterdir() if b"secret" in path.read_bytes()] == []


VISIBLE = [
    ({"default", "internal"}, 2),
    ({"default"}, 1),
    ({"internal"}, 0),
    (set(), 0),
    ({"default", "内部"}, 1),
    (None, 2),
]


@pytest.mark.parametrize(("visible", "count"), VISIBLE)
def test_answers_over_other_collections_are_not_searched(
    store: ConversationStore, visible: set[str] | None, count: int
) -> None:
    for names in (("default",), ("default", "internal")):
        conversation = store.create("li", "标题")
        store.add("li", conversation.id, made_message("问题", collections=names))
    (answered, *_) = store.thread("li", conversation.id)
    assert answered.answer is not None
    words = answered.answer["answer"][:6]
    assert len(store.find("li", words, visible=visible)) == count
    assert len(store.find("li", "问题", visible=visible)) == 2
    assert len(store.find("li", "标题", visible=visible)) == 2
    assert len(store.find("li", visible=visible)) == 2


def test_the_collections_of_a_persons_questions_are_known(store: ConversationStore) -> None:
    assert store.collections("li") == frozenset()
    for owner, names in (("li", ("default", "内部")), ("li", ("default",)), ("wu", ("other",))):
        conversation = store.create(owner, "标题")
        store.add(owner, conversation.id, made_message(collections=names))
    assert store.collections("li") == {"default", "内部"}
