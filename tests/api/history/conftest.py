"""A service that keeps conversations, asked by two people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.accounts.person import Person, UserRole
from zoneqa.api import create_app
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History

WHO = "x-person"


class NamedPerson:
    """Takes the person from a header, as signing in will."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = dict(scope.get("headers", ())).get(WHO.encode())
        if name:
            person = Person(name.decode(), name.decode(), UserRole.READER)
            scope.setdefault("state", {})["person"] = person
        await self.app(scope, receive, send)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    database = open_database(f"sqlite:///{tmp_path}/kept.sqlite")
    yield History.of(database)
    database.close()


@pytest.fixture
def client(history: History) -> Iterator[TestClient]:
    app = create_app(FakeAnswerer, history=history)
    app.add_middleware(NamedPerson)
    with ready_client(app) as client:
        yield client
