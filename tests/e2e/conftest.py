"""A running server and a browser for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.chromium import Watch, running_chromium
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import add_person, made_accounts
from tests.openid_server import CLIENT_ID, CLIENT_SECRET, OpenIdServer, openid_server
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import create_app
from zoneqa.documents import read_corpus
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.settings import Settings
from zoneqa.storage.database import utc_now


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server over the project's own articles."""
    root, settings = tmp_path_factory.mktemp("index"), Settings()
    corpus = read_corpus(Path(__file__).parents[2] / "corpus")
    make_indexer(settings, root, print).build(corpus, lambda done, total: None)
    with running(create_app(lambda: make_answerer(settings, root, print))) as url:
        yield url


@pytest.fixture(scope="session")
def fake_url() -> Iterator[str]:
    """The address of a server whose answers are learnt by heart."""
    with running(create_app(FakeAnswerer)) as url:
        yield url


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdServer]:
    """An organisation's sign-on."""
    with openid_server() as provider:
        yield provider


@pytest.fixture(scope="module")
def accounts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the database that holds the accounts."""
    folder: Path = tmp_path_factory.mktemp("accounts")
    return folder


@pytest.fixture(scope="module")
def accounts(accounts_folder: Path, provider: OpenIdServer) -> Accounts:
    """Accounts of an admin and a reader, who sign in with passwords; others by the sign-on."""
    settings = Settings(
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )
    accounts = made_accounts(accounts_folder, "accounts", "oidc", settings=settings, clock=utc_now)
    add_person(accounts, "信息中心", UserRole.ADMIN)
    add_person(accounts, "刘晓", UserRole.READER, "规划处")
    return accounts


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium. It ends with these tests, for others run event loops."""
    try:
        with running_chromium() as browser:
            yield browser
    except LookupError as error:
        pytest.skip(str(error))


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server_url: str) -> Iterator[OpenPage]:
    """Opens pages with given options; the test fails if anything went wrong in one."""
    watches: list[Watch] = []

    def open_one(url: str = server_url, *also: str, **options: Any) -> Page:
        usual = {"locale": "zh-CN", "viewport": {"width": 1280, "height": 860}}
        context = browser.new_context(base_url=url, **{**usual, **options})
        page = context.new_page()
        watches.append(Watch(page, url, *also))
        return page

    yield open_one
    for context in browser.contexts:
        context.close()
    assert [trouble for watch in watches for trouble in watch.troubles] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A fresh page in Chinese on a desk's screen."""
    return open_page()
