"""A person among the reports: searches, filters, opens one, goes on to a later one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.api.made_newspaper import BUILT, SIGNED, YUNLING, Newspaper
from tests.e2e.asking import wide
from tests.e2e.clients import running
from zoneqa.api import create_app

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def articles_url() -> Iterator[str]:
    with running(create_app(Newspaper)) as url:
        yield url


def titles(page: Page) -> list[str]:
    """The titles on the list."""
    return page.locator(".reports h2").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False])
def test_words_and_filters_narrow_the_list(
    open_page: OpenPage, articles_url: str, scripts: bool
) -> None:
    page = open_page(articles_url, java_script_enabled=scripts)
    page.goto("/articles")
    page.get_by_label("在标题和正文里查找").fill("项目")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("status")).to_contain_text("找到 2 篇。")
    assert titles(page) == [BUILT.title, SIGNED.title]
    page.get_by_label("月份").select_option(label="2024-01 (1)")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_label("在标题和正文里查找")).to_have_value("项目")
    assert titles(page) == [SIGNED.title]
    page.get_by_role("link", name="清除条件").click()
    expect(page.locator(".reports li")).to_have_count(5)


def test_a_report_leads_to_what_came_of_it(open_page: OpenPage, articles_url: str) -> None:
    page = open_page(articles_url)
    page.goto("/articles?zone=砚溪高新区")
    page.get_by_role("link", name=SIGNED.title).click()
    later = page.get_by_role("region", name="后续报道")
    expect(later.get_by_text("2024-03-05")).to_be_visible()
    later.get_by_role("link", name=BUILT.title).click()
    expect(page.get_by_role("heading", name=BUILT.title)).to_be_visible()


def test_a_fact_of_a_report_leads_to_its_sentence(open_page: OpenPage, articles_url: str) -> None:
    page = open_page(articles_url)
    page.goto("/article/yunling")
    page.get_by_role("region", name="这篇报道里的数据").get_by_role("link").first.click()
    expect(page.locator("#quote")).to_have_text(YUNLING.text[:50])


def test_the_chart_opens_with_its_table(open_page: OpenPage, articles_url: str) -> None:
    page = open_page(articles_url, java_script_enabled=False)
    page.goto("/articles")
    page.locator("summary").get_by_text("各园区每月有多少篇").click()
    expect(page.get_by_role("img", name="各园区每月有多少篇")).to_be_visible()
    row = page.get_by_role("row", name="砚溪高新区")
    assert row.get_by_role("cell").all_inner_texts() == ["1", "2"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/articles?q=项目", "/article/yunling", "/article/a-signed"])
def test_a_narrow_screen_needs_no_sideways_scrolling(
    open_page: OpenPage, articles_url: str, path: str, scheme: str
) -> None:
    size = {"width": 360, "height": 740}
    page = open_page(articles_url, viewport=size, color_scheme=scheme)
    page.goto(path)
    for summary in page.locator("main summary").all():
        summary.click()
    assert not wide(page)
