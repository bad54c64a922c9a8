"""Keys: made once, kept as digests, and void from the request on after they are revoked."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD, SetClock, add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.accounts.secret_tokens import derived
from zoneqa.api import create_app
from zoneqa.errors import BadAccount

CLOCK = SetClock()
QUESTION = {"question": "苏州高新区的三大特色园区是哪三个？"}
TALK = {"model": "zoneqa", "messages": [{"role": "user", "content": "Suzhou?"}]}
LIST_TOOLS = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("accounts")


@pytest.fixture(scope="module")
def accounts(folder: Path) -> Accounts:
    accounts = made_accounts(folder, clock=CLOCK)
    add_person(accounts, "王芳", UserRole.EDITOR, "规划处", "统计处")
    add_person(accounts, "admin", UserRole.ADMIN)
    return accounts


@pytest.fixture(scope="module")
def service(accounts: Accounts) -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        yield client


@pytest.fixture
def client(service: TestClient) -> TestClient:
    """A program or a browser that the service has not seen before."""
    service.cookies.clear()
    return service


def made_key(accounts: Accounts, role: UserRole = UserRole.READER, days: int | None = None) -> str:
    return accounts.keys.make("tests", accounts.people.named("王芳"), "报表", days, role)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the service logged, without the lines of the client of the test."""
    return "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("zoneqa")
    )


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_key_opens_every_interface_of_programs(client: TestClient, accounts: Accounts) -> None:
    headers = bearer(made_key(accounts))
    assert client.post("/api/ask", json=QUESTION, headers=headers).status_code == 200
    assert client.get("/v1/models", headers=headers).status_code == 200
    assert client.post("/v1/chat/completions", json=TALK, headers=headers).status_code == 200
    accept = {"Accept": "application/json, text/event-stream"}
    assert client.post("/mcp", json=LIST_TOOLS, headers=headers | accept).status_code == 200


def test_a_key_is_its_owner_with_its_own_role(client: TestClient, accounts: Accounts) -> None:
    person = client.get("/api/person", headers=bearer(made_key(accounts))).json()
    assert (person["name"], person["role"]) == ("王芳", "reader")
    assert person["groups"] == ["统计处", "规划处"]


def test_a_key_never_may_more_than_its_owner(client: TestClient, accounts: Accounts) -> None:
    with pytest.raises(BadAccount, match="may not do more than"):
        made_key(accounts, UserRole.ADMIN)
    key, account = made_key(accounts, UserRole.EDITOR), accounts.people.named("王芳")
    accounts.people.set_rights("tests", account, UserRole.READER, {"规划处", "新闻处"})
    person = client.get("/api/person", headers=bearer(key)).json()
    assert (person["role"], person["groups"]) == ("reader", ["规划处"])
    accounts.people.set_rights("tests", account, UserRole.EDITOR, {"规划处", "统计处"})


def test_a_key_of_someone_disabled_is_void_at_once(client: TestClient, accounts: Accounts) -> None:
    key, account = made_key(accounts), accounts.people.named("王芳")
    accounts.people.set_active("tests", account, is_active=False)
    for method, path in EVERYWHERE:
        assert client.request(method, path, headers=bearer(key)).status_code == 401, path
    accounts.people.set_active("tests", account, is_active=True)
    assert client.get("/api/person", headers=bearer(key)).status_code == 200


EVERYWHERE = [
    ("GET", "/api/person"),
    ("POST", "/api/ask"),
    ("POST", "/api/search"),
    ("POST", "/api/check"),
    ("GET", "/api/facts"),
    ("GET", "/api/articles"),
    ("GET", "/api/articles/suzhou"),
    ("GET", "/v1/models"),
    ("POST", "/v1/chat/completions"),
    ("POST", "/mcp"),
    ("GET", "/openapi.json"),
]


def test_a_key_ends_with_its_time(client: TestClient, accounts: Accounts) -> None:
    key = made_key(accounts, days=30)
    CLOCK.go_on(days=29)
    assert client.get("/api/person", headers=bearer(key)).status_code == 200
    CLOCK.go_on(days=1)
    assert client.get("/api/person", headers=bearer(key)).status_code == 401


WRONG = ["zq_", "zq_" + "A" * 43, "sk-test", "zq_" + "é" * 20, "A" * 5000, "zq_'; DROP TABLE users"]


@pytest.mark.parametrize("key", WRONG)
def test_a_key_that_nobody_made_is_refused(client: TestClient, key: str) -> None:
    answer = client.get(
        "/api/person", headers={b"authorization": f"Bearer {key}".encode("latin-1")}
    )
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not_signed_in"


