"""What every browser test does: ask."""

from __future__ import annotations

from playwright.sync_api import Page, expect

CHINESE = "2020年桂林高新区规模以上工业总产值是多少？"
ENGLISH = "How much will Yangling's Buchang pharmaceutical park cost in total?"
UNANSWERED = "杨凌高新区的房价是多少？"


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, wait for the whole answer."""
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    last = page.locator(".turn").last
    expect(last.locator(".asked")).to_have_text(question)
    expect(last.locator(".tools")).to_be_visible(timeout=30_000)


def wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )
