"""What the tests of kept conversations do again and again."""

from __future__ import annotations

import json
from typing import Any

from starlette.testclient import TestClient

PARKS = "苏州高新区的三大特色园区是哪三个？"
PROJECTS = "桂林高新区2020年签约了多少个项目？"
STREAM = {"Accept": "text/event-stream"}


def begin(client: TestClient, title: str = PARKS, **headers: str) -> str:
    """Begin a conversation; return its id."""
    made = client.post("/api/conversations", json={"title": title}, headers=headers)
    assert made.status_code == 201
    return str(made.json()["id"])


def ask(
    client: TestClient, conversation: str, question: str = PARKS, **more: object
) -> dict[str, Any]:
    """Ask in a conversation; return the data of each event by its name, the last one counting."""
    path = f"/api/conversations/{conversation}/ask"
    response = client.post(path, json={"question": question, **more}, headers=STREAM)
    assert response.status_code == 200
    events = (block.split("\ndata: ") for block in response.text.strip().split("\n\n"))
    return {name.removeprefix("event: "): json.loads(data) for name, data in events}


def thread(client: TestClient, conversation: str, **headers: str) -> dict[str, Any]:
    """The conversation with its messages."""
    row: dict[str, Any] = client.get(f"/api/conversations/{conversation}", headers=headers).json()
    return row


def questions(client: TestClient, conversation: str) -> list[str]:
    """The questions of a conversation, in their order."""
    return [each["question"] for each in thread(client, conversation)["messages"]]
