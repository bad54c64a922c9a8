"""A person who goes on asking: what is left out is taken from the thread, and that is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.asking import ask

OpenPage = Callable[..., Page]

FIRST = "桂林高新区2020年签约了多少个项目？"
FULL = "昆山高新区2020年签约了多少个项目？"


@pytest.fixture
def page(open_page: OpenPage, fake_url: str) -> Page:
    return open_page(fake_url)


def test_a_follow_up_tells_how_it_was_understood(page: Page) -> None:
    page.goto("/")
    ask(page, FIRST)
    expect(page.locator(".understood")).to_be_hidden()
    ask(page, "那昆山呢？")
    last = page.locator(".turn").last
    expect(last.locator(".understood")).to_have_text(f"理解为：{FULL}")
    expect(last.locator(".asked")).to_have_text("那昆山呢？")
    page.reload()
    expect(page.locator(".turn").last.locator(".understood")).to_have_text(f"理解为：{FULL}")
    ask(page, "2019年呢？")
    expect(page.locator(".turn").last.locator(".understood")).to_contain_text("昆山高新区2019年")


def test_a_thread_that_was_cleared_is_not_leaned_on(page: Page) -> None:
    page.goto("/")
    ask(page, FIRST)
    page.get_by_role("button", name="清空记录").click()
    ask(page, "那昆山呢？")
    expect(page.locator(".understood")).to_be_hidden()


def test_the_zones_of_an_answer_go_with_its_question(page: Page) -> None:
    bodies: list[object] = []

    def keep(request: Request) -> None:
        if request.url.endswith("/api/ask"):
            bodies.append(request.post_data_json)

    page.on("request", keep)
    page.goto("/")
    ask(page, "哪个高新区有三大特色园区？")
    ask(page, "它的目标呢？")
    expect(page.locator(".understood").last).to_have_text("理解为：苏州高新区的目标是什么？")
    assert bodies == [
        {"question": "哪个高新区有三大特色园区？", "filters": {}, "thread": []},
        {
            "question": "它的目标呢？",
            "filters": {},
            "thread": [{"question": "哪个高新区有三大特色园区？", "zones": ["苏州高新区"]}],
        },
    ]


def test_an_english_page_says_it_in_english(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url, locale="en-US")
    page.goto("/")
    ask(page, "Which parks does Suzhou plan?")
    ask(page, "and Guilin?")
    expect(page.locator(".understood").last).to_have_text(
        "Understood as: Which parks does Guilin plan?"
    )
