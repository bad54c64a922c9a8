"""A service whose documents can be changed, with a fake that reads and indexes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.conftest import make_indexer
from tests.corpus.made_corpus import FakeIndex, Office
from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.accounts.person import Person, UserRole
from zoneqa.api import Documents, create_app
from zoneqa.api.asking_person import set_person
from zoneqa.api.library import Library
from zoneqa.documents import Corpus
from zoneqa.storage.database import Database
from zoneqa.types import DEFAULT_COLLECTION, Article, Collections

BINARY = {"Content-Type": "application/octet-stream"}
ROLE = "x-role"
NAMES: Collections = frozenset({DEFAULT_COLLECTION, "内部"})


class InRole:
    """An application whose requests are of a person in the role that a header names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            role = UserRole[request.headers.get(ROLE, "EDITOR").upper()]
            set_person(request, Person("li", "", role))
        await self.app(scope, receive, send)


def visible(person: Person, names: Collections) -> Collections:
    """Let admins see every collection, and others the default one."""
    return names if person.may(UserRole.ADMIN) else names & {DEFAULT_COLLECTION}


@dataclass
class DocumentsSite:
    """A client of the service, and what lies behind it."""

    client: TestClient
    office: Office

    def put(
        self, name: str, data: bytes, query: str = "", **headers: str
    ) -> tuple[int, dict[str, Any]]:
        """Upload a file; return status and JSON."""
        response = self.client.put(
            f"/api/documents/{name}{query}", content=data, headers={**BINARY, **headers}
        )
        return response.status_code, response.json()

    def settled(self) -> None:
        """Wait until nothing waits or goes on."""
        wait_until(lambda: not self.office.jobs.latest(("queued", "running")), 30)


def made_documents(office: Office, upload_mb: int = 1) -> Documents:
    """Return the documents of an office, over an index of two generations."""
    for text in ("一。", "二。"):
        articles = (Article("a", "标题", text),)
        index = office.place(DEFAULT_COLLECTION).index_root
        make_indexer(index).build(Corpus(articles), lambda done, total: None)
    return Documents(office.editor, office.worker(), lambda: NAMES, upload_mb)


@contextmanager
def documents_site(
    database: Database, folder: Path, upload_mb: int = 1, index: FakeIndex | None = None
) -> Iterator[DocumentsSite]:
    """A running service whose database and files are in a folder."""
    office = Office(database, folder, index or FakeIndex())
    library = Library(lambda _: FakeAnswerer(), lambda: dict.fromkeys(NAMES, "1"), visible)
    app = create_app(library, documents=made_documents(office, upload_mb))
    app.add_middleware(InRole)
    with ready_client(app) as client:
        yield DocumentsSite(client, office)
