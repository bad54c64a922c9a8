"""Forms of other sites change nothing: they have no token, and browsers say whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import ORIGIN, form_token, send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD, add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.accounts.rate_limit import MemoryCounts, RateLimit
from zoneqa.api import create_app
from zoneqa.api.accounts.access_table import ROUTES
from zoneqa.storage.database import utc_now

ADDRESSES = [
    line.removeprefix("POST ").replace("{user_id}", "x")
    for lines in ROUTES.values()
    for line in lines
    if line.startswith("POST ")
]
FORMS = [path for path in ADDRESSES if path.startswith(("/login", "/logout", "/account", "/admin"))]


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    accounts = made_accounts(tmp_path_factory.mktemp("accounts"))
    add_person(accounts, "admin", UserRole.ADMIN)
    often = RateLimit("sign-in", 1000, MemoryCounts(utc_now), utc_now)
    return replace(accounts, sign_in_tries=often)  # each test signs in


@pytest.fixture(scope="module")
def browser(accounts: Accounts) -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        yield client


@pytest.fixture
def client(browser: TestClient) -> TestClient:
    """A browser in which the admin has just signed in."""
    browser.cookies.clear()
    sign_in(browser, "admin")
    return browser


FOREIGN = {
    "another site": {"Origin": "https://evil.example"},
    "another port": {"Origin": "http://testserver:81"},
    "a sandbox": {"Origin": "null"},
    "a sister site": {"Sec-Fetch-Site": "same-site"},
    "a site that hides": {"Sec-Fetch-Site": "cross-site"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN.keys())
def test_no_page_of_another_site_can_send_anything(
    client: TestClient, headers: dict[str, str]
) -> None:
    token = form_token(client.get("/account").text)
    for path in ADDRESSES:
        answer = client.post(path, data={"form_token": token}, headers=headers)
        assert answer.status_code == 403, path
        assert answer.json()["error"]["code"] == "cross_origin", path
    assert client.get("/api/person").status_code == 200


def test_a_browser_that_does_not_say_where_a_request_is_from_is_not_believed(
    client: TestClient,
) -> None:
    assert client.post("/api/ask", json={"question": "a"}).status_code == 403
    assert client.post("/api/ask", json={"question": "a"}, headers=ORIGIN).status_code == 200
    own = {"Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/ask", json={"question": "a"}, headers=own).status_code == 200


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("token", ["", "x", "é" * 9, "none"])
def test_a_form_needs_the_token_of_its_page(client: TestClient, path: str, token: str) -> None:
    fields = {} if token == "none" else {"form_token": token}
    answer = client.post(path, data={"active": "0", **fields}, headers=ORIGIN)
    assert answer.status_code == 403, path
    assert client.get("/api/person").status_code == 200


def test_the_token_of_one_session_is_none_in_another(client: TestClient) -> None:
    before = form_token(client.get("/account").text)
    client.cookies.clear()
    sign_in(client, "admin")
    assert form_token(client.get("/account").text) != before
    answer = client.post("/logout", data={"form_token": before}, headers=ORIGIN)
    assert answer.status_code == 403


def test_nobody_can_be_signed_in_by_a_form_without_a_page(client: TestClient) -> None:
    client.cookies.clear()
    fields = {"name": "admin", "password": PASSWORD, "form_token": "x"}
    assert client.post("/login", data=fields, headers=ORIGIN).status_code == 403
    assert "zoneqa_session" not in client.cookies


BAD_BODIES = {
    "json": (b"{}", "application/json", 415),
    "no type": (b"a=b", "", 415),
    "not utf-8": (b"form_token=%ff&\xff=\xff", "application/x-www-form-urlencoded", 403),
    "no parts": (b"--", "multipart/form-data", 400),
    "too many": (b"a=b&" * 99, "application/x-www-form-urlencoded", 400),
    "too long": (b"a=" + b"p" * 1_000_000, "application/x-www-form-urlencoded", 413),
}


@pytest.mark.parametrize(("body", "kind", "status"), BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_what_is_no_form_is_refused(
    client: TestClient, body: bytes, kind: str, status: int
) -> None:
    headers = {**ORIGIN, **({"Content-Type": kind} if kind else {})}
    for path in FORMS:
        assert client.post(path, content=body, headers=headers).status_code == status, path


def test_a_page_says_why_an_old_form_changed_nothing(client: TestClient) -> None:
    headers = {**ORIGIN, "Accept-Language": "en"}
    page = client.post("/account/keys", data={"form_token": "old"}, headers=headers).text
    assert "nothing was changed" in page


def test_the_forms_of_a_page_on_this_computer_have_a_token_too() -> None:
    with ready_client(create_app(FakeAnswerer)) as client:
        cookie = client.get("/").headers["set-cookie"]
        assert cookie.startswith("zoneqa_form=")
        assert "set-cookie" not in client.get("/").headers


def test_send_form_is_what_a_browser_does(client: TestClient) -> None:
    assert send_form(client, "/account", "/logout").status_code == 303
