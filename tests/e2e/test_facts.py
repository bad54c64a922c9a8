"""A person at the page of facts: filters, opens a sentence, copies a row, on any screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.api.test_fact_page import Yearbook
from tests.e2e.asking import wide
from tests.e2e.clients import running
from tests.made_claims import YUNLING
from zoneqa.api import create_app
from zoneqa.types import Article

OpenPage = Callable[..., Page]


class Readable(Yearbook):
    """A yearbook whose report can be opened."""

    def article(self, article_id: str) -> Article | None:
        return YUNLING if article_id == YUNLING.id else None


@pytest.fixture(scope="module")
def facts_url() -> Iterator[str]:
    with running(create_app(Readable)) as url:
        yield url


def test_a_filter_leads_to_a_table_and_a_figure_to_its_sentence(
    open_page: OpenPage, facts_url: str
) -> None:
    page = open_page(facts_url)
    page.goto("/")
    page.get_by_role("link", name="数据").click()
    page.get_by_label("指标").select_option("产值")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_label("指标")).to_have_value("产值")
    expect(page.get_by_role("img", name="产值 · 数额")).to_be_visible()
    expect(page.get_by_role("columnheader", name="2023年")).to_be_visible()
    page.get_by_role("link", name="30亿元").click()
    expect(page.locator("#quote")).to_have_text(YUNLING.text[:20])
    expect(page.locator("#quote")).to_be_in_viewport()


def test_a_row_is_copied_with_its_sources(open_page: OpenPage, facts_url: str) -> None:
    page = open_page(facts_url, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/facts?attribute=产值")
    page.get_by_role("button", name="复制这一行和出处").click()
    expect(page.locator(".copy-row")).to_have_text("已复制")
    planned, newer, older = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert planned.startswith("云岭高新区, 规模以上工业总产值, 2022年, 计划 25亿元, ")
    assert "2023年, 30亿元, 云岭高新区晒出年报, 2024-01-05, " in newer
    assert "岭上日报, 2023-12-01, " in older
    page.goto(newer.rpartition(", ")[2])
    expect(page.locator("#quote")).to_have_text(YUNLING.text[:20])


@pytest.mark.parametrize("view", ["table", "list"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_needs_no_sideways_scrolling(
    open_page: OpenPage, facts_url: str, view: str, scheme: str
) -> None:
    size = {"width": 360, "height": 740}
    page = open_page(facts_url, viewport=size, color_scheme=scheme)
    page.goto(f"/facts?view={view}")
    expect(page.get_by_role("link", name="30亿元")).to_be_visible()
    assert not wide(page)


def test_without_scripts_all_is_there_but_copying(open_page: OpenPage, facts_url: str) -> None:
    page = open_page(facts_url, java_script_enabled=False)
    page.goto("/facts")
    page.get_by_label("指标").select_option("产值")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("link", name="30亿元")).to_be_visible()
    expect(page.locator(".copy-row").locator("visible=true")).to_have_count(0)
