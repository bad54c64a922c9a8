"""A person's way through the service: in by either sign-on, the account, and out again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.asking import ask
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD
from tests.openid_server import OpenIdServer
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.data_requests import DataRequests
from zoneqa.api import create_app
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History

OpenPage = Callable[..., Page]

DESK = {"width": 1280, "height": 860}
PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True)
class Words:
    """What the pages say in a language."""

    locale: str
    name: str
    password: str
    sign_in: str
    sign_on: str
    sign_out: str
    people: str
    download: str
    delete: str
    yes: str
    deleted: str
    asked: str


CHINESE = Words(
    "zh-CN",
    *("用户名", "密码", "登录", "用单位统一账号登录", "退出", "人员"),
    *("下载全部内容（JSON）", "删除全部对话和评价", "确定，全部删除"),
    *("您的对话记录和评价已全部删除。", "苏州高新区的三大特色园区是哪三个？"),
)
ENGLISH = Words(
    "en-US",
    *("Name", "Password", "Sign in", "Sign in with your organisation's account"),
    *("Sign out", "People"),
    *("Download all of it (JSON)", "Delete all conversations and feedback", "Yes, delete all"),
    *("All your conversations and feedback have been deleted.", "Suzhou?"),
)


@pytest.fixture(scope="module")
def url(accounts: Accounts, accounts_folder: Path) -> Iterator[str]:
    """The address of a service that keeps conversations for an admin and a reader."""
    with closing(open_database(f"sqlite:///{accounts_folder}/zoneqa.db")) as database:
        app = create_app(
            FakeAnswerer,
            accounts=accounts,
            history=History.of(database),
            data_requests=DataRequests(database),
        )
        with running(app) as url:
            yield url


@pytest.fixture(params=[CHINESE, ENGLISH], ids=["zh", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    chosen: Words = request.param
    return chosen


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(
    open_page: OpenPage,
    url: str,
    provider: OpenIdServer,
    words: Words,
    request: pytest.FixtureRequest,
) -> Page:
    return open_page(url, provider.issuer, locale=words.locale, viewport=request.param)


def sound(page: Page) -> None:
    """Fail for what axe calls serious or critical, and for a page wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


def sign_in(page: Page, words: Words, name: str, password: str = PASSWORD) -> None:
    """Sign in with the keyboard alone."""
    page.get_by_label(words.name).focus()
    page.keyboard.insert_text(name)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def reach(page: Page, name: str) -> None:
    """Go on with the Tab key until a button or link of a name has the focus."""
    focused = "document.activeElement.innerText?.trim()"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def test_a_reader_signs_in_and_out_with_the_keyboard(page: Page, words: Words) -> None:
    page.goto("/account")
    sound(page)
    sign_in(page, words, "刘晓", "not the password")
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page)
    page.get_by_label(words.name).fill("")
    sign_in(page, words, "刘晓")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/account$"))
    sound(page)
    expect(page.get_by_role("link", name=words.people, exact=True)).to_have_count(0)
    reach(page, words.sign_out)
    page.keyboard.press("Enter")
    expect(page.get_by_label(words.password)).to_be_visible()
    page.goto("/account")
    expect(page.get_by_label(words.password)).to_be_visible()


def test_what_is_kept_of_a_person_is_downloaded_and_deleted(page: Page, words: Words) -> None:
    page.goto("/")
    sign_in(page, words, "刘晓")
    ask(page, words.asked)
    page.goto("/account")
    with page.expect_download() as download:
        page.get_by_role("button", name=words.download).click()
    rows = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [each["question"] for each in rows["messages"]] == [words.asked]
    reach(page, words.delete)
    page.keyboard.press("Enter")
    sound(page)
    reach(page, words.yes)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(words.deleted)
    sound(page)
    assert page.request.get("/api/conversations").json()["conversations"] == []


def test_the_thread_follows_whoever_signs_on_elsewhere(
    open_page: OpenPage, url: str, provider: OpenIdServer, page: Page, words: Words
) -> None:
    for each in (page, open_page(url, provider.issuer, locale=words.locale)):
        each.goto("/")
        sound(each)
        with each.expect_navigation(url=f"{url}/"):
            each.get_by_role("link", name=words.sign_on).click()
        expect(each.get_by_role("link", name="zhao.min")).to_be_visible()
        if each is page:
            ask(each, words.asked)
            sound(each)
    expect(each.locator(".conversation-title").first).to_have_text(words.asked)


def test_the_pages_of_an_admin_fit_and_read_well(page: Page, words: Words) -> None:
    page.goto("/admin/people")
    sign_in(page, words, "信息中心")
    sound(page)
    page.get_by_role("link", name="刘晓").click()
    sound(page)
    page.goto("/account")
    expect(page.get_by_role("link", name=words.people, exact=True)).to_be_visible()
    page.goto("/admin/audit")
    sound(page)
