"""The page of documents in a browser, over a real index that is built anew by a real process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.e2e.asking import wide
from tests.e2e.clients import running, wait_until
from tests.e2e.conftest import OpenPage
from zoneqa.api import Library, create_app
from zoneqa.cli.serving_documents import documents_to_serve
from zoneqa.documents import read_corpus
from zoneqa.factory import AnswererOpener, make_indexer
from zoneqa.settings import Settings
from zoneqa.storage.database import open_database

PHONE = {"width": 360, "height": 740}
BUILT = 120_000.0
"""Milliseconds within which an index is built on a busy machine."""

REPORT = "# 云岭高新区签约项目\n\n2023年，云岭高新区签约项目88个，总投资310亿元。\n"
GOOD = FilePayload(name="云岭.md", mimeType="text/markdown", buffer=REPORT.encode())
BROKEN = FilePayload(name="broken.docx", mimeType="", buffer=b"PK\x03\x04 no document")
QUESTION = "2023年云岭高新区签约了多少个项目？"


@pytest.fixture
def documents_url(tmp_path: Path) -> Iterator[str]:
    """The address of a service with an index of its own, whose documents can be changed."""
    files, index = tmp_path / "corpus", tmp_path / "index"
    files.mkdir()
    shutil.copy(Path(__file__).parents[2] / "corpus" / "guilin.md", files)
    settings = replace(Settings(), corpus=files, index=index, corpora=tmp_path / "corpora")
    make_indexer(settings, index, print).build(read_corpus(files), lambda done, total: None)
    opener = AnswererOpener(settings, index, print)
    documents = documents_to_serve(settings, open_database(f"sqlite:///{tmp_path}/z.sqlite"))
    app = create_app(Library(opener, opener.published), documents=documents)
    with running(app) as url:
        yield url


def choose(page: Page, *files: FilePayload) -> None:
    """Choose files, as with the file picker."""
    page.locator("#upload input[type=file]").set_input_files(list(files))


def test_a_good_file_and_a_broken_one_then_back(open_page: OpenPage, documents_url: str) -> None:
    page = open_page(documents_url)
    page.goto("/articles")
    page.get_by_role("link", name="资料", exact=True).click()
    choose(page, GOOD, BROKEN)
    good, broken = page.locator("#changes li.done"), page.locator("#changes li.failed")
    expect(broken).to_contain_text("文件已损坏", timeout=BUILT)
    expect(good).to_contain_text("已收录，1 篇报道", timeout=BUILT)
    expect(page.locator("#files li")).to_have_count(2)
    current_answers(page)
    page.goto("/")
    page.locator("#question").fill(QUESTION)
    page.locator("#send").click()
    expect(page.locator(".short-text")).to_have_text("88个")

    page.goto("/documents")
    page.locator("#generations").get_by_role("link").click()
    page.locator("form.question button").click()
    expect(page.locator("#generations li").nth(1)).to_contain_text("正在使用")
    current_answers(page)
    page.goto("/")
    page.locator("#question").fill(QUESTION)
    page.locator("#send").click()
    expect(page.locator(".declined").last).to_be_visible()


def test_files_are_dropped_and_what_would_be_refused_is_not_sent(
    open_page: OpenPage, documents_url: str
) -> None:
    page = open_page(documents_url)
    page.goto("/documents")
    drop = """names => {
        const files = new DataTransfer();
        for (const name of names) files.items.add(new File(["# 标题\\n\\n正文。"], name));
        const event = new DragEvent("drop", { dataTransfer: files, bubbles: true });
        document.querySelector("#upload").dispatchEvent(event);
    }"""
    page.evaluate(drop, ["guilin.md", "a.exe", "第二份.md"])
    refused = page.locator("#sending li.failed")
    expect(refused).to_have_count(2)
    expect(refused.filter(has_text="guilin.md")).to_contain_text("已有同名文件")
    expect(refused.filter(has_text="a.exe")).to_contain_text("不支持这种文件")
    expect(page.locator("#changes li.done")).to_contain_text("第二份.md", timeout=BUILT)


def test_files_that_are_chosen_before_the_script_has_loaded_are_sent(
    open_page: OpenPage, documents_url: str
) -> None:
    page = open_page(documents_url)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/documents.js*", hold)
    with page.expect_request("**/documents.js*"):
        page.goto("/documents", wait_until="commit")
    choose(page, GOOD)
    held[0].continue_()
    expect(page.locator("#changes li.done")).to_contain_text("云岭.md", timeout=BUILT)


def test_everything_goes_without_scripts_on_a_phone(
    open_page: OpenPage, documents_url: str
) -> None:
    page = open_page(documents_url, java_script_enabled=False, viewport=PHONE, locale="en-US")
    page.goto("/documents")
    assert not wide(page)
    choose(page, GOOD, BROKEN)
    page.get_by_role("button", name="Upload").click()
    settled(page)
    expect(page.locator("#changes li.done")).to_contain_text("Taken in. Reports: 1")
    expect(page.locator("#changes li.failed")).to_contain_text("The file is damaged.")
    assert not wide(page)
    page.get_by_role("link", name="Remove 云岭.md").click()
    expect(page.get_by_role("heading", name="Remove “云岭.md”?")).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    settled(page)
    expect(page.locator("#files li")).to_have_count(1)
    page.locator("#generations").get_by_role("link").first.click()
    page.get_by_role("button", name="Go back to this one").click()
    expect(page.locator("#generations .state")).to_have_text("Answers now")


def current_answers(page: Page) -> None:
    """Wait until the service answers from the generation that is current."""
    listed = page.request.get("/api/generations").json()["generations"]
    (current,) = (each["name"] for each in listed if each["current"])
    wait_until(lambda: page.request.get("/health").json()["generation"] == current, 60)


def settled(page: Page) -> None:
    """Refresh the page until nothing goes on."""
    for _ in range(120):
        if page.locator("#changes").get_attribute("data-undone") == "0":
            return
        page.wait_for_timeout(1000)
        page.get_by_role("link", name="Refresh").click()
    raise AssertionError("waited in vain")
