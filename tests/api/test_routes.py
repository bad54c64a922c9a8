"""The routes for programs: shapes, streams, limits of what is admitted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import ARTICLES, EMOJI, PARKS, PROJECTS, SUZHOU, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.middleware.security_headers import HEADERS
from zoneqa.errors import ModelUnavailable
from zoneqa.query.query import Query
from zoneqa.types import NO_FILTERS, Event, Filters

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


def test_what_comes_near_comes_with_the_refusal(client: TestClient) -> None:
    question = "2019年桂林高新区签约了多少个项目？"
    body = client.post("/api/ask", json={"question": question}).json()
    assert (body["abstained"], body["sentences"], body["citations"]) == (True, [], [])
    assert body["refusal"] == {"kind": "other_period", "values": ["2019年", "2020年"]}
    (near,) = body["near"]
    assert near["text"] == PROJECTS
    (cited,) = near["citations"]
    assert EMOJI.text[cited["start"] : cited["end"]] == cited["quote"] == PROJECTS
    names, data = zip(*stream(client, question), strict=True)
    assert names == ("sources", "done")
    assert data[-1]["near"] == body["near"]


def test_an_answer_has_nothing_that_comes_near(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": QUESTION}).json()["near"] == []


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

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        yield next(super().events(query, k, filters))
        raise self.error


def test_a_stream_that_fails_says_so_in_one_sentence() -> None:
    with ready_client(create_app(Interrupted)) as client:
        events = stream(client, "a")
    assert [name for name, _ in events] == ["sources", "error"]
    error = events[1][1]["error"]
    message = "The model cannot be loaded; the server's log says why."
    assert (error["code"], error["message"]) == ("model_unavailable", message)


class Broken(Interrupted):
    """Fails with what nobody foresaw."""

    error = KeyError("secret detail")

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> Any:
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
    assert [row["id"] for row in rows] == sorted(each.id for each in ARTICLES)
    assert "text" not in rows[0]
    assert client.get("/api/articles/园区%2Femoji").json()["text"] == ARTICLES[1].text


def test_a_question_may_be_narrowed_down(client: TestClient) -> None:
    filters = {"zones": ["桂林高新区"], "sources": [], "since": "2021"}
    asked = {"question": "桂林", "filters": filters}
    assert [hit["article_id"] for hit in client.post("/api/ask", json=asked).json()["hits"]] == [
        "园区/emoji"
    ]
    found = client.post("/api/search", json=asked | {"filters": {"articles": ["markup"]}}).json()
    assert [hit["article_id"] for hit in found["hits"]] == ["markup"]
    assert len(client.post("/api/search", json=asked | {"filters": {}}).json()["hits"]) == 3


@pytest.mark.parametrize("path", ["/api/ask", "/api/search"])
@pytest.mark.parametrize(
    "filters",
    [
        None,
        [],
        "桂林",
        {"zones": "桂林"},
        {"zones": [1]},
        {"zones": [""]},
        {"zones": ["x" * 201]},
        {"zones": ["x"] * 51},
        {"zones": None},
        {"since": 2021},
        {"since": None},
        {"zone": ["桂林"]},
    ],
    ids=str,
)
def test_filters_of_another_shape_are_refused(client: TestClient, path: str, filters: Any) -> None:
    response = client.post(path, json={"question": "a", "filters": filters})
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == "body_invalid"
    assert error["message"].startswith("The field 'filters' is not valid")


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_a_zone_without_articles_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    asked = {"question": "a", "filters": {"zones": ["合肥"]}}
    response = client.post("/api/ask", json=asked, headers=headers)
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "filter_invalid"
    assert "合肥" in response.json()["error"]["message"]


def test_the_bodies_are_described_in_one_piece(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in ("/api/ask", "/api/search"):
        body = paths[path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        assert "$ref" not in json.dumps(body)
        zones = body["properties"]["filters"]["properties"]["zones"]
        assert zones["items"]["type"] == "string"


BEFORE = {"question": "桂林高新区2020年签约项目多少个？", "zones": ["桂林高新区"]}


def test_a_follow_up_tells_how_it_was_understood(client: TestClient) -> None:
    asked = {"question": " 那苏州呢？", "thread": [BEFORE]}
    full = "苏州高新区2020年签约项目多少个？"
    body = client.post("/api/ask", json=asked).json()
    assert (body["question"], body["standalone"]) == ("那苏州呢？", full)
    events = client.post("/api/ask", json=asked, headers=STREAM).text.split("\n\n")
    sources, done = (json.loads(events[n].split("data: ")[1]) for n in (0, -2))
    assert sources["standalone"] == done["standalone"] == full
    assert done["question"] == "那苏州呢？"


def test_follow_ups_are_put_in_full_by_the_rewriter_that_is_given() -> None:
    full = "苏州高新区2020年签约的项目是多少个？"
    asked = {"question": "那苏州呢？", "thread": [BEFORE]}
    app = create_app(FakeAnswerer, make_rewriter=lambda _: lambda _, __: full)
    with ready_client(app) as client:
        assert client.post("/api/ask", json=asked).json()["standalone"] == full


def test_a_question_in_full_is_not_rewritten(client: TestClient) -> None:
    asked = {"question": QUESTION, "thread": [BEFORE]}
    assert client.post("/api/ask", json=asked).json()["standalone"] is None
    assert client.post("/api/ask", json={"question": "那苏州呢？"}).json()["standalone"] is None


def test_the_answer_before_may_give_the_zone(client: TestClient) -> None:
    before = {"question": "哪个高新区产值最高？", "zones": ["\u200b", " 桂林\x07高新区\n"]}
    body = client.post("/api/ask", json={"question": "它的目标呢？", "thread": [before]}).json()
    assert body["standalone"] == "桂林高新区的目标是什么？"


@pytest.mark.parametrize(
    "thread",
    [
        None,
        {},
        "桂林",
        ["桂林"],
        [{}],
        [{"question": 1}],
        [{"question": ""}],
        [{"question": "国" * 2001}],
        [{"question": "a", "zones": "桂林"}],
        [{"question": "a", "zones": [1]}],
        [{"question": "a", "zones": None}],
        [{"question": "a", "answer": "b"}],
        [{"question": "a"}] * 9,
    ],
    ids=lambda thread: str(thread)[:40],
)
def test_threads_of_another_shape_are_refused(client: TestClient, thread: Any) -> None:
    response = client.post("/api/ask", json={"question": "a", "thread": thread})
    assert response.status_code == 422
    assert response.json().keys() == {"error"}


def test_a_search_has_no_thread(client: TestClient) -> None:
    asked = {"question": "那苏州呢？", "thread": [BEFORE]}
    assert client.post("/api/search", json=asked).status_code == 422
