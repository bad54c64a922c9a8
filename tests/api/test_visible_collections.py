"""What a service answers from depends on who asks."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from tests.api.people import SignedIn, by_group, of
from tests.e2e.clients import ready_client, wait_until
from tests.e2e.fake import FakeAnswerer, made_example
from zoneqa.accounts.person import LOCAL_PERSON, Person, UserRole
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import Library, by_groups, create_app
from zoneqa.api.service import MOST_SETS, Service
from zoneqa.errors import DamagedIndex, DatabaseUnavailable, NoIndex
from zoneqa.types import Collections, Language

QUESTION = {"question": "桂林高新区2020年签约项目多少个？"}


class Over(FakeAnswerer):
    """An answerer over collections of certain generations, with one example question."""

    def __init__(self, generation: str, warning: str | None = None) -> None:
        self.generation = generation
        self.warning = warning

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        text = f"桂林高新区在{self.generation}？"
        return [made_example(text)] if language == "zh" else []


class Shelf:
    """Collections as they are published; opening one that is damaged fails."""

    def __init__(self, *names: str) -> None:
        self.generations: dict[str, str | None] = dict.fromkeys(names, "1")
        self.damaged: set[str] = set()
        self.opened: list[str] = []

    def published(self) -> dict[str, str | None]:
        if not self.generations:
            raise NoIndex("There is no index yet.")
        return dict(self.generations)

    def open(self, collections: Collections) -> FakeAnswerer:
        name = "+".join(f"{each}{self.generations.get(each)}" for each in sorted(collections))
        self.opened.append(name)
        if self.damaged & collections:
            raise DamagedIndex(f"{name} is damaged.")
        return Over(name)

    def library(self) -> Library:
        return Library(self.open, self.published, by_group)


def served(shelf: Shelf) -> SignedIn:
    return SignedIn(create_app(shelf.library()))


def generation(client: TestClient, *groups: str) -> str:
    """The generations that answer people in these groups."""
    asked = client.post("/api/ask", json=QUESTION, headers=of(*groups))
    health = client.get("/health", headers=of(*groups)).json()
    assert (asked.status_code == 200) == bool(health["generation"])
    return str(health["generation"])


def test_everybody_is_answered_from_the_collections_that_they_see() -> None:
    shelf = Shelf("a", "b", "c")
    with ready_client(served(shelf)) as client:
        assert generation(client, "a") == "a1"
        assert generation(client, "b", "c") == "b1+c1"
        assert generation(client, "c", "b", "unknown") == "b1+c1"
        assert generation(client, "a", "b", "c") == "a1+b1+c1"
        assert shelf.opened == ["a1+b1+c1", "a1", "b1+c1"]


def test_who_sees_no_collection_is_told_so() -> None:
    with ready_client(served(Shelf("a"))) as client:
        asked = client.post("/api/ask", json=QUESTION, headers=of("b"))
        assert (asked.status_code, asked.json()["error"]["code"]) == (403, "no_collection")
        page = client.get("/", headers={**of("b"), "Accept-Language": "en"})
        assert "No collection of reports is open to you" in page.text
        assert client.get("/articles", headers=of("b")).status_code == 403
        assert client.post("/check", data={"text": "a"}, headers=of("b")).status_code == 403
        health = client.get("/health", headers=of("b"))
        assert health.json() == {"status": "ok", "generation": "", "degraded": False}


def test_a_new_generation_is_opened_for_those_who_see_it_alone() -> None:
    shelf = Shelf("a", "b")
    with ready_client(served(shelf)) as client:
        assert [generation(client, each) for each in "ab"] == ["a1", "b1"]
        del shelf.opened[:]
        shelf.generations["b"] = "2"
        wait_until(lambda: generation(client, "b") == "b2")
        assert generation(client, "a") == "a1"
        assert shelf.opened == ["a1+b2", "b2"]


def test_a_new_collection_appears_and_a_removed_one_is_gone() -> None:
    shelf = Shelf("a")
    with ready_client(served(shelf)) as client:
        assert generation(client, "a", "b") == "a1"
        shelf.generations["b"] = "1"
        wait_until(lambda: generation(client, "a", "b") == "a1+b1")
        del shelf.generations["a"]
        wait_until(lambda: generation(client, "a", "b") == "b1")
        assert generation(client, "a") == ""


def test_a_damaged_collection_is_told_to_those_who_see_it() -> None:
    shelf = Shelf("a", "b")
    with ready_client(served(shelf)) as client:
        assert [generation(client, each) for each in "ab"] == ["a1", "b1"]
        shelf.damaged.add("b")
        shelf.generations["b"] = "2"
        wait_until(lambda: client.get("/health", headers=of("b")).json()["degraded"])
        health = client.get("/health", headers=of("b")).json()
        assert (health["generation"], health["message"]) == (
            "b1",
            "The index is damaged; the server's log says where.",
        )
        assert not client.get("/health", headers=of("a")).json()["degraded"]
        late = client.post("/api/search", json=QUESTION, headers=of("b"))
        assert late.status_code == 200


def test_who_asks_first_for_what_cannot_be_opened_gets_the_reason() -> None:
    shelf = Shelf("a", "b")
    with ready_client(served(shelf)) as client:
        shelf.damaged.add("b")
        asked = client.post("/api/ask", json=QUESTION, headers=of("b"))
        assert (asked.status_code, asked.json()["error"]["code"]) == (503, "index_damaged")
        assert generation(client, "a") == "a1"


def test_only_so_many_sets_are_kept_open() -> None:
    names = [f"c{n}" for n in range(9)]
    shelf = Shelf(*names)
    with ready_client(served(shelf)) as client:
        pairs = list(combinations(names, 2))[: MOST_SETS + 1]
        for pair in pairs:
            assert client.get("/api/articles", headers=of(*pair)).status_code == 200
        del shelf.opened[:]
        for pair in (pairs[-1], pairs[1], pairs[0]):
            assert client.get("/api/articles", headers=of(*pair)).status_code == 200
        assert shelf.opened == ["+".join(f"{each}1" for each in pairs[0])]


def test_examples_are_those_of_what_one_sees() -> None:
    with ready_client(served(Shelf("a", "b"))) as client:

        def shown(group: str) -> set[str]:
            page = client.get("/", headers={**of(group), "Accept-Language": "zh"}).text
            return set(re.findall("高新区在(.*?)？", page))

        wait_until(lambda: shown("a") == {"a1"})
        wait_until(lambda: shown("b") == {"b1"})


@pytest.mark.parametrize(
    ("error", "status"), [(DatabaseUnavailable("The database is locked."), 503), (KeyError(), 500)]
)
def test_nobody_sees_anything_if_it_is_not_known_what(error: Exception, status: int) -> None:
    def unreadable(person: Person, built: Collections) -> Collections:
        raise error

    shelf = Shelf("a")
    app = create_app(Library(shelf.open, shelf.published, unreadable))
    with TestClient(app, raise_server_exceptions=False) as client:
        wait_until(lambda: client.get("/ready").status_code == 200)
        for path in ("/api/articles", "/articles", "/facts", "/article/suzhou"):
            response = client.get(path)
            assert (response.status_code, "苏州" in response.text) == (status, False)


def test_a_service_that_cannot_read_the_rights_lives() -> None:
    def unreadable(person: Person, built: Collections) -> Collections:
        raise DatabaseUnavailable("/secret/zoneqa.sqlite is locked.")

    shelf = Shelf("a")
    with TestClient(create_app(Library(shelf.open, shelf.published, unreadable))) as client:
        wait_until(lambda: client.get("/ready").status_code == 200)
        assert client.get("/health").json() == {
            "status": "ok",
            "generation": "",
            "degraded": True,
            "message": "It cannot be found out who may see which collection.",
        }
        assert client.get("/").status_code == 503


def test_probes_look_up_the_rights_once_between_two_checks_for_generations() -> None:
    looked_up: list[Collections] = []
    seen = frozenset("a")

    def visible(_person: Person, _built: Collections) -> Collections:
        looked_up.append(seen)
        return seen

    shelf = Shelf("a", "b")
    service = Service(Library(shelf.open, shelf.published, visible), workers=1, patience=1)

    async def told() -> object:
        _, row = await service.health(Request({"type": "http"}))
        return row.get("generation")

    async def told_after_a_check(generation: str) -> None:
        checking = asyncio.create_task(service.follow(pause=3600))
        while await told() != generation:
            await asyncio.sleep(0.001)
        assert [await told() for _ in range(5)] == [generation] * 5
        checking.cancel()

    async def probed() -> None:
        nonlocal seen
        await told_after_a_check("a1")
        seen = frozenset("b")
        assert await told() == "a1"
        await told_after_a_check("b1")

    asyncio.run(probed())
    assert looked_up == [frozenset("a"), frozenset("b")]
    service.close()


REASONS = [
    "The database /secret/zoneqa.sqlite is locked by another process; try again in a moment.",
    "The database /secret/zoneqa.sqlite cannot be used: no space is left on the disk.",
    "The database postgresql://secret:5432/zoneqa does not answer: connection refused.",
    'The database x does not answer: password authentication failed for user "secret".',
    "All connections to postgresql://secret/zoneqa are in use; try again.",
]


@pytest.mark.parametrize("reason", REASONS)
def test_nobody_is_told_where_the_database_is(
    reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable(person: Person, built: Collections) -> Collections:
        raise DatabaseUnavailable(reason)

    shelf = Shelf("a")
    with TestClient(create_app(Library(shelf.open, shelf.published, unreadable))) as client:
        wait_until(lambda: client.get("/ready").status_code == 200)
        refused = client.get("/api/articles")
        assert (refused.status_code, refused.json()["error"]["code"]) == (
            503,
            "database_unavailable",
        )
        asked = {"messages": [{"role": "user", "content": "a"}], "model": "zoneqa"}
        told = [refused, client.get("/articles"), client.post("/v1/chat/completions", json=asked)]
        assert not any("secret" in each.text for each in told)
    assert reason in caplog.text


@pytest.mark.parametrize("path", ["/", "/check"])
def test_pages_are_shown_before_anything_is_opened(path: str) -> None:
    with TestClient(SignedIn(create_app(Shelf().library()))) as client:
        wait_until(lambda: client.get("/health").json()["status"] == "unusable")
        assert (
            client.get("/health").json()["message"]
            == "There is no index yet; build it with `zoneqa index`."
        )
        assert client.get(path).status_code == 200


class Kept:
    """Rights under which a group sees the collection `closed`, and everybody all others."""

    def visible(self, names: Iterable[str], groups: frozenset[str]) -> list[str]:
        return [name for name in names if name != "closed" or "office" in groups]


@pytest.mark.parametrize(
    ("role", "groups", "seen"),
    [
        (UserRole.READER, (), {"default"}),
        (UserRole.READER, ("other",), {"default"}),
        (UserRole.EDITOR, ("office", "other"), {"default", "closed"}),
        (UserRole.EDITOR, (), {"default"}),
        (UserRole.ADMIN, (), {"default", "closed"}),
    ],
)
def test_groups_decide_and_an_admin_sees_all(
    role: UserRole, groups: tuple[str, ...], seen: set[str]
) -> None:
    person = Person("li", "", role, frozenset(groups))
    assert by_groups(Kept())(person, frozenset({"default", "closed"})) == seen
    assert by_groups(Kept())(LOCAL_PERSON, frozenset({"default", "closed"})) == (
        {"default", "closed"}
    )
