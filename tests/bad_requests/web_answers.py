"""Hostile replies of the LLM, and hostile titles of articles, in the page."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.bad_requests.llm_stub import says
from tests.bad_requests.office import answering_from, settled
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED
from tests.bad_requests.web_site import WebSite, reloaded, shown, visible

_LONGEST_TASK = 500
_WATCH_TASKS = """() => {
    window.longest = 0;
    let last = performance.now();
    setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
    }, 20);
}"""
_QUOTE = "2023年，澄湖高新区签约项目88个。"


def _links_nowhere(site: WebSite, data: Data) -> bool:
    """An answer has no links but those to its sources, before and after loading again."""
    site.llm.reply = says(f"2020年，桂林高新区的工业总产值{data}。", data)
    with site.asked(ANSWERED) as page:
        found = []
        for again in (False, True):
            if again:
                reloaded(page)
            found += page.locator(".turn a").evaluate_all("links => links.map((a) => a.href)")
    return bool(found) and all(link.startswith(f"{site.url}/article") for link in found)


def _ends_once(site: WebSite, data: Data) -> bool:
    """Words that look like an event end no answer and become none."""
    site.llm.reply = says(data)
    with site.asked(ANSWERED) as page:
        shown_before = page.locator(".sentences").last.inner_text()
        turns = page.locator(".turn").count()
        is_cited = page.locator(".turn .chip").count() > 0
        reloaded(page)
        same = page.locator(".sentences").last.inner_text() == shown_before
    return turns == 1 and is_cited and same and "forged" not in shown_before


def _stays_responsive(site: WebSite, data: Data) -> bool:
    """However deep the marks in a reply, the page goes on."""
    site.llm.reply = says(*(data[at : at + 2000] for at in range(0, len(data), 2000)))
    with site.visit() as page:
        page.evaluate(_WATCH_TASKS)
        page.locator("#question").fill(ANSWERED)
        page.keyboard.press("Enter")
        expect(page.locator(".tools").last).to_be_visible()
        return bool(page.evaluate("window.longest") < _LONGEST_TASK)


def _title_is_text(site: WebSite, data: Data) -> bool:
    """A title is text at the marker of its citation, on the card, among the sources and after."""
    _add_article(site, f"---\ntitle: '{data}'\nzone: 澄湖高新区\n---\n\n{_QUOTE}\n")
    site.llm.reply = says("")
    with site.asked("2023年澄湖高新区签约项目多少个？") as page:
        chip = page.locator(".turn .chip").first
        label = chip.get_attribute("aria-label") or ""
        chip.hover()
        expect(page.locator("#card")).to_be_visible()
        card, source = (
            shown(page.locator(".card-title").last),
            shown(page.locator(".source-title").last),
        )
        chip.click()
        expect(page.locator("#panel")).to_be_visible()
        panel = shown(page.locator("#panel-title"))
        page.goto("/articles")
        listed = page.locator("main").inner_text()
    return data in label and card == source == panel == visible(data) and data in listed


def _add_article(site: WebSite, text: str) -> None:
    """Upload an article and wait until it is answered from."""
    with site.client() as client:
        name, binary = "/api/documents/title.md", {"Content-Type": "application/octet-stream"}
        job = client.put(name, content=text.encode(), headers=binary).json()
        assert answering_from(client, settled(client, job["id"])["result"]["generation"])


CHECKS: Checks[WebSite] = {
    "H004": _links_nowhere,
    "H005": _links_nowhere,
    "H013": _ends_once,
    "H014": _title_is_text,
    "H016": _stays_responsive,
}
