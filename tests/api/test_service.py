"""Starting, failing to start, being full: what the service says of itself."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import create_app, one_index
from zoneqa.api.collection_set import OLDER_ANSWERS
from zoneqa.api.protocols import OpenAnswerer
from zoneqa.api.service import LOOKUP_WORKERS
from zoneqa.api.translations import TRANSLATIONS
from zoneqa.errors import (
    DamagedIndex,
    ModelUnavailable,
    NoIndex,
    NotWritten,
    UnusableIndex,
)
from zoneqa.types import NO_FILTERS, Article, Filters, Language

STREAM = {"Accept": "text/event-stream"}


def test_health_follows_the_index() -> None:
    gate = threading.Event()

    def open_late() -> FakeAnswerer:
        gate.wait(10)
        return FakeAnswerer()

    with TestClient(create_app(open_late)) as client:
        starting = client.get("/health")
        assert (starting.status_code, starting.json()["status"]) == (503, "starting")
        refused = client.post("/api/ask", json={"question": "a"})
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "starting")
        assert "retry-after" in refused.headers
        gate.set()
        wait_until(lambda: client.get("/health").status_code == 200)
        assert client.get("/health").json() == {
            "status": "ok",
            "generation": "gen-fake",
            "degraded": False,
        }


def damaged() -> FakeAnswerer:
    raise DamagedIndex("vectors.faiss is not what was written.")


def unforeseen() -> FakeAnswerer:
    raise KeyError("secret")


@pytest.mark.parametrize(
    ("open_answerer", "code", "sentence"),
    [
        (damaged, "index_damaged", "The index is damaged; the server's log says where."),
        (unforeseen, "index_unusable", "The index could not be opened; the server's log says why."),
    ],
)
def test_an_unusable_index_is_told(open_answerer: OpenAnswerer, code: str, sentence: str) -> None:
    with TestClient(create_app(open_answerer)) as client:
        wait_until(lambda: client.get("/health").json()["status"] == "unusable")
        health = client.get("/health")
        assert (health.status_code, health.json()["message"]) == (503, sentence)
        asked = client.post("/api/ask", json={"question": "a"})
        assert (asked.status_code, asked.json()["error"]["code"]) == (503, code)
        assert client.get("/").status_code == 200


class Blocked(FakeAnswerer):
    """Answers only when it is let; has no examples."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let = threading.Event()

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> Any:
        self.asked.set()
        self.let.wait(10)
        return super().search(question, k, filters)


def test_a_full_desk_turns_questions_away() -> None:
    answerer = Blocked()
    with ready_client(create_app(lambda: answerer, workers=1, patience=0.1)) as client:
        first: list[int] = []

        def ask() -> None:
            first.append(client.post("/api/search", json={"question": "a"}).status_code)

        thread = threading.Thread(target=ask)
        thread.start()
        assert answerer.asked.wait(10)
        second = client.post("/api/ask", json={"question": "a"}, headers=STREAM)
        assert (second.status_code, second.json()["error"]["code"]) == (503, "busy")
        assert second.headers["retry-after"] == "1"
        assert client.get("/health").status_code == 200
        assert client.get("/api/articles").status_code == 200
        answerer.let.set()
        thread.join(10)
        assert first == [200]
        assert client.post("/api/ask", json={"question": "a"}).status_code == 200


