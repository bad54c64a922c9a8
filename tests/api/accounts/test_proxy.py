"""A proxy that signs people in and names them in a header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.api import create_app
from zoneqa.settings import Settings

SETTINGS = Settings(
    proxy_addresses=("10.0.0.2",),
    proxy_user_header="X-Remote-User",
    proxy_groups_header="X-Remote-Groups",
    group_roles=(("IT", "admin"),),
)
ZHAO = {b"X-Remote-User": "赵敏".encode()}


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return made_accounts(tmp_path, "proxy", settings=SETTINGS)


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    """A client behind the proxy."""
    app = create_app(FakeAnswerer, accounts=accounts)
    with ready_client(app) as client:
        client._transport.client = ("10.0.0.2", 5000)  # type: ignore[attr-defined]
        yield client


def test_who_is_named_gets_an_account_and_no_login(client: TestClient, accounts: Accounts) -> None:
    groups = {b"X-Remote-Groups": "IT, 规划处".encode()}
    person = client.get("/api/person", headers=ZHAO | groups).json()
    assert (person["name"], person["role"]) == ("赵敏", "admin")
    assert person["groups"] == ["IT", "规划处"]
    assert client.get("/api/person", headers=ZHAO).json()["id"] == person["id"]
    assert client.get("/api/person", headers=ZHAO).json()["groups"] == []
    assert "赵敏" in client.get("/", headers=ZHAO).text
    assert [account.way for account in accounts.people.all()] == ["proxy"]


def test_nobody_is_believed_who_comes_past_the_proxy(client: TestClient) -> None:
    client._transport.client = ("192.0.2.9", 5000)  # type: ignore[attr-defined]
    assert client.get("/api/person", headers=ZHAO).status_code == 401
    forwarded = ZHAO | {b"X-Forwarded-For": b"10.0.0.2"}
    assert client.get("/api/person", headers=forwarded).status_code == 401


def test_a_request_without_a_name_or_with_two_is_nobodys(client: TestClient) -> None:
    assert client.get("/api/person").status_code == 401
    twice = [("X-Remote-User", "admin"), ("X-Remote-User", "zhao")]
    assert client.get("/api/person", headers=twice).status_code == 401
    answer = client.get("/", follow_redirects=False)
    assert answer.headers["location"] == "/login"
    page = client.get("/login", headers={"Accept-Language": "en"}).text
    assert "did not say who you are" in page
    assert 'name="password"' not in page


NAMED = ("X-Remote-User", "zhao")
TWICE = {
    "groups, the client's first": [("X-Remote-Groups", "IT"), ("X-Remote-Groups", "news")],
    "groups, the client's last": [("X-Remote-Groups", "news"), ("X-Remote-Groups", "IT")],
    "groups, in another case": [("X-Remote-Groups", "news"), ("x-remote-GROUPS", "IT")],
    "groups, one of them empty": [("X-Remote-Groups", ""), ("X-Remote-Groups", "IT")],
    "a name, in another case": [("x-remote-user", "admin")],
    "a name, empty": [("X-Remote-User", "")],
}


@pytest.mark.parametrize("added", TWICE)
def test_what_a_client_adds_to_the_word_of_the_proxy_counts_for_nothing(
    client: TestClient, accounts: Accounts, added: str
) -> None:
    assert client.get("/api/person", headers=[NAMED, *TWICE[added]]).status_code == 401
    assert [account.role.name for account in accounts.people.all()] == []


@pytest.mark.parametrize(
    "name", ["X_Remote_User", "X-Remote-User-", "Remote-User", "X-Remote_User"]
)
def test_a_header_of_a_similar_name_names_nobody(client: TestClient, name: str) -> None:
    assert client.get("/api/person", headers={name: "admin"}).status_code == 401
    named = [NAMED, (name, "admin"), ("X_Remote_Groups", "IT")]
    person = client.get("/api/person", headers=named).json()
    assert (person["name"], person["role"], person["groups"]) == ("zhao", "reader", [])


def test_who_is_disabled_is_kept_out(client: TestClient, accounts: Accounts) -> None:
    client.get("/api/person", headers=ZHAO)
    accounts.people.set_active("tests", accounts.people.named("赵敏"), is_active=False)
    assert client.get("/api/person", headers=ZHAO).status_code == 401


def test_a_page_of_another_site_cannot_use_the_name(client: TestClient) -> None:
    asked = {"question": "a"}
    foreign = ZHAO | {b"Origin": b"https://evil.example"}
    assert client.post("/api/ask", json=asked, headers=foreign).status_code == 403
    assert client.post("/api/ask", json=asked, headers=ZHAO).status_code == 403
    assert (
        client.post(
            "/api/ask", json=asked, headers=ZHAO | {b"Origin": b"http://testserver"}
        ).status_code
        == 200
    )


def test_without_the_choice_of_a_proxy_its_headers_are_nothing(tmp_path: Path) -> None:
    accounts = made_accounts(tmp_path / "other", "accounts", settings=SETTINGS)
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        client._transport.client = ("10.0.0.2", 5000)  # type: ignore[attr-defined]
        assert client.get("/api/person", headers=ZHAO).status_code == 401
