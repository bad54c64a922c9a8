"""How many requests a person or a key may send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import add_person, made_accounts
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import create_app
from zoneqa.settings import Settings


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return made_accounts(tmp_path, settings=Settings(requests_per_minute=5))


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer, accounts=accounts)) as client:
        yield client


def test_too_many_requests_of_one_key_do_not_stop_others(
    client: TestClient, accounts: Accounts
) -> None:
    account = add_person(accounts, "刘晓")
    first, second = (
        accounts.keys.make("tests", account, name, None, UserRole.READER) for name in "ab"
    )
    one, other = ({"Authorization": f"Bearer {key}"} for key in (first, second))
    answers = [client.get("/api/person", headers=one) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert answers[-1].json()["error"]["code"] == "too_many_requests"
    assert int(answers[-1].headers["retry-after"]) in range(1, 121)
    assert client.get("/v1/models", headers=one).status_code == 429
    assert client.get("/api/person", headers=other).status_code == 200
    sign_in(client, "刘晓")
    assert client.get("/api/person").status_code == 200


def test_a_person_is_told_on_a_page(client: TestClient, accounts: Accounts) -> None:
    add_person(accounts, "刘晓")
    sign_in(client, "刘晓")
    pages = [client.get("/articles", headers={"Accept-Language": "en"}) for _ in range(6)]
    assert pages[-1].status_code == 429
    assert "please wait a moment" in pages[-1].text
    assert client.get("/health").status_code == 200
