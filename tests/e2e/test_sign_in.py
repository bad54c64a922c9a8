"""A person who signs in: with a password and no scripts, or with the organisation's account."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import ask
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import PASSWORD
from tests.openid_server import OpenIdServer
from zoneqa.accounts.accounts import Accounts
from zoneqa.api import create_app

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def url(accounts: Accounts) -> Iterator[str]:
    """The address of a service in which an admin and a reader have accounts."""
    with running(create_app(FakeAnswerer, accounts=accounts)) as url:
        yield url


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def test_without_scripts_one_signs_in_makes_a_key_and_signs_out(
    open_page: OpenPage, url: str
) -> None:
    page = open_page(url, java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto("/facts")
    expect(page).to_have_url(f"{url}/login?next=%2Ffacts")
    sign_in(page, "刘晓")
    expect(page).to_have_url(f"{url}/facts")
    page.get_by_role("link", name="刘晓").click()
    page.get_by_label("名称").fill("报表程序")
    page.get_by_role("button", name="生成密钥").click()
    expect(page.locator("code.key")).to_contain_text("zq_")
    page.get_by_role("button", name="撤销 报表程序").click()
    expect(page.get_by_text("zq_")).to_have_count(0)
    page.get_by_role("banner").get_by_role("button", name="退出").click()
    expect(page).to_have_url(f"{url}/login")
    page.goto("/account")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


def test_who_signs_in_next_does_not_see_the_thread_before(open_page: OpenPage, url: str) -> None:
    page, question = open_page(url), "苏州高新区的三大特色园区是哪三个？"
    for name in ("刘晓", "信息中心"):
        page.goto("/login")
        sign_in(page, name)
        expect(page.get_by_role("link", name=name)).to_be_visible()
        page.wait_for_load_state()
        expect(page.locator(".sentences")).to_have_count(0)
        ask(page, question)
        page.get_by_role("banner").get_by_role("button", name="退出").click()
        expect(page).to_have_url(f"{url}/login")
    page.goto("/login")
    sign_in(page, "刘晓")
    expect(page.locator(".sentences")).to_have_count(1)


def test_an_admin_gives_a_person_rights(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    page.goto("/admin/people")
    sign_in(page, "信息中心")
    page.get_by_role("link", name="刘晓").click()
    page.get_by_label("权限").select_option("editor")
    page.get_by_label("所属组").fill("规划处，新闻处")
    page.get_by_role("button", name="保存").first.click()
    expect(page.get_by_label("所属组")).to_have_value("新闻处, 规划处")
    page.get_by_role("link", name="人员").click()
    page.get_by_role("link", name="操作记录").click()
    expect(page.locator("td code").first).to_have_text("user.rights")


def test_a_question_is_asked_after_the_sign_on_of_the_organisation(
    open_page: OpenPage, url: str, provider: OpenIdServer
) -> None:
    page = open_page(url, provider.issuer, locale="en-US")
    page.goto("/login")
    link = page.get_by_role("link", name="Sign in with your organisation's account")
    with page.expect_navigation(url=f"{url}/"):
        link.click()
    expect(page.get_by_role("link", name="zhao.min")).to_be_visible()
    page.get_by_label("Your question").fill("Suzhou?")
    page.keyboard.press("Enter")
    expect(page.locator(".sentences")).to_contain_text("Suzhou")
