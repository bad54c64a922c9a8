"""An answer is read only by who may see every collection that was searched for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api.history.asking import PARKS, ask, begin, thread
from tests.api.history.conftest import NamedPerson
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.accounts.person import Person
from zoneqa.api import create_app
from zoneqa.api.library import Library
from zoneqa.storage.history import History
from zoneqa.types import Collections

ANNA, BERT = {"x-person": "anna"}, {"x-person": "bert"}


@pytest.fixture
def seen() -> dict[str, Collections]:
    """What each person sees, which tests change."""
    everything = frozenset({"open", "closed"})
    return {"anna": everything, "bert": frozenset({"open"})}


@pytest.fixture
def client(history: History, seen: dict[str, Collections]) -> Iterator[TestClient]:
    def visible(person: Person, collections: Collections) -> Collections:
        return collections & seen.get(person.id, collections)

    library = Library(lambda _: FakeAnswerer(), lambda: {"open": "1", "closed": "1"}, visible)
    app = create_app(library, history=history)
    app.add_middleware(NamedPerson)
    with ready_client(app) as client:
        client.headers.update(ANNA)
        yield client


def test_an_answer_is_kept_with_the_collections_that_were_searched(
    client: TestClient, history: History
) -> None:
    conversation = begin(client)
    ask(client, conversation)
    (message,) = history.conversations.thread("anna", conversation)
    assert message.collections == ("closed", "open")


def test_an_answer_is_withheld_once_a_right_is_gone(
    client: TestClient, seen: dict[str, Collections]
) -> None:
    conversation = begin(client)
    ask(client, conversation)
    seen["anna"] = frozenset({"open"})
    (message,) = thread(client, conversation)["messages"]
    assert (message["question"], message["answer"], message["withheld"]) == (PARKS, None, True)
    assert message["articles"] == []
    ask(client, conversation, "三大园区？")
    assert [m["withheld"] for m in thread(client, conversation)["messages"]] == [True, False]


PART = "商务创新"
"""Words of the answer, and of nothing else in the conversation."""


def searched_for(client: TestClient, words: str) -> int:
    found = client.get("/api/conversations", params={"search": words}).json()["conversations"]
    return len(found)


@pytest.mark.parametrize("words", [PART, PART[:2], PART[1:3], f" {PART} ", "商务创新园、"[:4]])
def test_a_withheld_answer_is_not_searched_either(
    client: TestClient, seen: dict[str, Collections], words: str
) -> None:
    ask(client, begin(client, "园区"))
    assert searched_for(client, words) == 1
    seen["anna"] = frozenset({"open"})
    assert searched_for(client, words) == 0
    assert searched_for(client, PARKS) == searched_for(client, "园区") == 1
    ask(client, begin(client, "又一次"))
    assert searched_for(client, words) == 1
    seen["anna"] = frozenset({"open", "closed"})
    assert searched_for(client, words) == 2


@pytest.mark.parametrize("replaces", [None, 0, 1])
def test_a_question_does_not_lean_on_a_withheld_answer(
    client: TestClient, seen: dict[str, Collections], replaces: int | None
) -> None:
    conversation = begin(client)
    first = "哪个区有三大特色园区？"
    ids = [ask(client, conversation, first)["kept"]["message_id"] for _ in range(2)]
    asked = {} if replaces is None else {"replaces": ids[replaces]}
    seen["anna"] = frozenset({"open"})
    assert "苏州" not in str(
        ask(client, conversation, "它签约了多少个项目？", **asked)["done"]["standalone"]
    )


@pytest.mark.parametrize("later", [frozenset({"open"}), frozenset({"closed"}), frozenset()])
@pytest.mark.parametrize("by", ["program", "form"])
def test_rights_that_change_while_a_question_comes_in_count_as_what_was_searched(
    history: History, by: str, later: Collections
) -> None:
    """The rights are read once for what is searched and for what is kept as searched."""
    everything, read = frozenset({"open", "closed"}), []

    def visible(person: Person, collections: Collections) -> Collections:
        read.append(person.id)
        return collections & (everything if len(read) == 1 else later)

    library = Library(lambda _: FakeAnswerer(), lambda: {"open": "1", "closed": "1"}, visible)
    app = create_app(library, history=history)
    app.add_middleware(NamedPerson)
    with ready_client(app) as client:
        client.headers.update(ANNA)
        conversation = begin(client)
        read.clear()
        if by == "form":
            client.post("/ask", data={"question": PARKS, "conversation": conversation})
        else:
            ask(client, conversation)
    (message,) = history.conversations.thread("anna", conversation)
    assert message.collections == ("closed", "open")


def test_a_shared_answer_is_hidden_from_who_may_not_see_its_collections(
    client: TestClient, seen: dict[str, Collections]
) -> None:
    conversation = begin(client)
    message = ask(client, conversation)["kept"]["message_id"]
    path = client.post("/api/shares", json={"message_id": message}).json()["path"]
    refused = client.get(path, headers=BERT)
    assert refused.status_code == 404
    assert "商务创新" not in refused.text
    seen["bert"] = frozenset({"open", "closed"})
    assert client.get(path, headers=BERT).status_code == 200
