"""Signing in and out with a name and a password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import SetClock, add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import create_app

CLOCK = SetClock()


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    accounts = made_accounts(tmp_path, clock=CLOCK)
    add_person(accounts, "刘晓", UserRole.READER, "规划处")
    return accounts


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        yield client


def test_who_has_not_signed_in_is_led_to_the_page_for_it(client: TestClient) -> None:
    page = client.get("/articles?page=2", follow_redirects=False)
    assert page.status_code == 303
    assert page.headers["location"] == "/login?next=%2Farticles%3Fpage%3D2"
    program = client.get("/api/articles")
    assert program.status_code == 401
    assert program.json()["error"]["code"] == "not_signed_in"
    assert program.headers["www-authenticate"] == "Bearer"


def test_signing_in_leads_back_to_where_one_wanted_to_go(client: TestClient) -> None:
    answer = sign_in(client, " 刘晓 ", going_on="/facts?zone=昆山")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    client.cookies.clear()
    answer = sign_in(client, "刘晓", going_on="/facts?zone=%E6%98%86%E5%B1%B1")
    assert answer.headers["location"] == "/facts?zone=%E6%98%86%E5%B1%B1"
    assert client.get("/").status_code == 200
    assert client.get("/api/person").json() == {
        "id": client.get("/api/person").json()["id"],
        "name": "刘晓",
        "role": "reader",
        "groups": ["规划处"],
    }
    assert "刘晓" in client.get("/").text


def test_a_session_begins_with_a_token_that_nobody_had_before(client: TestClient) -> None:
    client.cookies.set("zoneqa_session", "attacker")
    cookie = sign_in(client, "刘晓").headers["set-cookie"]
    assert "attacker" not in cookie
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


def test_signing_out_ends_the_session_on_the_server(client: TestClient) -> None:
    sign_in(client, "刘晓")
    token = client.cookies["zoneqa_session"]
    assert send_form(client, "/", "/logout").headers["location"] == "/login"
    client.cookies.clear()
    client.cookies.set("zoneqa_session", token)
    assert client.get("/api/person").status_code == 401