class Locked(Blocked):
    """Finds articles only when it is let; `asked` is set once every thread for that is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.free = LOOKUP_WORKERS

    def article(self, article_id: str) -> Article | None:
        self.free -= 1
        if self.free == 0:
            self.asked.set()
        self.let.wait(10)
        return super().article(article_id)


def test_a_page_that_would_wait_too_long_says_that_many_ask() -> None:
    answerer = Locked()
    with ready_client(create_app(lambda: answerer, patience=0.1)) as client:
        threads = [
            threading.Thread(target=client.get, args=("/article/suzhou",))
            for _ in range(LOOKUP_WORKERS)
        ]
        for thread in threads:
            thread.start()
        assert answerer.asked.wait(10)
        wait_until(lambda: client.get("/article/suzhou").status_code == 503)
        page = client.get("/article/suzhou", headers={"Accept-Language": "en"})
        assert TRANSLATIONS["en"]["error_busy"] in page.text
        assert page.headers["retry-after"] == "1"
        answerer.let.set()
        for thread in threads:
            thread.join(10)
        assert client.get("/article/suzhou").status_code == 200


class Named(FakeAnswerer):
    """An answerer of a generation with this name."""

    def __init__(self, generation: str, warning: str | None = None) -> None:
        self.generation = generation
        self.warning = warning


class Shelf:
    """Generations as they are published; some of them are damaged."""

    def __init__(self) -> None:
        self.name = "gen-1"
        self.damaged: set[str] = set()
        self.opened: list[str] = []
        self.error: Exception | None = None

    def published(self) -> str:
        if self.error:
            raise self.error
        return self.name

    def open(self) -> FakeAnswerer:
        self.opened.append(self.name)
        if self.name in self.damaged:
            raise DamagedIndex(f"{self.name} is not what was written.")
        return Named(self.name)


def health(client: TestClient) -> dict[str, Any]:
    row: dict[str, Any] = client.get("/health").json()
    return row


def test_a_new_generation_answers_soon_after_it_is_published() -> None:
    shelf = Shelf()
    with ready_client(create_app(one_index(shelf.open, shelf.published))) as client:
        assert health(client)["generation"] == "gen-1"
        shelf.name = "gen-2"
        wait_until(lambda: health(client)["generation"] == "gen-2")
        assert health(client) == {"status": "ok", "generation": "gen-2", "degraded": False}
        assert shelf.opened == ["gen-1", "gen-2"]


def test_a_damaged_generation_is_told_while_the_old_one_answers() -> None:
    shelf = Shelf()
    shelf.damaged = {"gen-2"}
    with ready_client(create_app(one_index(shelf.open, shelf.published))) as client:
        shelf.name = "gen-2"
        wait_until(lambda: health(client)["degraded"])
        assert health(client) == {
            "status": "ok",
            "generation": "gen-1",
            "degraded": True,
            "message": "The index is damaged; the server's log says where.",
        }
        assert client.post("/api/ask", json={"question": "a"}).status_code == 200
        shelf.name = "gen-3"
        wait_until(lambda: health(client)["generation"] == "gen-3")
        assert not health(client)["degraded"]
        assert shelf.opened == ["gen-1", "gen-2", "gen-3"]


def test_an_older_generation_that_answers_says_so() -> None:
    answerer = Named("gen-1", "gen-2 is damaged. Until then, gen-1 answers.")
    with ready_client(create_app(lambda: answerer)) as client:
        assert health(client)["degraded"]
        assert health(client)["message"] == OLDER_ANSWERS


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (NoIndex("There is no index in /srv/secret yet."), "There is no index yet; build it"),
        (DamagedIndex("/srv/secret/CURRENT is missing."), "The index is damaged; the server's log"),
        (UnusableIndex("/srv/secret was made with x."), "The index cannot be used; the server's"),
        (ModelUnavailable("/srv/secret is damaged."), "The model cannot be loaded; the server's"),
        (NotWritten("/srv/secret is full."), "The disk of the index refuses to be written to"),
        (PermissionError("secret"), "The index could not be opened; the server's log says why."),
        (RuntimeError("secret"), "The index could not be opened; the server's log says why."),
        (RecursionError(), "The index could not be opened; the server's log says why."),
        (UnicodeDecodeError("ascii", b"", 0, 1, ""), "The index could not be opened"),
    ],
)
def test_no_error_ends_the_following_of_generations(error: Exception, message: str) -> None:
    shelf = Shelf()
    with ready_client(create_app(one_index(shelf.open, shelf.published))) as client:
        shelf.error = error
        wait_until(lambda: health(client)["degraded"])
        assert health(client)["generation"] == "gen-1"
        assert health(client)["message"].startswith(message)
        shelf.error = None
        wait_until(lambda: not health(client)["degraded"])
        assert health(client)["generation"] == "gen-1"
        shelf.error = error
        wait_until(lambda: health(client)["degraded"])
        shelf.error, shelf.name = None, "gen-2"
        wait_until(lambda: health(client)["generation"] == "gen-2")
        assert not health(client)["degraded"]
