"""The examples of what is kept: a conversation, from its beginning to its end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.testclient import TestClient

from tests.docs.example import Example
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History

QUESTION = "桂林高新区2020年签约了多少个项目？"
ONE = "/api/conversations/{conversation_id}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")
SHOWN_TIME = "2021-03-20T08:30:00+00:00"
SHOWN = {
    "conversation": "0c8f5e8e2b6f4f0a9d1c7e3a5b7d9f10",
    "message": "7e1d3c5b9a8f4e2d8c6b4a2f0e1d3c5b",
    "token": "tZ4mX0qkW7r2Vb9nLs5yHc1dJf8gPa3e",
}
"""What stands in the place of ids and times that are never the same."""


def kept_examples() -> dict[str, dict[str, Any]]:
    """What is written of each operation on what is kept."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder)}/kept.sqlite")
        with ready_client(create_app(FakeAnswerer, history=History.of(database))) as client:
            told, ids = conversation(client)
        database.close()
    text = TIME.sub(SHOWN_TIME, json.dumps(told, ensure_ascii=False))
    for name, value in ids.items():
        text = text.replace(value, SHOWN[name])
    read: dict[str, dict[str, Any]] = json.loads(text)
    return read


def conversation(client: TestClient) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Go through a conversation; return what is written of it, and its ids."""
    told: dict[str, dict[str, Any]] = {}

    def ask(example: Example) -> Any:
        told[example.name] = example.ask(client)
        return told[example.name]["response"]

    begun = ask(Example("POST", "/api/conversations", body={"title": "签约项目"}))["id"]
    place = {"conversation_id": begun}
    events = ask(Example("POST", f"{ONE}/ask", place, body={"question": QUESTION}))
    message = re.search(r'"message_id":"(\w+)"', events)
    assert message
    about = {"message_id": message[1]}
    ask(Example("GET", "/api/conversations", {"search": "签约", "limit": 10}))
    ask(Example("PATCH", ONE, place, body={"title": "桂林的签约项目", "pinned": True}))
    said = {**about, "kind": "incomplete", "comment": "还有2021年的"}
    ask(Example("POST", "/api/feedback", body=said))
    ask(Example("GET", ONE, place))
    token = ask(Example("POST", "/api/shares", body=about))["token"]
    ask(Example("GET", "/api/shares", place))
    ask(Example("DELETE", "/api/shares/{token}", {"token": token}))
    ask(Example("DELETE", "/api/feedback/{message_id}", about))
    ask(Example("POST", f"{ONE}/stop", place))
    ask(Example("DELETE", ONE, place))
    return told, {"conversation": begun, "message": message[1], "token": token}
