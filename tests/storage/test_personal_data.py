"""What is kept of one person."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.databases import FakeClock
from tests.storage.made import made_message
from zoneqa.storage.api_keys import ApiKeyStore
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.jobs import JobStore
from zoneqa.storage.personal_data import delete_person, export_person
from zoneqa.storage.records import NewApiKey, NewUser
from zoneqa.storage.running_questions import RunningQuestionStore
from zoneqa.storage.sessions import SessionStore
from zoneqa.storage.shares import ShareStore
from zoneqa.storage.users import UserStore


@pytest.fixture
def people(database: Database, clock: FakeClock) -> dict[str, str]:
    """The ids of two people, of whom a row is in every table."""
    return {name: _person(database, clock, name) for name in ("li", "wang")}


def _person(database: Database, clock: FakeClock, name: str) -> str:
    users, store, feedback = (
        UserStore(database),
        ConversationStore(database),
        FeedbackStore(database),
    )
    person_id = users.create(NewUser(name, "reader", password_hash=f"secret-{name}")).id
    users.set_groups(person_id, ["统计"])
    for state in ("new", "accepted"):
        conversation = store.create(person_id, f"{name} asks")
        message = store.add(person_id, conversation.id, made_message(f"{name}: {state}"))
        given = message and feedback.give(person_id, message, "wrong", f"{name} says")
        assert given is not None
        if state == "accepted":
            feedback.decide(given.id, state, "admin", "case-7")
    RunningQuestionStore(database).begin(person_id, conversation.id, f"{name} waits", {})
    ShareStore(database).share_conversation(person_id, conversation.id)
    key = NewApiKey(person_id, f"key of {name}", "zq", f"secret-key-{name}", "reader")
    ApiKeyStore(database).create(key)
    SessionStore(database).create(f"secret-{name}", person_id, clock.now + timedelta(days=1))
    JobStore(database).create("ingest", person_id, {})
    AuditLog(database).add(person_id, "sign_in", name)
    return person_id


def rows(exported: dict[str, Any]) -> dict[str, int]:
    return {table: len(found) for table, found in exported.items()}


ALL = {
    "users": 1,
    "memberships": 1,
    "conversations": 2,
    "messages": 2,
    "running_questions": 1,
    "shares": 1,
    "feedback": 2,
    "api_keys": 1,
    "sessions": 1,
    "jobs": 1,
    "audit": 1,
}


def test_an_export_has_all_of_one_person_and_no_secret(
    database: Database, people: dict[str, str], clock: FakeClock
) -> None:
    exported = export_person(database, people["li"])
    said = json.dumps(exported, ensure_ascii=False)
    assert rows(exported) == ALL
    assert [message["question"] for message in exported["messages"]] == ["li: new", "li: accepted"]
    assert exported["messages"][0]["answer"]["citations"][0]["article_id"] == "yunling-1"
    assert exported["users"][0]["name"] == "li"
    assert exported["users"][0]["created_at"] == clock.now.isoformat()
    assert "wang" not in said
    assert "secret" not in said


def test_nothing_is_left_of_a_person_who_is_deleted(
    database: Database, people: dict[str, str]
) -> None:
    before = export_person(database, people["wang"])
    delete_person(database, people["li"])
    left = rows(export_person(database, people["li"]))
    assert left == dict.fromkeys(ALL, 0) | {"audit": 1}
    assert export_person(database, people["wang"]) == before


def test_a_case_that_was_made_of_feedback_stays_without_the_person(
    database: Database, people: dict[str, str]
) -> None:
    delete_person(database, people["li"])
    kept = FeedbackStore(database).queue(["accepted"])
    assert {(each.person_id, each.question, each.comment) for each in kept} == {
        ("", "li: accepted", ""),
        (people["wang"], "wang: accepted", "wang says"),
    }


def test_a_person_of_whom_nothing_is_kept_has_an_empty_export(database: Database) -> None:
    assert rows(export_person(database, "missing")) == dict.fromkeys(ALL, 0)
    delete_person(database, "missing")


VISIBLE = [
    ({"open"}, [True, False, False]),
    ({"closed"}, [False, False, True]),
    ({"open", "closed"}, [True, True, True]),
    (set(), [False, False, False]),
    (None, [True, True, True]),
]


@pytest.mark.parametrize(("visible", "told"), VISIBLE)
def test_answers_over_other_collections_are_not_handed_out(
    database: Database, visible: set[str] | None, told: list[bool]
) -> None:
    store, secret = ConversationStore(database), "云岭的产值为194亿元。"
    conversation = store.create("li", "产值")
    for names in (("open",), ("open", "closed"), ("closed",)):
        new = made_message("多少？", answer=secret, collections=names)
        message = store.add("li", conversation.id, new)
        assert message
        FeedbackStore(database).give("li", message, "wrong", "不是这个数")
    found = export_person(database, "li", visible)
    asked = {row["id"]: secret in str(row["answer"]) for row in found["messages"]}
    assert sorted(asked.values()) == sorted(told)
    judged = {row["message_id"]: secret in str(row["answer"]) for row in found["feedback"]}
    assert judged == asked
    assert {row["question"] for row in found["messages"]} == {"多少？"}
    assert str(found).count(secret) == 0 or any(told)
