"""Asking by the form, without a script: what is answered is kept, as with one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.api.history.asking import PARKS, PROJECTS, begin, questions, thread
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app

_FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def post(client: TestClient, person: str = "anna", **form: str) -> dict[str, str]:
    """Send the form; return the hidden fields of the next one."""
    page = client.post("/ask", data=form, headers={"x-person": person})
    assert page.status_code == 200
    return {name: unescape(value) for name, value in _FIELD.findall(page.text)}


def listed(client: TestClient, person: str) -> list[str]:
    """The titles of a person's conversations."""
    found = client.get("/api/conversations", headers={"x-person": person}).json()
    return [row["title"] for row in found["conversations"]]


def test_what_is_asked_one_after_another_is_one_conversation(client: TestClient) -> None:
    fields = post(client, question=PARKS)
    fields = post(client, question=PROJECTS, zone="桂林高新区", **fields)
    assert listed(client, "anna") == [PARKS]
    kept = thread(client, fields["conversation"], **{"x-person": "anna"})["messages"]
    assert [each["question"] for each in kept] == [PARKS, PROJECTS]
    assert [each["filters"] for each in kept] == [{}, {"zones": ["桂林高新区"]}]
    assert kept[0]["answer"]["citations"]
    post(client, question=PARKS)
    assert len(listed(client, "anna")) == 2


@pytest.mark.parametrize("named", ["theirs", "none-such", "x" * 900, "'; --", ""])
def test_nothing_is_added_to_the_conversation_of_another(client: TestClient, named: str) -> None:
    theirs = begin(client, "机密")
    conversation = theirs if named == "theirs" else named
    fields = post(client, question=PARKS, conversation=conversation)
    assert fields["conversation"] not in {theirs, named}
    assert listed(client, "anna") == [PARKS]
    assert questions(client, theirs) == []


@pytest.mark.parametrize("question", ["", " ", "\n\t", "问" * 5000])
def test_what_is_refused_begins_no_conversation(client: TestClient, question: str) -> None:
    response = client.post("/ask", data={"question": question}, headers={"x-person": "anna"})
    assert response.status_code == 422
    assert listed(client, "anna") == []


def test_a_long_question_has_a_title_of_its_beginning(client: TestClient) -> None:
    post(client, question=PARKS + "请说明" * 100)
    (title,) = listed(client, "anna")
    assert (len(title), title[: len(PARKS)]) == (100, PARKS)


def test_where_nothing_is_kept_the_form_names_no_conversation() -> None:
    with ready_client(create_app(FakeAnswerer)) as client:
        fields = post(client, question=PARKS, conversation="c1")
    assert "conversation" not in fields
    assert "thread" in fields
