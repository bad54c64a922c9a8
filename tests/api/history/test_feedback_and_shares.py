"""Feedback on answers, and links by which others read them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.history.asking import PARKS, PROJECTS, ask, begin, thread

ANNA, BERT = {"x-person": "anna"}, {"x-person": "bert"}


def kept(client: TestClient) -> tuple[str, str]:
    """A conversation with an answer: the ids of both."""
    conversation = begin(client)
    return conversation, ask(client, conversation)["kept"]["message_id"]


def test_feedback_is_given_changed_and_taken_back(client: TestClient) -> None:
    conversation, message = kept(client)
    for kind, comment in (("wrong", "是四个"), ("citation_unsupported", "")):
        said = {"message_id": message, "kind": kind, "comment": comment}
        assert client.post("/api/feedback", json=said).json() == said
        assert thread(client, conversation)["messages"][0]["feedback"] == said
    assert client.delete(f"/api/feedback/{message}").status_code == 204
    assert thread(client, conversation)["messages"][0]["feedback"] is None
    assert client.delete(f"/api/feedback/{message}").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"kind": "great"}, 422),
        ({"comment": "a" * 2001}, 422),
        ({"comment": None}, 422),
        ({"message_id": "nothing"}, 404),
        ({"message_id": ""}, 422),
    ],
)
def test_feedback_on_nothing_is_refused(
    client: TestClient, wrong: dict[str, object], status: int
) -> None:
    body = {"message_id": kept(client)[1], "kind": "right"} | wrong
    assert client.post("/api/feedback", json=body).status_code == status


def test_nobody_gives_feedback_on_the_answer_of_another(client: TestClient) -> None:
    said = {"message_id": kept(client)[1], "kind": "right"}
    assert client.post("/api/feedback", json=said, headers=BERT).status_code == 404


def test_a_shared_answer_is_read_by_others_until_the_link_is_ended(client: TestClient) -> None:
    conversation, message = kept(client)
    ask(client, conversation, PROJECTS)
    share = client.post("/api/shares", json={"message_id": message})
    assert share.status_code == 201
    path, token = share.json()["path"], share.json()["token"]
    page = client.get(path, headers=BERT)
    assert page.status_code == 200
    assert PARKS in page.text
    assert PROJECTS not in page.text
    assert "/article/suzhou?start=" in page.text
    assert client.delete(f"/api/shares/{token}", headers=BERT).status_code == 404
    listed = client.get("/api/shares", params={"conversation_id": conversation}).json()["shares"]
    assert [each["token"] for each in listed] == [token]
    assert client.delete(f"/api/shares/{token}").status_code == 204
    assert client.get(path).status_code == 404


def test_a_shared_conversation_does_not_grow(client: TestClient) -> None:
    conversation, _ = kept(client)
    shared = client.post("/api/shares", json={"conversation_id": conversation}).json()
    ask(client, conversation, PROJECTS)
    assert PROJECTS not in client.get(shared["path"]).text


@pytest.mark.parametrize("body", [{}, {"conversation_id": "a", "message_id": "b"}, {"x": 1}])
def test_a_link_is_to_one_thing(client: TestClient, body: dict[str, object]) -> None:
    assert client.post("/api/shares", json=body).status_code == 422


def test_nobody_shares_what_is_not_theirs(client: TestClient) -> None:
    conversation, message = kept(client)
    for body in ({"conversation_id": conversation}, {"message_id": message}):
        assert client.post("/api/shares", json=body, headers=ANNA).status_code == 404
    query = {"conversation_id": conversation}
    assert client.get("/api/shares", params=query, headers=ANNA).json() == {"shares": []}


def test_a_link_that_nobody_made_is_a_page_that_says_so(client: TestClient) -> None:
    response = client.get("/shared/nothing")
    assert response.status_code == 404
    assert "没有这个页面" in response.text
