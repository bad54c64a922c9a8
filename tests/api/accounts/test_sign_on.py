"""The sign-on of an organisation, with a provider of the tests: what is believed, what is not."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD, SetClock, add_person, made_accounts
from tests.openid_server import (
    CLIENT_ID,
    CLIENT_SECRET,
    OpenIdServer,
    openid_server,
    signed,
    signed_with_secret,
    unsigned,
)
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import create_app
from zoneqa.settings import Settings

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def provider() -> Iterator[OpenIdServer]:
    with openid_server() as provider:
        yield provider


@pytest.fixture
def accounts(tmp_path: Path, provider: OpenIdServer) -> Accounts:
    return made_accounts(tmp_path, "oidc", "accounts", settings=settings(provider))


def settings(provider: OpenIdServer, **changed: Any) -> Settings:
    return Settings(
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        **changed,
    )


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        yield client


def begin(client: TestClient, going_on: str = "/") -> str:
    """Begin a sign-on; return the address at the provider."""
    answer = client.get("/login/oidc", params={"next": going_on}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def come_back(client: TestClient, at_provider: str, **changed: str) -> httpx2.Response:
    """Sign on at the provider, and come back as it says, perhaps with other parameters."""
    back = urlsplit(httpx2.get(at_provider).headers["location"])
    parameters = dict(parse_qsl(back.query)) | changed
    return client.get(back.path, params=parameters, follow_redirects=False, headers=ENGLISH)


def sign_on(client: TestClient, going_on: str = "/") -> httpx2.Response:
    return come_back(client, begin(client, going_on))


def person(client: TestClient) -> dict[str, Any] | None:
    answer = client.get("/api/person")
    return answer.json() if answer.status_code == 200 else None


def test_the_page_for_signing_in_leads_to_the_provider_and_back(
    client: TestClient, provider: OpenIdServer
) -> None:
    page = client.get("/login?next=/facts", headers=ENGLISH).text
    assert 'href="/login/oidc?next=%2Ffacts"' in page
    asked = dict(parse_qsl(urlsplit(begin(client)).query))
    assert asked["redirect_uri"] == "http://testserver/login/oidc/callback"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    answer = sign_on(client, "/facts")
    assert (answer.status_code, answer.headers["location"]) == (303, "/facts")
    found = person(client)
    assert found
    assert (found["name"], found["role"], found["groups"]) == ("zhao.min", "reader", [])


def test_a_person_is_known_by_the_subject_and_not_by_a_name(
    client: TestClient, provider: OpenIdServer
) -> None:
    sign_on(client)
    first = person(client)
    provider.claims = {"sub": "1001", "preferred_username": "min.zhao"}
    sign_on(client)
    assert person(client) == first
    provider.claims = {"sub": "1002", "preferred_username": "zhao.min"}
    sign_on(client)
    second = person(client)
    assert first
    assert second
    assert first["id"] != second["id"]


def test_an_account_with_a_password_is_not_given_to_a_namesake(
    client: TestClient, accounts: Accounts
) -> None:
    local = add_person(accounts, "zhao.min", UserRole.ADMIN)
    sign_on(client)
    found = person(client)
    assert found
    assert found["id"] != local.user.id
    assert found["role"] == "reader"


def test_each_sign_on_begins_another_session(client: TestClient) -> None:
    sign_on(client)
    first = client.cookies["zoneqa_session"]
    sign_on(client)
    assert client.cookies["zoneqa_session"] != first
    client.cookies.clear()
    client.cookies["zoneqa_session"] = first
    assert person(client) is None


FORGED: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "replayed"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another-service"},
    "several audiences": {"aud": [CLIENT_ID, "another-service"], "azp": "another-service"},
    "no audience": {"aud": None},
    "another issuer": {"iss": "https://login.evil.example"},
    "no issuer": {"iss": None},
    "expired": {"exp": int(time.time()) - 3600},
    "never expires": {"exp": None},
    "from the future": {"iat": int(time.time()) + 3600, "nbf": int(time.time()) + 3600},
    "nobody": {"sub": None},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("changed", FORGED.values(), ids=FORGED.keys())
def test_a_proof_for_another_time_place_or_person_is_refused(
    client: TestClient, provider: OpenIdServer, changed: dict[str, Any]
) -> None:
    provider.changed = changed
    answer = sign_on(client)
    assert answer.status_code == 403
    assert "did not work" in answer.text
    assert person(client) is None


SIGNATURES = {
    "none": unsigned,
    "a shared secret": signed_with_secret,
    "another key": lambda claims: signed(claims, RSAKey.generate_key(2048, {"kid": "first"})),
    "an unknown key": lambda claims: signed(claims, RSAKey.generate_key(2048, {"kid": "other"})),
    "changed after signing": lambda claims: signed(claims)[:-9] + "AAAAAAAAA",
    "no token": lambda claims: "",
    "no json": lambda claims: "a.b.c",
    "very long": lambda claims: "a" * 500_000,
}


@pytest.mark.parametrize("sign", SIGNATURES.values(), ids=SIGNATURES.keys())
def test_only_the_key_of_the_provider_signs(
    client: TestClient, provider: OpenIdServer, sign: Any
) -> None:
    provider.sign = sign
    assert sign_on(client).status_code == 403
    assert person(client) is None


def test_a_sign_on_is_good_once(client: TestClient) -> None:
    address = begin(client)
    cookie = client.cookies["zoneqa_sign_on"]
    assert come_back(client, address).status_code == 303
    assert "zoneqa_sign_on" not in client.cookies
    client.cookies.clear()
    assert come_back(client, address).status_code == 403
    client.cookies["zoneqa_sign_on"] = cookie
    assert come_back(client, address).status_code == 403
    assert person(client) is None


def test_only_what_was_proven_is_remembered(
    client: TestClient, provider: OpenIdServer, tmp_path: Path
) -> None:
    for changed in ({"code": "x"}, {"error": "access_denied"}, {"iss": "https://evil.example"}):
        assert come_back(client, begin(client), **changed).status_code == 403
    provider.changed = {"nonce": "another"}
    assert sign_on(client).status_code == 403
    provider.changed = {}
    assert sign_on(client).status_code == 303
    with closing(sqlite3.connect(tmp_path / "zoneqa.db")) as database:
        assert database.execute("SELECT count(*) FROM used_sign_ons").fetchone() == (1,)


def test_a_sign_on_of_another_browser_is_refused(client: TestClient) -> None:
    address = begin(client)
    client.cookies.clear()
    begin(client)
    assert come_back(client, address).status_code == 403


@pytest.mark.parametrize(
    "changed", [{"state": "x"}, {"state": ""}, {"code": "x"}, {"iss": "https://evil.example"},
                {"error": "access_denied"}],
)  # fmt: skip
def test_a_way_back_with_other_parameters_is_refused(
    client: TestClient, changed: dict[str, str]
) -> None:
    assert come_back(client, begin(client), **changed).status_code == 403
    assert person(client) is None


@pytest.mark.parametrize("kept", ["", ".", "x", "a.b.c", "." + "%2F" * 2000, "é"])
def test_any_cookie_is_refused_without_an_error(client: TestClient, kept: str) -> None:
    headers = {b"cookie": b"zoneqa_sign_on=" + kept.encode()}
    answer = client.get("/login/oidc/callback?code=a&state=b", headers=headers)
    assert answer.status_code == 403


def test_a_provider_that_is_down_is_a_page_and_not_the_end(
    client: TestClient, provider: OpenIdServer, accounts: Accounts, tmp_path: Path
) -> None:
    provider.token_status = 500
    assert sign_on(client).status_code == 403
    down = settings(OpenIdServer("http://127.0.0.1:9"))
    broken = made_accounts(tmp_path / "down", "oidc", "accounts", settings=down)
    add_person(broken, "admin")
    with ready_client(create_app(FakeAnswerer, accounts=broken)) as other:
        answer = other.get("/login/oidc", headers=ENGLISH)
        assert answer.status_code == 503
        assert "did not work" in answer.text
        assert 'name="password"' in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://other.example"},
        {"issuer": ["https://other.example"]},
        {"token_endpoint": "https://[provider"},
        {"token_endpoint": "http://provider.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_describes_itself_wrongly_is_not_used(
    client: TestClient, provider: OpenIdServer, metadata: dict[str, Any]
) -> None:
    provider.metadata = metadata
    assert client.get("/login/oidc", follow_redirects=False).status_code == 503


def test_groups_of_the_provider_decide_rights(tmp_path: Path, provider: OpenIdServer) -> None:
    roles = (("信息中心", "admin"), ("新闻处", "editor"))
    told = settings(provider, group_roles=roles, oidc_groups_claim="departments")
    accounts = made_accounts(tmp_path, "oidc", settings=told)
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        for groups, role in [
            (["新闻处", "规划处"], "editor"),
            (["新闻处", "信息中心"], "admin"),
            (["规划处"], "reader"),
            ([], "reader"),
        ]:
            provider.claims = {"sub": "7", "name": "赵敏", "departments": groups}
            sign_on(client)
            found = person(client)
            assert found
            assert (found["name"], found["role"]) == ("赵敏", role)
            assert found["groups"] == sorted(groups)


NO_GROUPS: dict[str, dict[str, Any]] = {
    "no claim": {},
    "null": {"groups": None},
    "an empty list": {"groups": []},
    "an empty text": {"groups": ""},
    "an object": {"groups": {"name": "信息中心"}},
    "a claim of another name": {"Groups": ["信息中心"]},
}


@pytest.mark.parametrize("told", NO_GROUPS)
def test_who_is_taken_out_of_the_last_group_loses_its_role(
    tmp_path: Path, provider: OpenIdServer, told: str
) -> None:
    roles = settings(provider, group_roles=(("信息中心", "admin"),))
    accounts = made_accounts(tmp_path, "oidc", settings=roles)
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        for claims, rights in (
            ({"groups": ["信息中心"]}, ("admin", ["信息中心"])),
            (NO_GROUPS[told], ("reader", [])),
            ({"groups": "信息中心"}, ("admin", ["信息中心"])),
        ):
            provider.claims = {"sub": "7", "name": "赵敏", **claims}
            sign_on(client)
            found = person(client)
            assert found
            assert (found["role"], found["groups"]) == rights


def test_without_groups_at_the_provider_rights_are_given_here(
    client: TestClient, accounts: Accounts, provider: OpenIdServer
) -> None:
    sign_on(client)
    account = accounts.people.named("zhao.min")
    accounts.people.set_rights("tests", account, UserRole.EDITOR, {"规划处"})
    sign_on(client)
    found = person(client)
    assert found
    assert (found["role"], found["groups"]) == ("editor", ["规划处"])


def test_a_disabled_person_is_kept_out(client: TestClient, accounts: Accounts) -> None:
    sign_on(client)
    accounts.people.set_active("tests", accounts.people.named("zhao.min"), is_active=False)
    assert person(client) is None
    answer = sign_on(client)
    assert answer.status_code == 403
    assert "may not sign in here" in answer.text


def test_who_signs_on_elsewhere_has_no_password_here(
    client: TestClient, accounts: Accounts
) -> None:
    sign_on(client)
    with pytest.raises(Exception, match="signs in elsewhere"):
        accounts.people.set_password("tests", accounts.people.named("zhao.min"), PASSWORD)
    assert "current-password" not in client.get("/account").text


def test_a_way_that_was_not_chosen_is_not_there(tmp_path: Path) -> None:
    accounts = made_accounts(tmp_path, clock=SetClock())
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        assert client.get("/login/oidc").status_code == 404
        assert client.get("/login/oidc/callback").status_code == 404
        assert "/login/oidc" not in client.get("/login").text
