"""Conversations: asked in, found again, changed, stopped, and seen by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event as Signal

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.api.history.asking import PARKS, PROJECTS, STREAM, ask, begin, questions, thread
from tests.e2e.clients import ready_client, running, wait_until
from tests.e2e.fake import FakeAnswerer
from tests.e2e.slow import SLOW, SlowAnswerer
from zoneqa.api import create_app
from zoneqa.api.history.kept_thread import earlier_turns
from zoneqa.errors import ZoneqaError
from zoneqa.storage.conversations import ConversationLimits
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History
from zoneqa.storage.records import NewMessage
from zoneqa.types import NO_FILTERS, Event, Filters


def test_an_answer_is_kept_as_it_was_sent(client: TestClient) -> None:
    conversation = begin(client)
    events = ask(client, conversation, filters={"zones": ["苏州高新区"]})
    assert list(events)[-2:] == ["kept", "done"]
    (message,) = thread(client, conversation)["messages"]
    assert events["kept"] == {"conversation_id": conversation, "message_id": message["id"]}
    assert message["answer"] == events["done"]
    assert message["filters"] == {"zones": ["苏州高新区"]}
    assert message["feedback"] is None


def test_a_declined_question_comes_back_with_the_articles_that_came_closest(
    client: TestClient,
) -> None:
    conversation = begin(client)
    ask(client, conversation, "杨凌的房价是多少？")
    (message,) = thread(client, conversation)["messages"]
    assert [each["id"] for each in message["articles"]] == ["suzhou", "园区/emoji", "markup"]


def test_a_follow_up_leans_on_what_was_kept(client: TestClient) -> None:
    conversation = begin(client)
    ask(client, conversation, "哪个高新区有三大特色园区？")
    events = ask(client, conversation, "它的目标呢？")
    assert events["done"]["standalone"] == "苏州高新区的目标是什么？"


def test_what_is_over_the_limits_is_refused_in_a_sentence(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/kept.sqlite")
    history = History.of(database, ConversationLimits(conversations=1, questions=2))
    with closing(database), ready_client(create_app(FakeAnswerer, history=history)) as client:
        conversation = begin(client)
        refused = client.post("/api/conversations", json={"title": PARKS})
        assert (refused.status_code, refused.json()["error"]["message"]) == (
            409,
            "You keep 1 conversations, as many as one person may; delete some first.",
        )
        first = ask(client, conversation)["kept"]["message_id"]
        ask(client, conversation, PROJECTS)
        path = f"/api/conversations/{conversation}/ask"
        late = client.post(path, json={"question": PARKS}, headers=STREAM)
        assert (late.status_code, late.json()["error"]["code"]) == (409, "conversation_too_long")
        ask(client, conversation, "三大园区？", replaces=first)
        assert questions(client, conversation) == ["三大园区？"]


def test_a_question_asked_again_replaces_its_message_and_those_after(client: TestClient) -> None:
    conversation = begin(client)
    first = ask(client, conversation)["kept"]["message_id"]
    ask(client, conversation, PROJECTS)
    ask(client, conversation, "三大园区？", replaces=first)
    assert questions(client, conversation) == ["三大园区？"]
    ask(client, conversation, PROJECTS, replaces="gone")
    assert questions(client, conversation) == ["三大园区？", PROJECTS]


def test_the_thread_of_a_question_ends_before_what_it_replaces(
    client: TestClient, history: History
) -> None:
    conversation = begin(client)
    for question in (PARKS, PROJECTS, "二", "三", "四"):
        ask(client, conversation, question)
    messages = history.conversations.thread("local", conversation)
    assert [turn.question for turn in earlier_turns(messages)] == [PROJECTS, "二", "三", "四"]
    turns = earlier_turns(messages, messages[1].id)
    assert [(turn.question, turn.zones) for turn in turns] == [(PARKS, ["苏州高新区"])]


def test_conversations_are_searched_pinned_renamed_and_paged(client: TestClient) -> None:
    old, new = begin(client, "旧的"), begin(client, "新的")
    ask(client, old)

    def listed(**params: str | int) -> list[str]:
        row = client.get("/api/conversations", params=params).json()
        return [each["title"] for each in row["conversations"]]

    assert listed() == ["旧的", "新的"]
    assert listed(search="商务创新") == ["旧的"]
    changed = client.patch(f"/api/conversations/{new}", json={"title": " 年报\n问答 "})
    assert changed.json()["title"] == "年报 问答"
    assert client.patch(f"/api/conversations/{new}", json={"pinned": True}).json()["pinned"]
    assert listed() == ["年报 问答", "旧的"]
    first = client.get("/api/conversations?limit=1").json()
    assert first["next_offset"] == 1
    assert client.get("/api/conversations?limit=1&offset=1").json()["next_offset"] is None


def test_what_is_deleted_is_gone(client: TestClient) -> None:
    conversation = begin(client)
    assert client.delete(f"/api/conversations/{conversation}").status_code == 204
    for response in (
        client.get(f"/api/conversations/{conversation}"),
        client.delete(f"/api/conversations/{conversation}"),
        client.post(f"/api/conversations/{conversation}/ask", json={"question": PARKS}),
    ):
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "unknown"


@pytest.mark.parametrize("body", [{}, {"title": ""}, {"title": None}, {"pinned": 1}, {"x": 1}])
def test_what_changes_nothing_is_refused(client: TestClient, body: dict[str, object]) -> None:
    response = client.patch(f"/api/conversations/{begin(client)}", json=body)
    assert response.status_code == 422


def test_nobody_sees_or_changes_the_conversation_of_another(client: TestClient) -> None:
    theirs = begin(client, "机密", **{"x-person": "anna"})
    me = {"x-person": "bert"}
    assert client.get("/api/conversations", headers=me).json()["conversations"] == []
    assert client.get("/api/conversations?search=机密", headers=me).json()["conversations"] == []
    path = f"/api/conversations/{theirs}"
    for method, end, body in (
        ("GET", "", None),
        ("PATCH", "", {"title": "b"}),
        ("DELETE", "", None),
        ("POST", "/ask", {"question": PARKS}),
    ):
        response = client.request(method, path + end, json=body, headers=me)
        assert response.status_code == 404, method
    assert thread(client, theirs, **{"x-person": "anna"})["conversation"]["title"] == "机密"


@pytest.fixture
def signals() -> Iterator[tuple[Signal, Signal]]:
    begun, go_on = Signal(), Signal()
    yield begun, go_on
    go_on.set()


@pytest.fixture
def slow_client(signals: tuple[Signal, Signal], history: History) -> Iterator[httpx2.Client]:
    """A client that can leave before it is answered."""
    app = create_app(lambda: SlowAnswerer(*signals), history=history)
    with running(app) as url, httpx2.Client(base_url=url) as client:
        yield client


class FailingAnswerer(FakeAnswerer):
    """Fails at its first step, if it was given an error."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__()
        self.error = error

    def _events(self, question: str, k: int, filters: Filters = NO_FILTERS) -> Iterator[Event]:
        if self.error:
            raise self.error
        return super()._events(question, k, filters)


