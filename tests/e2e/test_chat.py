"""A person at the page: asks, follows a citation, sees a refusal, comes back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect
from tests.e2e.fake import CENTRES

OpenPage = Callable[..., Page]

CHINESE = "苏州高新区的三大特色园区是哪三个？"
ENGLISH = "Which parks is Suzhou forming?"
UNANSWERED = "月球上的房价是多少？"


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
    page.get_by_role("link", name="返回问答").click()
    expect(page.locator(".asked")).to_have_text(CHINESE)


def test_an_english_reader_sees_english(open_page: OpenPage) -> None:
    page = open_page(locale="en-US")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ask(page, ENGLISH)
    expect(page.locator(".said").first).to_have_attribute("lang", "en")
    expect(page.locator(".sources h3")).to_have_text("Sources")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator(".sources h3")).to_have_text("出处")


def test_a_flagged_sentence_is_flagged_and_a_cut_one_gone(page: Page) -> None:
    page.goto("/")
    ask(page, ENGLISH)
    expect(page.locator(".sentence")).to_have_count(2)
    expect(page.locator(".sentence.flagged .flag")).to_contain_text("twice as many")


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


def test_damaged_storage_is_as_good_as_none(page: Page) -> None:
    page.goto("/")
    bad = ["{", "[]", "null", '{"version":1,"turns":[null,{"question":1}]}']
    answer = '{"sentences":[null],"citations":[],"hits":[]}'
    bad.append('{"version":1,"turns":[{"question":"a","articles":[],"answer":' + answer + "}]}")
    for text in bad:
        page.evaluate("text => localStorage.setItem('zoneqa.thread', text)", text)
        page.reload()
        expect(page.locator("#intro")).to_be_visible()
    ask(page, CHINESE)


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
    page.keyboard.press("Enter")
    expect(page.locator("#quote")).to_have_text(CENTRES)
    expect(page.locator("#quote")).to_be_in_viewport()


def test_what_the_question_box_sends(page: Page) -> None:
    page.goto("/")
    box, send = page.get_by_role("textbox"), page.locator("#send")
    for blank in ("", "   ", "\u200b\ufeff"):
        box.fill(blank)
        expect(send).to_be_disabled()
        page.keyboard.press("Enter")
    box.fill("国" * 2001)
    expect(send).to_be_disabled()
    box.fill("a")
    page.keyboard.press("Shift+Enter")
    expect(box).to_have_value("a\n")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    expect(page.locator(".turn")).to_have_count(0)
    box.fill("桂林")
    send.click()
    expect(page.locator(".tools")).to_be_visible()
    expect(box).to_be_focused()


def test_an_example_is_asked_at_once(page: Page) -> None:
    page.goto("/")
    example = page.locator(".example").first
    text = example.inner_text()
    example.click()
    expect(page.locator(".asked")).to_have_text(text)
    expect(page.locator(".tools")).to_be_visible()


def test_markup_stays_text(page: Page) -> None:
    page.goto("/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E#<script>alert(1)</script>")
    expect(page.get_by_role("textbox")).to_have_value("<img src=x onerror=alert(1)>")
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "markup <script>alert(1)</script> \u2028 &lt;b&gt; {{7*7}} \u202eexe.fdp")
    expect(page.locator(".said")).to_have_text('<i onclick="x">stays text</i>')
    page.locator(".chip").focus()
    expect(page.locator(".card-title")).to_have_text('"><img src=x onerror=alert(1)>.md')
    expect(page.locator("main img, main script, main i[onclick]")).to_have_count(0)
    page.reload()
    expect(page.locator(".said")).to_have_text('<i onclick="x">stays text</i>')


def test_a_failure_is_one_sentence_with_a_way_on(page: Page) -> None:
    page.goto("/")
    busy = '{"error": {"code": "busy", "message": "…", "request_id": "1"}}'
    odd = '{"error": {"code": "odd"}}'
    cases = {
        "现在提问的人较多，请稍等片刻再试。": error(busy),
        "出了点问题，请重试。": error(odd),
        "回答没有传完就中断了，请重试。": "",
        "连不上服务器，请检查网络后重试。": None,
    }
    for sentence, body in cases.items():
        page.route("**/api/ask", answered_with(body))
        page.get_by_role("textbox").fill(CHINESE)
        page.keyboard.press("Enter")
        last = page.locator(".turn").last
        expect(last.locator(".failure-text")).to_have_text(sentence)
        page.unroute("**/api/ask")
        last.get_by_role("button", name="重试").click()
        expect(last.locator(".tools")).to_be_visible()
        expect(last.locator(".failure")).to_be_hidden()


def answered_with(body: str | None) -> Callable[[Route], None]:
    """Answers a request with this body, or not at all."""
    if body is None:
        return lambda route: route.abort()
    return lambda route: route.fulfill(status=200, body=body)


def error(body: str) -> str:
    """An `error` event with this data."""
    return f"event: error\ndata: {body}\n\n"


def test_an_answer_can_be_stopped(page: Page) -> None:
    held: list[Route] = []
    page.goto("/")
    page.route("**/api/ask", lambda route, _: held.append(route))
    page.get_by_role("textbox").fill(CHINESE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".failure-text")).to_have_text("已停止回答。")
    page.reload()
    expect(page.locator(".failure-text")).to_be_visible()


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


def test_without_scripts_the_page_says_what_it_needs(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_text("提问需要浏览器启用 JavaScript")).to_be_visible()
    page.goto("/articles")
    expect(page.locator("h2 a").first).to_be_visible()
