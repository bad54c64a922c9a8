"""A person at the page: asks, follows a citation, sees a refusal, comes back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.asking import CHINESE, ENGLISH, UNANSWERED, ask, wide
from tests.e2e.clients import wait_until

OpenPage = Callable[..., Page]


def test_a_citation_leads_to_its_highlight(page: Page) -> None:
    page.goto("/")
    ask(page, CHINESE)
    expect(page.locator(".short-text")).not_to_be_empty()
    expect(page.locator(".sentence .said").first).to_have_attribute("lang", "zh-Hans")
    chip = page.locator(".chip").last
    chip.hover()
    card = page.locator("#card")
    expect(card).to_be_visible()
    quote = card.locator(".card-quote").inner_text()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    chip.click()
    mark = page.locator("#quote")
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()
    page.get_by_role("link", name="打开整页").click()
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()
    page.get_by_role("link", name="返回问答").click()
    expect(page.locator(".asked")).to_have_text(CHINESE)


def test_an_english_reader_sees_english(open_page: OpenPage) -> None:
    page = open_page(locale="en-US")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ask(page, ENGLISH)
    expect(page.locator(".short .label")).to_have_text("In short")
    expect(page.locator(".sources h3")).to_have_text("Sources")
    for name, tag, sources in (("繁體中文", "zh-Hant", "出處"), ("简体中文", "zh-Hans", "出处")):
        page.locator(".languages summary").click()
        page.get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator(".sources h3")).to_have_text(sources)


def test_a_greeting_is_answered_in_kind(page: Page) -> None:
    page.goto("/")
    ask(page, "你好")
    expect(page.locator(".reply")).to_contain_text("您好！这里是 zoneqa")
    expect(page.locator(".declined")).to_be_hidden()
    expect(page.locator(".confidence")).to_be_hidden()
    expect(page.locator(".sources")).to_be_hidden()


def test_a_refusal_looks_like_one(page: Page) -> None:
    page.goto("/")
    ask(page, UNANSWERED)
    expect(page.locator(".declined")).to_be_visible()
    expect(page.locator(".reason")).not_to_be_empty()
    expect(page.locator(".sources h3")).to_have_text("最接近的报道（不是答案）")
    expect(page.locator(".sentence, .chip")).to_have_count(0)


def test_the_thread_stays_until_it_is_cleared(page: Page) -> None:
    page.goto("/")
    ask(page, CHINESE)
    ask(page, UNANSWERED)
    shown = page.locator("#thread").inner_text()
    page.reload()
    assert page.locator("#thread").inner_text() == shown
    page.get_by_role("button", name="清空记录").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    assert page.locator("#thread").inner_text() == shown
    page.get_by_role("button", name="清空记录").click()
    page.reload()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("想从报道里知道什么？")


def test_the_keyboard_is_enough(page: Page) -> None:
    page.goto("/")
    page.keyboard.type(CHINESE)
    page.keyboard.press("Enter")
    expect(page.locator(".tools")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.chip')"):
            break
    chip = page.locator(".chip:focus")
    expect(chip).to_have_attribute("aria-describedby", "card")
    expect(page.locator("#card")).to_be_visible()
    quote = page.locator(".card-quote").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#quote")).to_have_text(quote)
    expect(page.locator("#quote")).to_be_in_viewport()


def test_an_example_is_asked_at_once(page: Page) -> None:
    example = page.locator(".example").first
    wait_until(lambda: page.goto("/") is not None and example.is_visible())
    text = example.inner_text()
    example.click()
    expect(page.locator(".asked")).to_have_text(text)
    expect(page.locator(".tools")).to_be_visible()


def test_the_copy_is_plain_text_with_its_sources(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    ask(page, CHINESE)
    page.get_by_role("button", name="复制答案与出处").click()
    expect(page.locator(".copy")).to_have_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(f"问：{CHINESE}\n")
    assert "。[1]" in text
    address = re.search(r"http://\S+/article/\S+#quote", text)
    assert address
    page.goto(address.group())
    assert f"“{page.locator('#quote').inner_text()}”" in text


def test_a_narrow_screen_needs_no_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.goto("/")
    assert not wide(page)
    ask(page, CHINESE)
    ask(page, "a" * 300)
    assert not wide(page)
    page.locator(".chip").first.hover()
    expect(page.locator("#card")).to_be_in_viewport(ratio=1)
    page.locator(".chip").first.click()
    expect(page.locator("#quote")).to_be_in_viewport()
    assert not wide(page)
    page.goto("/articles")
    assert not wide(page)