def leave_while_it_is_answered(client: httpx2.Client, conversation: str, begun: Signal) -> None:
    path, body = f"/api/conversations/{conversation}/ask", {"question": SLOW}
    with client.stream("POST", path, json=body, headers=STREAM):
        assert begun.wait(30)


def test_an_answer_is_kept_although_its_client_has_left(
    slow_client: httpx2.Client, signals: tuple[Signal, Signal], history: History
) -> None:
    begun, go_on = signals
    conversation = slow_client.post("/api/conversations", json={"title": "慢"}).json()["id"]
    leave_while_it_is_answered(slow_client, conversation, begun)
    path = f"/api/conversations/{conversation}"
    assert slow_client.get(path).json()["pending"] == {"question": SLOW, "filters": {}}
    second = slow_client.post(f"{path}/ask", json={"question": PROJECTS})
    assert (second.status_code, second.json()["error"]["code"]) == (409, "conversation_busy")
    go_on.set()
    wait_until(lambda: slow_client.get(path).json()["pending"] is None)
    (message,) = history.conversations.thread("local", conversation)
    assert message.question == SLOW


def test_a_question_that_is_stopped_is_kept_without_an_answer(
    slow_client: httpx2.Client, signals: tuple[Signal, Signal], history: History
) -> None:
    begun, go_on = signals
    conversation = slow_client.post("/api/conversations", json={"title": "慢"}).json()["id"]
    leave_while_it_is_answered(slow_client, conversation, begun)
    path = f"/api/conversations/{conversation}"
    for _ in range(2):
        assert slow_client.post(f"{path}/stop").status_code == 204
        (message,) = slow_client.get(path).json()["messages"]
        assert (message["question"], message["answer"]) == (SLOW, None)
    go_on.set()
    answered = slow_client.post(f"{path}/ask", json={"question": PROJECTS}, headers=STREAM)
    assert "event: kept" in answered.text
    kept = history.conversations.thread("local", conversation)
    assert [(each.question, each.answer is None) for each in kept] == [
        (SLOW, True),
        (PROJECTS, False),
    ]


def test_asked_once_more_it_is_answered_in_its_place(client: TestClient, history: History) -> None:
    conversation = begin(client)
    ask(client, conversation, PROJECTS)
    for _ in range(2):
        history.conversations.add("local", conversation, NewMessage(PARKS, None, {}, ()))
    ask(client, conversation, PARKS)
    kept = history.conversations.thread("local", conversation)
    assert [(each.question, each.answer is None) for each in kept] == [
        (PROJECTS, False),
        (PARKS, True),
        (PARKS, False),
    ]


@pytest.mark.parametrize("error", [ZoneqaError("Something is wrong."), ValueError("a fault")])
def test_a_question_that_fails_is_kept_without_an_answer(
    history: History, error: Exception
) -> None:
    with ready_client(create_app(lambda: FailingAnswerer(error), history=history)) as client:
        conversation = begin(client)
        ask(client, conversation)
        assert questions(client, conversation) == [PARKS]
        (message,) = thread(client, conversation)["messages"]
        assert message["answer"] is None
        ask(client, conversation, replaces=message["id"])
        assert questions(client, conversation) == [PARKS]
        assert thread(client, conversation)["pending"] is None


def test_what_fails_takes_the_place_of_no_answer(history: History) -> None:
    broken = FailingAnswerer(None)
    with ready_client(create_app(lambda: broken, history=history)) as client:
        conversation = begin(client)
        kept = ask(client, conversation)["kept"]["message_id"]
        broken.error = ZoneqaError("Something is wrong.")
        ask(client, conversation, PROJECTS, replaces=kept)
        (message,) = thread(client, conversation)["messages"]
        assert (message["id"], message["question"]) == (kept, PARKS)


def test_where_nothing_is_kept_there_are_no_such_routes() -> None:
    with ready_client(create_app(FakeAnswerer)) as client:
        assert client.get("/api/conversations").status_code == 404
