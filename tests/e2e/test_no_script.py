"""Every page without JavaScript, in each language and on a phone."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import CHINESE, ENGLISH, UNANSWERED, wide
from tests.e2e.conftest import OpenPage

PHONE = {"width": 360, "height": 740}
LOCALES = ["zh-CN", "zh-TW", "en-US"]


@pytest.fixture(params=LOCALES)
def phone(open_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    """A page on a phone that runs no scripts, in each language."""
    page = open_page(locale=request.param, viewport=PHONE, java_script_enabled=False)
    page.goto("/")
    return page


def test_the_menu_stands_on_one_line(phone: Page) -> None:
    links = phone.locator(".masthead nav a").all()
    boxes = [box for box in (link.bounding_box() for link in links) if box]
    assert len(boxes) >= 4
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["x"] + box["width"] <= PHONE["width"] for box in boxes)
    assert not wide(phone)


def send(page: Page, question: str) -> None:
    """Fill in the form and send it."""
    page.locator("#question").fill(question)
    page.locator("#send").click()
    expect(page.locator(".asked")).to_have_text(question)


def test_an_answer_leads_to_the_marked_quote_and_on_to_a_follow_up(phone: Page) -> None:
    send(phone, CHINESE)
    expect(phone.locator(".short-text")).to_contain_text("亿元")
    assert not wide(phone)
    assert "?" not in phone.url
    with phone.context.expect_page() as opened:
        phone.locator(".chip").first.click()
    expect(opened.value.locator("#quote")).to_be_in_viewport()
    quoted = phone.locator(".quote-text").first.inner_text()
    assert opened.value.locator("#quote").inner_text() in quoted
    phone.locator("#question").fill("那2019年呢？")
    phone.locator("#send").click()
    expect(phone.locator(".understood bdi")).to_contain_text("2019年")
    expect(phone.locator(".earlier li")).to_have_text(CHINESE)


def test_a_refusal_shows_the_closest_reports(phone: Page) -> None:
    send(phone, UNANSWERED)
    expect(phone.locator(".declined .reason")).not_to_be_empty()
    expect(phone.locator(".source-title").first).to_be_visible()
    assert not wide(phone)


def test_an_english_question_is_answered_on_every_page(phone: Page) -> None:
    send(phone, ENGLISH)
    expect(phone.locator(".sentence").first).to_be_visible()


def test_an_example_is_asked_with_one_click(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url, java_script_enabled=False)
    page.goto("/")
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    expect(page.locator(".asked")).to_have_text(question)


def test_the_search_is_narrowed_by_the_form(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url, java_script_enabled=False)
    page.goto("/")
    page.locator(".limits summary").click()
    page.get_by_label("园区").fill("苏州高新区")
    send(page, UNANSWERED)
    expect(page.locator(".source")).to_have_count(1)
    expect(page.get_by_label("园区")).to_have_value("苏州高新区")


def test_the_language_menu_needs_no_script(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url, java_script_enabled=False)
    page.goto("/articles")
    for name, tag in (("繁體中文", "zh-Hant"), ("English", "en"), ("简体中文", "zh-Hans")):
        page.locator(".languages summary").click()
        page.get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", tag)


def test_the_scripted_page_never_leaves_itself(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url)
    page.goto("/")
    expect(page.locator(".limits")).to_have_count(0)
    page.locator(".example").first.click()
    expect(page.locator(".tools")).to_be_visible()
    assert unquote(page.url) == f"{fake_url}/"