def test_a_key_counts_before_a_session(client: TestClient) -> None:
    sign_in(client, "王芳")
    assert client.get("/api/person").status_code == 200
    assert client.get("/api/person", headers=bearer("zq_x")).status_code == 401
    assert client.get("/", headers=bearer("zq_x"), follow_redirects=False).status_code == 303


@pytest.mark.parametrize("name", ["api_key", "API_KEY", "access_token", "q"])
def test_a_key_in_an_address_is_refused_and_never_logged(
    client: TestClient, accounts: Accounts, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    key = made_key(accounts)
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/api/person", params={name: key})
    assert answer.status_code == 401
    assert key not in logged(caplog)
    assert key not in answer.text
    for header in ({"X-API-Key": key}, {"Cookie": f"zoneqa_session={key}"}):
        assert client.get("/api/person", headers=header).status_code == 401


def test_errors_of_keys_have_the_shape_of_each_interface(client: TestClient) -> None:
    assert client.get("/v1/models").json()["error"]["type"] == "invalid_request_error"
    assert client.get("/api/facts").json()["error"]["code"] == "not_signed_in"


def test_a_person_makes_and_revokes_keys_on_a_page(client: TestClient) -> None:
    sign_in(client, "王芳")
    page = send_form(
        client, "/account", "/account/keys", name="<仪表盘>", role="reader", days="30"
    ).text
    found = re.search(r'<code class="key">(zq_[^<]+)</code>', page)
    assert found
    key = html.unescape(found[1])
    assert client.get("/api/person", headers=bearer(key)).json()["name"] == "王芳"
    again = client.get("/account").text
    assert key not in again
    assert "&lt;仪表盘&gt;" in again
    assert f"{key[:7]}…" in again
    (key_id,) = re.findall(r'name="key_id" value="(\w+)">[^/]*<span class="unseen"> &lt;', again)
    answer = send_form(client, "/account", "/account/keys/revoke", key_id=key_id)
    assert answer.headers["location"] == "/account"
    assert client.get("/api/person", headers=bearer(key)).status_code == 401


FORMS = {
    "/account/keys": {"name": "more", "role": "admin", "days": "365"},
    "/account/keys/revoke": {"key_id": "x"},
    "/account/password": {"password": PASSWORD, "new_password": PASSWORD + "9"},
    "/admin/people": {"name": "ghost", "role": "admin", "password": PASSWORD},
    "/logout": {},
}


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("role", [UserRole.READER, UserRole.ADMIN])
def test_a_key_sends_no_form(
    client: TestClient, accounts: Accounts, path: str, role: UserRole
) -> None:
    admin = accounts.people.named("admin")
    key = accounts.keys.make("tests", admin, "报表", 30, role)
    before = len(accounts.keys.of(admin.user.id)), len(accounts.people.all())
    secret = "made up by the program"
    answer = client.post(
        path,
        data={**FORMS[path], "form_token": derived(secret, "form_token")},
        headers=bearer(key) | {"Cookie": f"zoneqa_form={secret}"},
        follow_redirects=False,
    )
    assert answer.status_code == 403
    assert "zq_" not in answer.text
    assert (len(accounts.keys.of(admin.user.id)), len(accounts.people.all())) == before


def test_nobody_revokes_the_key_of_another_person(client: TestClient, accounts: Accounts) -> None:
    key = made_key(accounts)
    owner = accounts.people.named("王芳").user.id
    key_id = accounts.keys.of(owner)[-1].id
    sign_in(client, "admin")
    assert send_form(client, "/account", "/account/keys/revoke", key_id=key_id).status_code == 404
    client.cookies.clear()
    assert client.get("/api/person", headers=bearer(key)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": "", "role": "reader", "days": "30"}, 422),
        ({"name": "a", "role": "admin", "days": "30"}, 422),
        ({"name": "a" * 101, "role": "reader", "days": "30"}, 422),
        ({"name": "a", "role": "anyone", "days": "30"}, 400),
        ({"name": "a", "role": "reader", "days": "31"}, 400),
        ({"name": "a", "role": "reader"}, 400),
    ],
)
def test_a_key_that_the_page_does_not_offer_is_not_made(
    client: TestClient, fields: dict[str, str], status: int
) -> None:
    sign_in(client, "王芳")
    assert send_form(client, "/account", "/account/keys", **fields).status_code == status


def test_no_secret_is_kept_or_logged(
    client: TestClient, accounts: Accounts, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        key = made_key(accounts)
        client.get("/api/person", headers=bearer(key))
        sign_in(client, "王芳")
        token = client.cookies["zoneqa_session"]
        client.get("/api/person")
        sign_in(client, "王芳", "一个不对的密码 12345")
    kept = b"".join(path.read_bytes() for path in folder.iterdir())
    for secret in (key, token, PASSWORD, "一个不对的密码 12345"):
        assert secret not in logged(caplog)
        assert secret.encode() not in kept
