"""The pages of a service in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.bad_requests.llm_site import LlmSite, open_llm_site
from tests.e2e.asking import ask
from tests.e2e.chromium import Watch, running_chromium

_MADE_BY_TEXT = "main img, main script, main iframe, main object, main style, main [onerror]"
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSite(LlmSite):
    """The service, whose LLM says what a check tells it to, and a browser."""

    browser: Browser

    @contextmanager
    def visit(self, path: str = "/") -> Iterator[Page]:
        """Open a page. Raises AssertionError if anything went wrong in it by the end.

        That is a dialog, an error, a request elsewhere, or an element that a text has made.
        """
        context = self.browser.new_context(locale="zh-CN", base_url=self.url)
        context.set_default_timeout(20_000)
        page = context.new_page()
        watch = Watch(page, self.url)
        page.goto(path)
        yield page
        made = page.locator(_MADE_BY_TEXT).count()
        context.close()
        assert not watch.troubles, watch.troubles
        assert not made, f"elements that a text has made: {made}"

    @contextmanager
    def asked(self, question: str) -> Iterator[Page]:
        """Open a page and ask in it."""
        with self.visit() as page:
            ask(page, question)
            yield page


def shown(place: Locator) -> str:
    """Return the text of an element, without invisible characters."""
    return visible(place.text_content() or "")


def visible(text: str) -> str:
    """Return a text as one sees it: without marks of direction, on one line."""
    return " ".join(_INVISIBLE.sub("", text).split())


def reloaded(page: Page) -> None:
    """Load the page again, with the thread that was kept."""
    page.reload()
    expect(page.locator(".tools").last).to_be_visible()


@contextmanager
def open_web_site(index: Path, folder: Path) -> Iterator[WebSite]:
    """A service on this computer with an LLM, and a browser."""
    with open_llm_site(index, folder) as site, running_chromium() as browser:
        yield WebSite(served=site.served, folder=folder, llm=site.llm, browser=browser)
