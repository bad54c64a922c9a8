"""Hostile questions in the page: all of them are text, wherever they are shown."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.bad_requests.row import Checks, Data
from tests.bad_requests.web_site import WebSite, reloaded, shown, visible

_IS_ISOLATED = """(node) => node.closest("bdi, [dir=auto]") !== null
    && ["isolate", "plaintext", "isolate-override"].includes(getComputedStyle(node).unicodeBidi)"""


def _blank(site: WebSite, data: Data) -> bool:
    """Nothing is sent, and one goes on typing where one was."""
    sent: list[str] = []
    with site.visit() as page:
        page.on("request", lambda request: sent.append(request.method))
        box = page.locator("#question")
        box.fill(data)
        box.press("Enter")
        disabled = page.locator("#send").is_disabled()
        page.wait_for_timeout(300)
        expect(box).to_be_focused()
        turns = page.locator(".turn").count()
    return disabled and "POST" not in sent and not turns


def _is_text(site: WebSite, data: Data) -> bool:
    """A question stands as it was typed in the thread, in the list and after loading again."""
    with site.asked(data) as page:
        return _is_shown(page, data)


def _is_shown(page: Page, data: str) -> bool:
    typed = visible(data)
    first = shown(page.locator(".asked").last)
    reloaded(page)
    title = page.title()
    listed = shown(page.locator(".conversation-title").first)
    return (
        first == shown(page.locator(".asked").last) == typed
        and listed == typed
        and "<" not in title
    )


def _is_text_for_admins(site: WebSite, data: Data) -> bool:
    """So it does where admins read the feedback on its answer."""
    with site.asked(data) as page:
        in_thread = _is_shown(page, data)
        page.locator(".verdict[data-kind=wrong]").last.click()
        expect(page.locator(".verdict[data-kind=wrong]").last).to_have_attribute(
            "aria-pressed", "true"
        )
        page.goto("/feedback")
        listed = shown(page.locator("main h2 bdi").first)
        page.locator("main h2 a").first.click()
        item = visible(page.locator("main").inner_text())
    return in_thread and listed == visible(data) and visible(data) in item


def _overrides_nothing(site: WebSite, data: Data) -> bool:
    """A mark of direction ends with the question, and is none in a file of the answers."""
    with site.asked(data) as page:
        isolated = page.locator(".asked").last.evaluate(_IS_ISOLATED)
        in_thread = _is_shown(page, data)
        page.locator("#export-all summary").click()
        with page.expect_download() as saving:
            page.locator("#export-all [data-format=md]").click()
        text = saving.value.path().read_text(encoding="utf-8")
    return isolated and in_thread and "\u202e" not in text and "exe.fdp" in text


def _is_no_template(site: WebSite, data: Data) -> bool:
    """Nothing computes it: in the thread, on the page without scripts, on others, in the log."""
    with site.asked(data) as page:
        in_thread = _is_shown(page, data)
    with site.client() as client:
        pages = [
            client.post("/ask", data={"question": data}).text,
            client.get("/articles", params={"q": data}).text,
            client.get("/", params={"q": data}).text,
        ]
        failed = client.get(f"/article/{quote(data, safe='')}").text
    computed = data.replace("{{7*7}}", "49")[:5]
    everything = [*map(unescape, pages), unescape(failed), site.log.read_text(encoding="utf-8")]
    return (
        in_thread
        and all(data in unescape(each) for each in (pages[0], pages[-1]))
        and not any(computed in each for each in everything)
    )


def _is_filled_in_only(site: WebSite, data: Data) -> bool:
    """What an address says is put into the box, and neither run nor sent."""
    with site.visit(data) as page:
        value = page.locator("#question").input_value()
        page.wait_for_timeout(300)
        turns = page.locator(".turn").count()
    return value == "<img src=x onerror=alert(1)>" and not turns


CHECKS: Checks[WebSite] = {
    "H001": _is_text,
    "H002": _is_text_for_admins,
    "H007": _is_text,
    "H008": _is_no_template,
    "H017": _is_filled_in_only,
    "Q006": _blank,
    "U005": _overrides_nothing,
    "U010": _is_text,
}
