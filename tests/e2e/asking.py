"""What every browser test does: ask."""

from __future__ import annotations

from playwright.sync_api import Page, expect

CHINESE = "苏州高新区的三大特色园区是哪三个？"
ENGLISH = "Which three parks is Suzhou forming?"
UNANSWERED = "杨凌高新区的房价是多少？"


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, wait for the whole answer."""
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    last = page.locator(".turn").last
    expect(last.locator(".asked")).to_have_text(question)
    expect(last.locator(".tools")).to_be_visible(timeout=30_000)
