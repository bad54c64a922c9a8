"""A person at the page for checking: sends a draft, opens a sentence, follows its quote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.asking import wide
from tests.e2e.fake import PROJECTS
from tests.made import docx, p
from zoneqa.documents.formats.registry import parse

OpenPage = Callable[..., Page]

WRONG = "2020年，桂林高新区签约项目64个。"
DRAFT = f"各位领导：\n\n{PROJECTS}{WRONG}税收3亿元。"


def send(page: Page, text: str) -> None:
    page.get_by_label("文稿正文").fill(text)
    page.get_by_role("button", name="核对", exact=True).click()


def test_a_sentence_opens_its_quote_and_the_quote_its_article(
    open_page: OpenPage, fake_url: str
) -> None:
    page = open_page(fake_url)
    page.goto("/")
    page.get_by_role("link", name="核对文稿").click()
    send(page, DRAFT)
    expect(page.locator(".counts .contradicted")).to_have_text("✗ 与报道不符 1")
    quote = page.locator("details.contradicted a")
    expect(quote).to_be_hidden()
    page.get_by_text(WRONG).first.click()
    expect(quote).to_have_text(PROJECTS)
    expect(page.locator("details.contradicted .why")).to_have_text("文章写的是46个，不是64个")
    with page.context.expect_page() as opened:
        quote.click()
    expect(opened.value.locator("#quote")).to_have_text(PROJECTS)


def test_a_file_is_checked_without_scripts_and_saved_as_word(
    open_page: OpenPage, fake_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(p("工作总结", "Title") + p(WRONG), {"Title": "Title"}))
    page = open_page(fake_url, java_script_enabled=False)
    page.goto("/check")
    page.get_by_label("或上传文件").set_input_files(path)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.get_by_role("heading", name="工作总结")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Word", exact=True).click()
    (document,) = parse(Path(saved.value.path()).read_bytes(), "checked.docx")
    assert "（与报道不符：文章写的是46个，不是64个）" in document.text  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_needs_no_sideways_scrolling(
    open_page: OpenPage, fake_url: str, scheme: str
) -> None:
    page = open_page(fake_url, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto("/check")
    send(page, DRAFT)
    page.get_by_text(WRONG).first.click()
    assert not wide(page)


def test_what_a_draft_holds_is_never_run(open_page: OpenPage, fake_url: str) -> None:
    page = open_page(fake_url)
    page.goto("/check")
    send(page, '<img src=x onerror="alert(1)">税收3亿元。</textarea><script>alert(2)</script>')
    expect(page.locator(".draft")).to_contain_text("<script>alert(2)</script>")
    assert page.locator(".draft img").count() == 0
