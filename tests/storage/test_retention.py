"""How long things are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.login_failures import LoginFailureStore
from zoneqa.storage.records import FeedbackState
from zoneqa.storage.retention import delete_outdated
from zoneqa.storage.sessions import SessionStore


def test_what_nobody_touched_for_so_many_days_is_deleted(
    database: Database, clock: FakeClock
) -> None:
    store = ConversationStore(database)
    old, used = store.create("li", "old"), store.create("wang", "used")
    store.pin("li", old.id, True)
    clock.wait(days=29)
    store.add("wang", used.id, made_message())
    store.rename("li", old.id, "renamed")
    clock.wait(days=1)
    assert delete_outdated(database, 30) == 0
    clock.wait(seconds=1)
    assert delete_outdated(database, 30) == 1
    assert (store.find("li"), store.thread("li", old.id)) == ([], [])
    assert len(store.thread("wang", used.id)) == 1


@pytest.mark.parametrize("days", [None, 36_500, 10**12])
def test_without_a_number_of_days_or_with_a_huge_one_all_is_kept(
    database: Database, clock: FakeClock, days: int | None
) -> None:
    store = ConversationStore(database)
    store.create("li", "old")
    clock.wait(days=4000)
    assert delete_outdated(database, days) == 0
    assert len(store.find("li")) == 1


def test_feedback_goes_along_unless_it_became_a_case(database: Database, clock: FakeClock) -> None:
    store, feedback = ConversationStore(database), FeedbackStore(database)
    states: list[FeedbackState] = ["accepted", "candidate", "new"]
    for person in states:
        conversation = store.create(person, "产值")
        message = store.add(person, conversation.id, made_message())
        given = message and feedback.give(person, message, "wrong", "")
        assert given is not None
        feedback.decide(given.id, person, "admin", "case-7")
    clock.wait(days=31)
    assert delete_outdated(database, 30) == 3
    assert feedback.counts() == {"accepted": 1}


def test_sessions_and_failures_go_by_themselves(database: Database, clock: FakeClock) -> None:
    sessions, failures = SessionStore(database), LoginFailureStore(database)
    sessions.create("short", "li", clock.now + timedelta(hours=1))
    sessions.create("long", "li", clock.now + timedelta(days=7))
    failures.add("li", timedelta(hours=1))
    failures.add("locked", timedelta(hours=1))
    failures.lock("locked", clock.now + timedelta(days=7))
    clock.wait(days=2)
    delete_outdated(database, None)
    assert sessions.end("long")
    assert not sessions.end("short")
    assert failures.get("li") is None
    assert failures.get("locked") is not None
