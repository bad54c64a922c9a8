"""The pages on which an admin manages people, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD, add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import create_app

NEW = {"name": "孙悦", "password": PASSWORD, "role": "editor", "groups": "规划处， 新闻处,"}


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    accounts = made_accounts(tmp_path)
    add_person(accounts, "admin", UserRole.ADMIN)
    add_person(accounts, "刘晓", UserRole.READER, "统计处")
    return accounts


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    """The browser of the admin."""
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        client.headers["accept-language"] = "en"
        sign_in(client, "admin")
        yield client


def address(accounts: Accounts, name: str) -> str:
    return f"/admin/people/{accounts.people.named(name).user.id}"


def send(client: TestClient, page: str, action: str, **fields: str) -> httpx2.Response:
    """Send a form of a person's page."""
    return send_form(client, page, f"{page}/{action}", **fields)


def test_an_admin_adds_a_person_who_then_signs_in(client: TestClient, accounts: Accounts) -> None:
    answer = send_form(client, "/admin/people", "/admin/people", **NEW)
    assert answer.headers["location"] == address(accounts, "孙悦")
    assert "孙悦" in client.get("/admin/people").text
    client.cookies.clear()
    sign_in(client, "孙悦")
    person = client.get("/api/person").json()
    assert (person["role"], person["groups"]) == ("editor", ["新闻处", "规划处"])
    assert client.get("/admin/people").status_code == 403


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"name": ""}, 422, "Nothing was saved"),
        ({"name": "a\u200bb"}, 422, "Nothing was saved"),
        ({"name": "刘晓"}, 422, "has this name already"),
        ({"name": " 劉晓"}, 303, ""),
        ({"password": "short"}, 422, "Nothing was saved"),
        ({"groups": "a," * 99}, 303, ""),
        ({"groups": "a\x07"}, 422, "Nothing was saved"),
        ({"role": "root"}, 400, "could not be completed"),
        ({"role": "anyone"}, 400, "could not be completed"),
    ],
)
def test_a_person_that_cannot_be_is_not_added(
    client: TestClient, changed: dict[str, str], status: int, words: str
) -> None:
    answer = send_form(client, "/admin/people", "/admin/people", **NEW | changed)
    assert answer.status_code == status
    assert words in answer.text


def test_rights_change_with_the_next_request(client: TestClient, accounts: Accounts) -> None:
    page = address(accounts, "刘晓")
    answer = send(client, page, "rights", role="editor", groups="新闻处")
    assert answer.headers["location"] == page
    account = accounts.people.named("刘晓")
    assert (account.role, sorted(account.groups)) == (UserRole.EDITOR, ["新闻处"])
    assert '<option value="editor" selected>' in client.get(page).text


def test_a_person_is_disabled_and_enabled(client: TestClient, accounts: Accounts) -> None:
    page = address(accounts, "刘晓")
    token = accounts.sessions.begin(accounts.people.named("刘晓").user)
    send(client, page, "active", active="0")
    assert accounts.sessions.person(token) is None
    assert "disabled" in client.get(page).text
    send(client, page, "active", active="1")
    assert accounts.people.named("刘晓").user.is_active


def test_an_admin_ends_sessions_and_sets_passwords(client: TestClient, accounts: Accounts) -> None:
    page, user = address(accounts, "刘晓"), accounts.people.named("刘晓").user
    token = accounts.sessions.begin(user)
    send(client, page, "sign-out")
    assert accounts.sessions.person(token) is None
    assert send(client, page, "password", password="short").status_code == 422
    assert send(client, page, "password", password="另一个密码 20260302").status_code == 303
    client.cookies.clear()
    assert sign_in(client, "刘晓").status_code == 401
    assert sign_in(client, "刘晓", "另一个密码 20260302").status_code == 303


def test_a_person_is_removed_with_all_keys(client: TestClient, accounts: Accounts) -> None:
    account = accounts.people.named("刘晓")
    key = accounts.keys.make("tests", account, "报表", None, UserRole.READER)
    page = address(accounts, "刘晓")
    assert send(client, page, "remove").headers["location"] == "/admin/people"
    assert client.get(page).status_code == 404
    assert accounts.keys.owner(key) is None
    assert "刘晓" in client.get("/admin/audit").text


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("rights", {"role": "reader", "groups": ""}),
        ("active", {"active": "0"}),
        ("remove", {}),
    ],
)
def test_the_last_admin_stays(
    client: TestClient, accounts: Accounts, action: str, fields: dict[str, str]
) -> None:
    page = address(accounts, "admin")
    answer = send(client, page, action, **fields)
    assert answer.status_code == 422
    assert "last administrator" in answer.text
    add_person(accounts, "second", UserRole.ADMIN)
    assert send(client, page, action, **fields).status_code == 303


def test_the_audit_log_says_who_did_what(client: TestClient, accounts: Accounts) -> None:
    send(client, address(accounts, "刘晓"), "rights", role="editor", groups="新闻处")
    entry = accounts.audit.entries()[0]
    assert (entry.action, entry.target) == ("user.rights", "刘晓")
    assert entry.details == {"role": "editor", "groups": ["新闻处"]}
    page = client.get("/admin/audit").text
    assert page.index("user.rights") < page.index("sign_in") < page.index("user.create")


def test_the_audit_log_is_read_in_pages(client: TestClient, accounts: Accounts) -> None:
    for number in range(120):
        accounts.audit.add("", "test", f"thing {number}")
    first = client.get("/admin/audit").text
    assert first.count("<code>test</code>") == 100
    before = accounts.audit.entries()[-1].number
    assert f'href="/admin/audit?before={before}"' in first
    assert "thing 19" in client.get(f"/admin/audit?before={before}").text
    for odd in ("x", "-1", "٣", "9" * 40, ""):
        assert client.get("/admin/audit", params={"before": odd}).status_code == 200


def test_all_that_people_typed_is_escaped(client: TestClient, accounts: Accounts) -> None:
    script = "<script>alert(1)</script>"
    send_form(client, "/admin/people", "/admin/people", **NEW | {"name": script, "groups": script})
    for page in ("/admin/people", address(accounts, script), "/admin/audit"):
        assert "<script>alert" not in client.get(page).text


def test_the_header_says_who_is_signed_in(client: TestClient) -> None:
    for page in ("/", "/articles", "/account", "/admin/people"):
        text = client.get(page).text
        assert '<a href="/account"' in text
        assert "<bdi>admin</bdi>" in text
        assert 'action="/logout"' in text
