"""Conversations that the server keeps: found again, changed, judged, shared, on desk and phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Signal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.e2e.asking import ask
from tests.e2e.clients import running
from tests.e2e.fake import PROJECTS, FakeAnswerer
from tests.e2e.slow import SLOW, SlowAnswerer
from zoneqa.api import create_app
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History

OpenPage = Callable[..., Page]

PARKS_ASKED = "苏州高新区的三大特色园区是哪三个？"
PROJECTS_ASKED = "桂林高新区2020年签约了多少个项目？"
DESK = {"width": 1360, "height": 860}
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def kept_url(tmp_path: Path) -> Iterator[str]:
    """The address of a server that keeps conversations; each test has its own."""
    database = open_database(f"sqlite:///{tmp_path}/kept.sqlite")
    with running(create_app(FakeAnswerer, history=History.of(database))) as url:
        yield url
    database.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(open_page: OpenPage, kept_url: str, request: pytest.FixtureRequest) -> Page:
    page = open_page(kept_url, viewport=request.param)
    page.goto("/")
    return page


def side(page: Page) -> Locator:
    """The list of conversations, which a phone shows on demand."""
    button = page.locator(".open-side")
    if button.is_visible():
        button.click()
    return page.locator("#side")


def titles(page: Page) -> Locator:
    return page.locator(".conversation-title")


def menu(page: Page, title: str, action: str) -> None:
    """Choose from the menu of a conversation."""
    item = page.locator(".conversation").filter(has_text=title)
    item.locator("summary").click()
    item.get_by_role("button", name=action, exact=True).click()


def begin_anew(page: Page) -> None:
    page.get_by_role("button", name="新的提问").locator("visible=true").first.click()
    expect(page.locator("#intro")).to_be_visible()


def test_a_thread_survives_reloading_and_follows_to_another_browser(
    page: Page, open_page: OpenPage, kept_url: str
) -> None:
    ask(page, PARKS_ASKED)
    ask(page, PROJECTS_ASKED)
    shown = page.locator("#thread .sentences").all_inner_texts()
    page.reload()
    expect(page.locator(".asked")).to_have_text([PARKS_ASKED, PROJECTS_ASKED])
    assert page.locator("#thread .sentences").all_inner_texts() == shown
    other = open_page(kept_url)
    other.goto("/")
    expect(other.locator("#intro")).to_be_visible()
    titles(other).first.click()
    expect(other.locator(".asked")).to_have_text([PARKS_ASKED, PROJECTS_ASKED])
    other.go_back()
    expect(other.locator("#intro")).to_be_visible()


def test_conversations_are_found_renamed_pinned_and_deleted_with_a_way_back(page: Page) -> None:
    ask(page, PARKS_ASKED)
    begin_anew(page)
    ask(page, PROJECTS_ASKED)
    bar = side(page)
    expect(titles(page)).to_have_text([PROJECTS_ASKED, PARKS_ASKED])
    bar.get_by_role("searchbox").fill("商务创新")
    expect(titles(page)).to_have_text([PARKS_ASKED])
    bar.get_by_role("searchbox").fill("没有这个")
    expect(bar.locator(".side-note")).to_have_text("没有找到这样的记录。")
    bar.get_by_role("searchbox").fill("")
    expect(titles(page)).to_have_count(2)
    menu(page, PARKS_ASKED, "重命名")
    page.keyboard.type("园区 <b>年报</b>")
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text([PROJECTS_ASKED, "园区 <b>年报</b>"])
    menu(page, "年报", "置顶")
    expect(titles(page)).to_have_text(["园区 <b>年报</b>", PROJECTS_ASKED])
    menu(page, PROJECTS_ASKED, "删除")
    expect(titles(page)).to_have_text(["园区 <b>年报</b>"])
    bar.get_by_role("button", name="撤销").click()
    expect(titles(page)).to_have_count(2)
    menu(page, PROJECTS_ASKED, "删除")
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        menu(page, "年报", "删除")
    page.goto("/articles")
    page.goto("/")
    side(page)
    expect(titles(page)).to_have_count(0)
    expect(page.locator("#intro")).to_be_attached()


def test_feedback_is_shown_as_given_and_can_be_changed(page: Page) -> None:
    ask(page, PARKS_ASKED)
    page.get_by_role("button", name="出处不支持").click()
    expect(page.locator(".feedback-said")).to_have_text("已记下，谢谢。")
    page.get_by_label("可以补充说明").fill("第三个不是")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".feedback-said")).to_have_text("说明已记下，谢谢。")
    page.reload()
    pressed = page.locator(".verdict[aria-pressed=true]")
    expect(pressed).to_have_text("出处不支持")
    expect(page.get_by_label("可以补充说明")).to_have_value("第三个不是")
    page.get_by_role("button", name="正确").click()
    expect(pressed).to_have_text("正确")
    page.get_by_role("button", name="正确").click()
    expect(page.locator(".feedback-said")).to_have_text("评价已撤回。")
    page.reload()
    expect(page.locator(".feedback")).to_be_visible()
    expect(pressed).to_have_count(0)


def test_a_shared_answer_opens_for_others_until_it_is_ended(
    page: Page, open_page: OpenPage, kept_url: str
) -> None:
    ask(page, PARKS_ASKED)
    page.get_by_role("button", name="分享", exact=True).click()
    link = page.get_by_label("链接")
    expect(link).to_have_value(re.compile(r"^http://.*/shared/\S+$"))
    other = open_page(kept_url, locale="en-US", java_script_enabled=False)
    other.goto(link.input_value())
    expect(other.locator(".asked")).to_have_text(PARKS_ASKED)
    other.locator(".chip").first.click()
    page.get_by_role("button", name="停止分享").click()
    expect(page.locator(".share-said")).to_contain_text("已停止分享")
    assert other.request.get(other.url).status == 404


def test_the_last_answer_is_replaced_where_it_is_asked_again(page: Page) -> None:
    ask(page, PARKS_ASKED)
    page.get_by_role("button", name="修改").click()
    page.get_by_label("修改后的问题").fill(PROJECTS_ASKED)
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_text(PROJECTS)
    expect(page.locator(".feedback")).to_be_visible()
    page.reload()
    expect(page.locator(".asked")).to_have_text([PROJECTS_ASKED])


@pytest.fixture
def signals() -> Iterator[tuple[Signal, Signal]]:
    """The question is being answered; it may go on."""
    begun, go_on = Signal(), Signal()
    yield begun, go_on
    go_on.set()


@pytest.fixture
def slow_page(
    open_page: OpenPage, tmp_path: Path, signals: tuple[Signal, Signal]
) -> Iterator[Page]:
    """A page before a service that answers one question slowly."""
    database = open_database(f"sqlite:///{tmp_path}/slow.sqlite")
    app = create_app(lambda: SlowAnswerer(*signals), history=History.of(database))
    with running(app) as url:
        page = open_page(url)
        page.goto("/")
        yield page
        page.close()
        signals[1].set()
    database.close()


def begin(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")


def test_what_is_stopped_is_not_kept_and_can_be_asked_again(
    slow_page: Page, signals: tuple[Signal, Signal]
) -> None:
    page, (begun, go_on) = slow_page, signals
    begin(page, SLOW)
    assert begun.wait(30)
    with page.expect_response("**/stop"):
        page.keyboard.press("Escape")
    expect(page.locator(".failure-text")).to_have_text("已停止回答。")
    go_on.set()
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".feedback")).to_be_visible()
    page.reload()
    expect(page.locator(".asked")).to_have_text([SLOW])


def test_an_answer_comes_although_the_page_was_left_meanwhile(
    slow_page: Page, signals: tuple[Signal, Signal]
) -> None:
    page, (begun, go_on) = slow_page, signals
    begin(page, SLOW)
    assert begun.wait(30)
    page.reload()
    expect(page.locator(".turn.working .asked")).to_have_text(SLOW)
    go_on.set()
    expect(page.locator(".feedback")).to_be_visible(timeout=10_000)
    expect(page.locator(".short-text")).not_to_be_empty()


def test_the_keyboard_is_enough_from_the_question_to_the_feedback(
    open_page: OpenPage, kept_url: str
) -> None:
    page = open_page(kept_url, viewport=DESK)
    page.goto("/")
    page.keyboard.type(PARKS_ASKED)
    page.keyboard.press("Enter")
    expect(page.locator(".feedback")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("#quote")).to_be_focused()
    page.keyboard.press("Escape")
    tab_to(page, ".verdict")
    page.keyboard.press("Space")
    expect(page.locator(".verdict[aria-pressed=true]")).to_have_text("正确")
    page.keyboard.press("Tab")
    page.keyboard.press("m")
    expect(page.get_by_role("searchbox")).to_be_focused()
    tab_to(page, ".conversation-menu summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("键盘")
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text(["键盘"])
    expect(page.locator(".conversation-link")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#intro")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize(
    "options",
    [
        {"locale": "zh-CN", "viewport": DESK, "color_scheme": "dark"},
        {"locale": "en-US", "viewport": PHONE},
        {"locale": "zh-CN", "viewport": PHONE, "contrast": "more"},
    ],
    ids=["desk", "phone", "contrast"],
)
def test_nothing_serious_stands_in_the_way_of_anyone(
    open_page: OpenPage, kept_url: str, options: dict[str, object]
) -> None:
    page = open_page(kept_url, reduced_motion="reduce", **options)
    page.goto("/")
    serious(page)
    ask(page, PARKS_ASKED)
    page.locator(".verdict").first.click()
    serious(page)
    page.locator(".chip").first.click()
    expect(page.locator("#quote")).to_be_visible()
    serious(page)
    page.locator("#panel .close").click()
    for opener in (".choose-scope", ".turn .share", ".turn .export summary", ".turn .edit"):
        page.locator(opener).click()
        serious(page)
        page.keyboard.press("Escape")
    page.keyboard.press("Control+/")
    serious(page)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


def serious(page: Page) -> None:
    """Fail for what axe calls serious or critical."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
