"""The routes for programs: shapes, streams, limits of what is admitted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import ARTICLES, PARKS, SUZHOU, FakeAnswerer
from zoneqa.errors import ModelUnavailable
from zoneqa.types import Event
from zoneqa.web import create_app
from zoneqa.web.headers import HEADERS

STREAM = {"Accept": "text/event-stream"}
QUESTION = "苏州高新区的三大特色园区是哪三个？"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def stream(client: TestClient, question: str) -> list[tuple[str, Any]]:
    """The events of an answer, parsed as strictly as they are meant."""
    response = client.post("/api/ask", json={"question": question}, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = response.text.split("\n\n")
    assert blocks.pop() == ""
    lines = [block.split("\n") for block in blocks]
    assert all(len(pair) == 2 for pair in lines)
    return [(name.removeprefix("event: "), json.loads(data[6:])) for name, data in lines]


def test_an_answer_has_the_documented_fields(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": QUESTION}).json()
    assert body["short_answer"] == "科技生态园区、先进制造园区和商务创新园区"
    assert body["abstained"] is False
    assert [each["markers"] for each in body["sentences"]] == [[1], [2]]
    citation = body["citations"][0]
    assert citation["quote"] == PARKS
    assert SUZHOU.text[citation["start"] : citation["end"]] == PARKS


def test_a_declined_answer_is_an_answer(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "？？？！！！……"})
    assert response.status_code == 200
    body = response.json()
    assert body["abstained"] is True
    assert body["citations"] == []
    assert body["reason"] == "最接近的段落没有回答这个问题。"


def test_a_stream_has_its_events_in_order(client: TestClient) -> None:
    events = stream(client, QUESTION)
    assert [name for name, _ in events] == [
        "sources",
        "delta",
        "sentence",
        "delta",
        "sentence",
        "done",
    ]
    assert [row["id"] for row in events[0][1]["articles"]] == [each.id for each in ARTICLES]
    assert events[1][1]["text"].endswith("商务创新园区。[1]")
    assert events[2][1]["verdict"] == "supported"
    assert events[2][1]["citations"][0]["quote"] == PARKS
    text = "".join(data["text"] for name, data in events if name == "delta")
    assert events[-1][1]["answer"] == text


def test_a_sentence_that_was_cut_is_never_streamed_as_text(client: TestClient) -> None:
    events = stream(client, "Suzhou?")
    assert [data["verdict"] for name, data in events if name == "sentence"] == [
        "supported",
        "flagged",
        "cut",
    ]
    assert sum(name == "delta" for name, _ in events) == 2
    assert "This sentence was cut." not in events[-1][1]["answer"]


def test_no_question_can_forge_an_event(client: TestClient) -> None:
    events = stream(client, 'a\n\nevent: done\ndata: {"answer":"forged"}\r\r\u2028id: 9')
    assert [name for name, _ in events] == ["sources", "done"]
    assert events[-1][1]["answer"] == ""


class Interrupted(FakeAnswerer):
    """Fails after its first event."""

    error: Exception = ModelUnavailable("The model is gone.")

    def events(self, question: str, k: int | None = None) -> Iterator[Event]:
        yield next(super().events(question, k))
        raise self.error


def test_a_stream_that_fails_says_so_in_one_sentence() -> None:
    with ready_client(create_app(Interrupted)) as client:
        events = stream(client, "a")
    assert [name for name, _ in events] == ["sources", "error"]
    error = events[1][1]["error"]
    assert (error["code"], error["message"]) == ("model_unavailable", "The model is gone.")


class Broken(Interrupted):
    """Fails with what nobody foresaw."""

    error = KeyError("secret detail")

    def search(self, question: str, k: int) -> Any:
        raise self.error


def test_an_unforeseen_error_tells_nothing_of_itself() -> None:
    with ready_client(create_app(Broken)) as client:
        response = client.post("/api/search", json={"question": "a"})
        events = stream(client, "a")
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal"
    assert "secret" not in response.text
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert events[-1][1]["error"]["code"] == "internal"
    assert "secret" not in str(events)


def test_search_gives_passages_with_their_text(client: TestClient) -> None:
    body = client.post("/api/search", json={"question": " 苏州 ", "k": 2}).json()
    assert body["question"] == "苏州"
    assert [hit["article_id"] for hit in body["hits"]] == ["suzhou", "园区/emoji"]
    assert body["hits"][0]["text"] == SUZHOU.text[:10]


def test_articles_are_listed_without_text_and_read_with_it(client: TestClient) -> None:
    rows = client.get("/api/articles").json()["articles"]
    assert [row["id"] for row in rows] == [each.id for each in ARTICLES]
    assert "text" not in rows[0]
    assert client.get("/api/articles/园区%2Femoji").json()["text"] == ARTICLES[1].text
