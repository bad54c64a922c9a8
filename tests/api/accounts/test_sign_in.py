"""Signing in and out with a name and a password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import ORIGIN, form_token, send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD, SetClock, add_person, made_accounts
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


@pytest.mark.parametrize(
    "going_on",
    ["//evil.example/%2e%2e", "javascript:alert(1)", "https:evil.example", "/\\evil.example"],
)
def test_nobody_is_led_to_another_site(client: TestClient, going_on: str) -> None:
    page = client.get("/login", params={"next": going_on}).text
    assert 'name="next" value="/"' in page
    assert sign_in(client, "刘晓", going_on=going_on).headers["location"] == "/"
    answer = client.get("/login", params={"next": going_on}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_too_many_wrong_passwords_are_told_with_the_time_to_wait(
    client: TestClient, accounts: Accounts
) -> None:
    statuses = [sign_in(client, "刘晓", f"wrong {n}").status_code for n in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    answer = sign_in(client, "刘晓")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) in range(1, 61)
    add_person(accounts, "王芳")
    assert sign_in(client, "王芳").status_code == 303
    assert len(accounts.audit.entries(action="sign_in.fail")) == 10


def test_a_known_and_an_unknown_name_get_the_same_page(client: TestClient) -> None:
    known, unknown = (sign_in(client, name, "wrong") for name in ("刘晓", "nobody"))
    assert known.status_code == unknown.status_code == 401
    assert known.text.replace("刘晓", "") == unknown.text.replace("nobody", "")


def test_one_address_cannot_try_many_names(client: TestClient) -> None:
    statuses = [sign_in(client, f"name {n}", "wrong").status_code for n in range(64)]
    assert statuses[:60] == [401] * 60
    assert 429 in statuses[60:]


def test_a_very_long_password_is_not_even_hashed(client: TestClient) -> None:
    assert sign_in(client, "刘晓", "p" * 1025).status_code == 422
    assert sign_in(client, "刘晓", "p" * 1_000_000).status_code == 413
    assert sign_in(client, "n" * 5000, "p").status_code == 422


COOKIES = ["", "AAAA.BBBB.CCCCÿ", "A" * 4096, "'; --", "\x7f", "a=b", "%00"]


@pytest.mark.parametrize("cookie", COOKIES)
def test_a_cookie_that_is_no_token_means_not_signed_in(client: TestClient, cookie: str) -> None:
    headers = {b"cookie": b"zoneqa_session=" + cookie.encode("latin-1")}
    assert client.get("/api/person", headers=headers).status_code == 401
    assert client.get("/login", headers=headers).status_code == 200


def test_a_part_of_a_token_is_none(client: TestClient) -> None:
    sign_in(client, "刘晓")
    token = client.cookies["zoneqa_session"]
    client.cookies.clear()
    for part in (token[:-1], token[1:], token + "A", token.swapcase()):
        headers = {"Cookie": f"zoneqa_session={part}"}
        assert client.get("/api/person", headers=headers).status_code == 401


def test_under_https_no_other_host_can_set_the_cookie(accounts: Accounts) -> None:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        client.base_url = "https://testserver"
        token = form_token(client.get("/login").text)
        fields = {"name": "刘晓", "password": PASSWORD, "form_token": token}
        origin = {"Origin": "https://testserver"}
        answer = client.post("/login", data=fields, headers=origin, follow_redirects=False)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-zoneqa_session=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        assert client.get("/api/person").status_code == 200


def test_behind_a_proxy_that_speaks_https_the_cookie_is_as_safe(client: TestClient) -> None:
    proxied = {"X-Forwarded-Proto": "https"}
    page = client.get("/login", headers=proxied)
    secret = page.headers["set-cookie"].partition(";")[0]
    assert secret.startswith("__Host-zoneqa_form=")
    fields = {"name": "刘晓", "password": PASSWORD, "form_token": form_token(page.text)}
    headers = {**ORIGIN, **proxied, "Cookie": secret}
    answer = client.post("/login", data=fields, headers=headers, follow_redirects=False)
    assert answer.headers["set-cookie"].startswith("__Host-zoneqa_session=")


def test_below_a_path_one_stays_below_it(accounts: Accounts) -> None:
    app = create_app(FakeAnswerer, accounts=accounts, root_path="/zoneqa")
    with ready_client(app) as client:
        client.base_url = "https://testserver/zoneqa"
        answer = client.get("/facts", follow_redirects=False)
        assert answer.headers["location"] == "/zoneqa/login?next=%2Ffacts"
        page = client.get("/login?next=/facts").text
        assert 'action="/zoneqa/login"' in page
        fields = {"name": "刘晓", "password": PASSWORD, "form_token": form_token(page)}
        origin = {"Origin": "https://testserver"}
        answer = client.post("/login", data=fields, headers=origin, follow_redirects=False)
        assert answer.headers["location"] == "/zoneqa/"
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Secure-zoneqa_session=")
        assert {"Secure", "HttpOnly", "Path=/zoneqa"} <= set(cookie.split("; "))
        assert client.get("/api/person").status_code == 200


def test_a_session_ends_when_it_is_not_used(client: TestClient) -> None:
    sign_in(client, "刘晓")
    for _ in range(3):
        CLOCK.go_on(hours=11)
        assert client.get("/api/person").status_code == 200
    CLOCK.go_on(hours=12)
    assert client.get("/api/person").status_code == 401


def test_a_session_ends_after_a_week_however_busy_it_is(client: TestClient) -> None:
    sign_in(client, "刘晓")
    for _ in range(16):
        CLOCK.go_on(hours=10)
        assert client.get("/api/person").status_code == 200
    CLOCK.go_on(hours=9)
    assert client.get("/api/person").status_code == 401


def test_a_changed_password_ends_all_other_sessions(client: TestClient, accounts: Accounts) -> None:
    sign_in(client, "刘晓")
    elsewhere = client.cookies["zoneqa_session"]
    client.cookies.clear()
    sign_in(client, "刘晓")
    new = "西湖边的新密码 99"
    fields = {"password": PASSWORD, "new_password": new, "new_password_again": new}
    answer = send_form(client, "/account", "/account/password", **fields)
    assert answer.status_code == 200
    assert client.get("/api/person").status_code == 200
    client.cookies.clear()
    headers = {"Cookie": f"zoneqa_session={elsewhere}"}
    assert client.get("/api/person", headers=headers).status_code == 401
    assert sign_in(client, "刘晓").status_code == 401
    assert sign_in(client, "刘晓", new).status_code == 303


def test_the_forms_of_the_page_after_a_changed_password_can_be_sent(client: TestClient) -> None:
    sign_in(client, "刘晓")
    new = "西湖边的新密码 99"
    fields = {"password": PASSWORD, "new_password": new, "new_password_again": new}
    page = send_form(client, "/account", "/account/password", **fields).text
    key = {"form_token": form_token(page), "name": "报表", "days": "30", "role": "reader"}
    assert client.post("/account/keys", data=key, headers=ORIGIN).status_code == 200
    out = client.post("/logout", data={"form_token": form_token(page)}, headers=ORIGIN)
    assert out.status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("wrong", "西湖边的新密码 99", "西湖边的新密码 99", "current password is wrong"),
        (PASSWORD, "short", "short", "too short"),
        (PASSWORD, "西湖边的新密码 99", "西湖边的新密码 98", "not typed the same"),
        (PASSWORD, "刘晓", "刘晓", "too short"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    client: TestClient, old: str, new: str, again: str, words: str
) -> None:
    sign_in(client, "刘晓")
    client.headers["accept-language"] = "en"
    fields = {"password": old, "new_password": new, "new_password_again": again}
    answer = send_form(client, "/account", "/account/password", **fields)
    assert answer.status_code == 422
    assert words in answer.text
    client.cookies.clear()
    assert sign_in(client, "刘晓").status_code == 303


def test_a_disabled_person_is_out_with_the_next_request(
    client: TestClient, accounts: Accounts
) -> None:
    sign_in(client, "刘晓")
    account = accounts.people.named("刘晓")
    accounts.people.set_active("tests", account, is_active=False)
    assert client.get("/api/person").status_code == 401
    accounts.people.set_active("tests", account, is_active=True)
    assert client.get("/api/person").status_code == 401
    assert sign_in(client, "刘晓").status_code == 303


def test_every_response_has_the_security_headers(client: TestClient) -> None:
    for answer in (
        client.get("/login"),
        client.get("/", follow_redirects=False),
        client.get("/api/facts"),
        sign_in(client, "刘晓", "wrong"),
        client.post("/logout", headers=ORIGIN),
        client.post("/login", headers={"Origin": "https://evil.example"}),
    ):
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
