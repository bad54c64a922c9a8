"""The report beside the answer, the limits of a question, files, and asking again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import ask
from tests.e2e.fake import CENTRES, PARKS, PROJECTS

OpenPage = Callable[..., Page]

PARKS_ASKED = "苏州高新区的三大特色园区是哪三个？"
PROJECTS_ASKED = "桂林高新区2020年签约了多少个项目？"
DESK = {"width": 1360, "height": 860}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(open_page: OpenPage, fake_url: str, request: pytest.FixtureRequest) -> Page:
    page = open_page(fake_url, viewport=request.param)
    page.goto("/")
    return page


def test_the_panel_steps_through_the_citations(page: Page) -> None:
    ask(page, PARKS_ASKED)
    page.locator(".sentences .chip").first.click()
    panel = page.get_by_role("dialog", name="板块重组")
    expect(panel.locator("mark")).to_have_text(PARKS)
    expect(panel.locator("mark")).to_be_focused()
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel.get_by_role("button", name="上一处出处")).to_be_disabled()
    panel.get_by_role("button", name="下一处出处").click()
    expect(panel.locator("mark")).to_have_text(CENTRES)
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel.locator(".panel-count")).to_have_text("出处 2 / 2")
    page.keyboard.press("ArrowLeft")
    expect(panel.locator("mark")).to_have_text(PARKS)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".sentences .chip").first).to_be_focused()


def test_a_report_that_is_gone_is_called_removed(page: Page) -> None:
    ask(page, PARKS_ASKED)
    page.evaluate("document.querySelector('.chip').citation.article_id = 'gone'")
    page.locator(".chip").first.click()
    expect(page.locator(".panel-body")).to_contain_text("来源已移除")


def test_a_limit_is_chosen_shown_kept_and_taken_away(page: Page) -> None:
    page.get_by_role("button", name="限定范围").click()
    dialog = page.get_by_role("dialog", name="限定范围")
    dialog.get_by_role("checkbox", name="桂林高新区").check()
    dialog.get_by_label("从").fill("2020-01")
    dialog.get_by_role("button", name="确定").click()
    expect(page.locator("#scope .limit span")).to_have_text(["桂林高新区", "2020-01 起"])
    with page.expect_request("**/api/ask") as asked:
        ask(page, PROJECTS_ASKED)
    assert (asked.value.post_data_json or {})["filters"] == {
        "zones": ["桂林高新区"],
        "since": "2020-01",
    }
    page.reload()
    limits = page.locator(".turn .limit span")
    expect(limits).to_have_text(["桂林高新区", "2020-01 起"])
    expect(page.locator("#scope .limit")).to_have_count(2)
    page.get_by_role("button", name="去掉“2020-01 起”，重新提问").click()
    expect(limits).to_have_text(["桂林高新区"])
    expect(page.locator(".tools")).to_be_visible()
    page.locator("#scope").get_by_role("button", name="去掉“桂林高新区”").click()
    expect(page.locator("#scope .limit")).to_have_count(1)


def test_the_last_question_is_changed_in_its_place_and_an_earlier_one_below(page: Page) -> None:
    ask(page, PARKS_ASKED)
    page.get_by_role("button", name="修改").click()
    box = page.get_by_label("修改后的问题")
    expect(box).to_have_value(PARKS_ASKED)
    box.fill("")
    expect(page.locator(".editor [type=submit]")).to_be_disabled()
    box.fill(PROJECTS_ASKED)
    page.keyboard.press("Enter")
    expect(page.locator(".asked")).to_have_text(PROJECTS_ASKED)
    expect(page.locator(".said")).to_have_text(PROJECTS)
    ask(page, PARKS_ASKED)
    page.locator(".turn").first.get_by_role("button", name="重新回答").click()
    expect(page.locator(".asked")).to_have_text([PROJECTS_ASKED, PARKS_ASKED, PROJECTS_ASKED])
    expect(page.locator(".turn").last.locator(".said")).to_have_text(PROJECTS)


@pytest.mark.parametrize("one", [True, False])
def test_word_has_a_footnote_for_each_citation(page: Page, tmp_path: Path, one: bool) -> None:
    ask(page, PARKS_ASKED)
    ask(page, PROJECTS_ASKED)
    menu = page.locator(".turn .export").first if one else page.locator("#export-all")
    menu.locator("summary").click()
    with page.expect_download() as download:
        menu.get_by_role("button", name="Word").click()
    expected = f"{PARKS_ASKED.rstrip('？')}？.docx" if one else "问答记录.docx"
    assert download.value.suggested_filename == expected
    expect(menu).not_to_have_attribute("open", "")
    download.value.save_as(tmp_path / "answers.docx")
    with ZipFile(tmp_path / "answers.docx") as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    quotes = [PARKS, CENTRES] if one else [PARKS, CENTRES, PROJECTS]
    assert len(re.findall("<w:footnoteReference ", document)) == len(quotes)
    assert all(f"“{quote}”" in notes for quote in quotes)


def test_one_answer_is_printed_by_itself(page: Page) -> None:
    ask(page, PARKS_ASKED)
    ask(page, PROJECTS_ASKED)
    page.evaluate("window.print = () => {}")
    menu = page.locator(".turn .export").first
    menu.locator("summary").click()
    menu.get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    expect(page.locator(".turn").locator("visible=true")).to_have_count(1)
    expect(page.locator(".print-note").locator("visible=true")).to_have_count(1)
    expect(page.locator("#composer, .tools .actions .menu").locator("visible=true")).to_have_count(
        0
    )
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".turn").locator("visible=true")).to_have_count(2)


def test_every_shortcut_does_what_the_sheet_says(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url, viewport=DESK)
    page.goto("/")
    ask(page, PARKS_ASKED)
    ask(page, PROJECTS_ASKED)
    page.keyboard.press("Control+/")
    sheet = page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator(".turn").last).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".turn").first).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#quote")).to_have_text(PARKS)
    page.keyboard.press("n")
    expect(page.locator("#quote")).to_have_text(CENTRES)
    page.keyboard.press("p")
    expect(page.locator("#quote")).to_have_text(PARKS)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("f")
    expect(page.get_by_role("dialog", name="限定范围")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="限定范围")).to_be_hidden()
    page.locator(".turn").last.focus()  # else it is the one whose quote was shown
    page.keyboard.press("e")
    expect(page.get_by_label("修改后的问题").first).to_be_hidden()
    expect(page.get_by_label("修改后的问题").last).to_have_value(PROJECTS_ASKED)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("?njk")
    expect(page.locator("#question")).to_have_value("?njk")
    page.keyboard.press("Control+/")
    sheet.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.locator(".turn").first.focus()
    page.keyboard.press("n")
    expect(page.locator("#panel")).to_be_hidden()
