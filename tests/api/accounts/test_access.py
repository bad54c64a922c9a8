"""Every route is decided: who may use it, by role, and what happens to all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from tests.api.accounts.browser import ORIGIN
from tests.api.documents.made_documents import made_documents
from tests.corpus.made_corpus import Office
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import ROLE_NAMES, UserRole
from zoneqa.api import create_app
from zoneqa.api.accounts.access_table import ROUTES, AccessTable
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History

TABLE = [(role, *line.partition(" ")[::2]) for role, lines in ROUTES.items() for line in lines]
"""The lowest role, the method and the path of each row."""


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    return made_accounts(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, accounts: Accounts) -> FastAPI:
    """The application with all of its parts, so that it has every route."""
    folder = tmp_path_factory.mktemp("kept")
    kept = open_database(f"sqlite:///{folder}/zoneqa.db")
    documents = made_documents(Office(kept, folder))
    history = History.of(kept)
    return create_app(FakeAnswerer, accounts=accounts, history=history, documents=documents)


@pytest.fixture(scope="module")
def keys(accounts: Accounts) -> dict[str, str]:
    """A key of each role, by its name."""
    return {
        name: accounts.keys.make("tests", add_person(accounts, name, role), "matrix", None, role)
        for name, role in ROLE_NAMES.items()
    }


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with ready_client(app) as client:
        yield client


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """The methods and paths that the application takes, from its routers themselves."""
    pending: list[BaseRoute] = list(app.router.routes)
    while pending:
        route = pending.pop()
        included = getattr(route, "original_router", None)
        if included is not None:
            pending += included.routes
            continue
        assert isinstance(route, Route), f"{route} is no route that the table can decide"
        for method in (route.methods or set()) - {"HEAD"}:
            yield method, route.path


def test_the_table_decides_every_route_and_nothing_else(app: FastAPI) -> None:
    decided = [(method, path) for _, method, path in TABLE]
    routes = list(routes_of(app))
    assert set(routes) - set(decided) == set(), "say in access_table.py who may use them"
    assert set(decided) - set(routes) == set(), "access_table.py names what is not there"
    assert len(decided) == len(set(decided)), "each has one role"


def test_the_description_for_programs_has_only_routes_of_the_table(app: FastAPI) -> None:
    decided = {(method, re.sub(r":\w+\}", "}", path)) for _, method, path in TABLE}
    described = {
        (method.upper(), path)
        for path, operations in app.openapi()["paths"].items()
        for method in operations
    }
    assert described <= decided


@pytest.mark.parametrize("asking", ["nobody", *ROLE_NAMES])
@pytest.mark.parametrize(("lowest", "method", "path"), TABLE)
def test_each_role_passes_where_the_table_says_so(
    client: TestClient, keys: dict[str, str], lowest: UserRole, method: str, path: str, asking: str
) -> None:
    address = re.sub(r"\{[^}]+\}", "x", path)
    key = keys.get(asking)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = client.request(method, address, headers=headers, follow_redirects=False)
    role = ROLE_NAMES.get(asking, UserRole.ANYONE)
    if role >= lowest:
        assert answer.status_code != 401
        assert error_code(answer) != "forbidden"
        assert not answer.headers.get("location", "").startswith("/login")
    elif role:
        assert answer.status_code == 403
    elif is_json(answer):
        assert answer.status_code == 401
    else:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login")


def is_json(answer: httpx2.Response) -> bool:
    return "json" in answer.headers.get("content-type", "")


def error_code(answer: httpx2.Response) -> str:
    """The code of the error, or nothing."""
    body = answer.json() if is_json(answer) else None
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("code")) if isinstance(error, dict) else ""


@pytest.mark.parametrize("path", ["/admin", "/api", "/api/nothing", "/login/", "/admin/people/"])
def test_what_is_not_in_the_table_is_not_there(
    client: TestClient, keys: dict[str, str], path: str
) -> None:
    unknown = client.get(path, follow_redirects=False).status_code
    assert unknown in (303, 401)
    headers = {"Authorization": f"Bearer {keys['admin']}"}
    assert client.get(path, headers=headers).status_code == 404


def test_another_method_is_refused_with_those_that_are_taken(
    client: TestClient, keys: dict[str, str]
) -> None:
    headers = {"Authorization": f"Bearer {keys['reader']}"}
    answer = client.put("/api/ask", headers=headers)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert client.head("/api/articles", headers=headers).status_code == 200


def test_an_undecided_route_is_refused_even_if_the_application_has_it(tmp_path: Path) -> None:
    app = create_app(FakeAnswerer)
    app.add_route("/new", lambda request: pytest.fail("it was reached"))
    with ready_client(app) as client:
        assert client.get("/new").status_code == 404


def test_where_two_rows_fit_the_stricter_one_holds() -> None:
    table = AccessTable({UserRole.READER: ("GET /a/{id}",), UserRole.ADMIN: ("GET /a/secret",)})
    assert table.role("GET", "/a/other") == UserRole.READER
    assert table.role("GET", "/a/secret") == UserRole.ADMIN


def test_on_this_computer_nobody_signs_in() -> None:
    with ready_client(create_app(FakeAnswerer)) as client:
        assert client.get("/").status_code == 200
        person = {"id": "local", "name": "", "role": "admin", "groups": []}
        assert client.get("/api/person").json() == person
        assert client.get("/account").status_code == 200
        assert client.post("/account/keys", headers=ORIGIN).status_code == 404
        assert client.get("/login").status_code == 404
