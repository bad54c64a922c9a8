"""What a page does with answers, failures and contents that are seldom met."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.e2e.asking import ask
from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app

CHINESE = "苏州高新区的三大特色园区是哪三个？"
ENGLISH = "Which three parks is Suzhou forming?"


@pytest.fixture
def page(open_page: Callable[..., Page], fake_url: str) -> Page:
    """A page before answers learnt by heart, for what a real index does not say on demand."""
    return open_page(fake_url)


def test_a_flagged_sentence_is_flagged_and_a_cut_one_gone(page: Page) -> None:
    page.goto("/")
    ask(page, ENGLISH)
    expect(page.locator(".sentence")).to_have_count(2)
    expect(page.locator(".sentence.flagged .flag")).to_contain_text("twice as many")


def test_what_comes_near_is_shown_with_its_source_and_not_as_the_answer(page: Page) -> None:
    page.goto("/")
    ask(page, "2019年桂林高新区签约了多少个项目？")
    expect(page.locator(".declined")).to_be_visible()
    expect(page.locator(".short, .sentences .sentence").locator("visible=true")).to_have_count(0)
    near = page.locator(".near")
    expect(near).to_contain_text("相近的报道：")
    expect(near.locator(".said")).to_have_text("2020年，桂林高新区签约项目46个。")
    near.locator(".chip").click()
    expect(page.locator("#quote")).to_have_text("2020年，桂林高新区签约项目46个。")
    page.reload()
    expect(page.locator(".near .said")).to_have_text("2020年，桂林高新区签约项目46个。")


def test_a_refusal_is_copied_with_what_comes_near(
    open_page: Callable[..., Page], fake_url: str
) -> None:
    page = open_page(fake_url, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    ask(page, "2019年桂林高新区签约了多少个项目？")
    page.get_by_role("button", name="复制答案与出处").click()
    expect(page.locator(".copy")).to_have_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "报道里没有答案。" in text
    assert "相近的报道：\n2020年，桂林高新区签约项目46个。[1]\n[1] 🦏" in text
    assert "/article/" in text


def test_the_short_answer_stands_in_english_before_what_is_printed(page: Page) -> None:
    page.goto("/")
    ask(page, "How many projects did Guilin sign in 2020?")
    expect(page.locator(".short-text")).to_have_text("46 projects (46个)")
    expect(page.locator(".short-text [lang=en]")).to_have_text("46 projects")
    expect(page.locator(".said strong")).to_have_text("46个")


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


class LateEnd:
    """Ends the streams of an application late, and remembers the client's port of each."""

    def __init__(self, app: ASGIApp, ports: list[int]) -> None:
        self.app = app
        self.ports = ports

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_late(message: Message) -> None:
            if not message.get("more_body", True):
                await asyncio.sleep(0.2)
            await send(message)

        if scope.get("path") == "/api/ask":
            self.ports.append(scope["client"][1])
            await self.app(scope, receive, send_late)
        else:
            await self.app(scope, receive, send)


def test_an_answer_is_read_to_the_end_of_its_stream(open_page: Callable[..., Page]) -> None:
    ports: list[int] = []
    app = create_app(FakeAnswerer)
    app.add_middleware(LateEnd, ports=ports)
    with running(app) as url:
        page = open_page(url)
        page.goto("/")
        for number in range(4):
            ask(page, f"{CHINESE}{number}")
            page.wait_for_timeout(500)
        page.close()
    # A stream that is cut off costs its connection.
    assert len(ports) == 4
    assert len(set(ports)) == 1


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (".", "/article?id=.&start=1"),
        ("..", "/article?id=..&start=1"),
        ("...", "/article/...?start=1"),
        ("a/b?c#d", "/article/a%2Fb%3Fc%23d?start=1"),
        ("甲\n乙", "/article/%E7%94%B2%0A%E4%B9%99?start=1"),
    ],
)
def test_an_article_of_any_name_has_an_address(page: Page, name: str, address: str) -> None:
    page.goto("/")
    made = page.evaluate(
        """async (name) => {
            const script = document.querySelector("script[src$='/app.js']").src;
            const { articleAddress } = await import(script.replace("app.js", "sentence.js"));
            return articleAddress(name, { start: 1 });
        }""",
        name,
    )
    assert made == address
    assert (
        page.evaluate("(address) => new URL(address, location).pathname", made)
        == (address.partition("?")[0])
    )


def test_long_titles_are_shown_shortened(page: Page) -> None:
    page.goto("/")
    shown = page.evaluate(
        """async () => {
            const script = document.querySelector("script[src$='/app.js']").src;
            const { shortened } = await import(script.replace("app.js", "sentence.js"));
            return ["短", "🦏".repeat(120), "🦏".repeat(121), "ab ".repeat(1e6)].map(shortened);
        }"""
    )
    assert shown == ["短", "🦏" * 120, "🦏" * 120 + "…", ("ab " * 40).rstrip() + "…"]
