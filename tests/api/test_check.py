"""Checking drafts by the service: JSON for programs, a page for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Event
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from tests.checking.made_check import checked_draft
from tests.e2e.clients import ready_client
from tests.e2e.fake import PROJECTS, FakeAnswerer, FakeChecker
from tests.made import docx, p
from zoneqa.api import create_app
from zoneqa.api.draft_check import LONGEST_CHECK, checked_in_time
from zoneqa.api.http_errors import HttpError
from zoneqa.checking.checked import CheckedSentence
from zoneqa.checking.draft import Draft
from zoneqa.documents.formats.registry import parse
from zoneqa.types import Language

WRONG = "2020年，桂林高新区签约项目64个。"
DRAFT = f"工作总结\n\n各位领导：\n\n{PROJECTS}{WRONG}税收<b>3亿元。"
IN_CHINESE = {"accept-language": "zh"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def test_a_draft_in_json(client: TestClient) -> None:
    row = client.post("/api/check", json={"text": DRAFT, "date": "2021-03-20"}).json()
    assert [(each["text"], each["status"]) for each in row["sentences"]] == [
        ("各位领导：", "not_checked"),
        (PROJECTS, "supported"),
        (WRONG, "contradicted"),
        ("税收<b>3亿元。", "not_found"),
    ]
    assert row["sentences"][2]["reason"] == "文章写的是46个，不是64个"
    assert (row["date"], row["generation"]) == ("2021-03-20", "gen-fake")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "draft_invalid"),
        ({"text": "税收3亿元。" * 501}, 422, "draft_too_long"),
        ({"text": "税收3亿元。", "date": "2021"}, 422, "filter_invalid"),
        ({"text": "字" * 100_001}, 422, "body_invalid"),
        ({"text": "a", "more": 1}, 422, "body_invalid"),
        ({}, 422, "body_invalid"),
        ({"text": "字" * 400_000}, 413, "body_too_large"),
    ],
)
def test_a_draft_that_cannot_be_checked(
    client: TestClient, body: object, status: int, code: str
) -> None:
    response = client.post("/api/check", json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_a_draft_of_many_characters_passes_the_limit_of_other_bodies(client: TestClient) -> None:
    response = client.post("/api/check", json={"text": "字" * 90_000})
    assert response.json()["counts"]["not_checked"] == 1


def test_the_form_is_linked_and_empty(client: TestClient) -> None:
    assert 'href="/check"' in client.get("/").text
    page = client.get("/check", headers=IN_CHINESE).text
    assert 'href="/check" aria-current="page"' in page
    assert "<summary><span" not in page


def test_a_text_is_shown_with_marks_and_quotes(client: TestClient) -> None:
    page = client.post("/check", data={"text": DRAFT}, headers=IN_CHINESE).text
    assert page.count("<summary><span") == 3
    assert (
        '<details class="contradicted"><summary><span class="symbol" title="与报道不符">✗' in page
    )
    assert "文章写的是46个，不是64个" in page
    assert "/article/%E5%9B%AD%E5%8C%BA%2Femoji?start=" in page
    assert "税收&lt;b&gt;3亿元" in page
    assert "<b>3" not in page


def test_a_word_file_is_read_and_its_text_offered_again(client: TestClient) -> None:
    word = docx(p("工作总结", "Title") + p(WRONG), {"Title": "Title"})
    page = client.post("/check", files={"file": ("稿.docx", word)}, headers=IN_CHINESE).text
    assert "<h2>工作总结</h2>" in page
    assert page.count(f"\n{WRONG}</textarea>") == 2  # the form to go on with, the downloads


@pytest.mark.parametrize("download", ["docx", "md", "html"])
def test_a_marked_draft_is_a_file_to_save(client: TestClient, download: str) -> None:
    form = {"text": DRAFT, "download": download}
    response = client.post("/check", data=form, headers=IN_CHINESE)
    assert f'filename="checked.{download}"' in response.headers["content-disposition"]
    (document,) = parse(response.content, f"checked.{download}")
    assert "文章写的是46个，不是64个" in document.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({"text": " "}, 422, "没有读到文稿"),
        ({"text": "a", "date": "soon"}, 422, "看不懂这个日期"),
        ({"text": "税收3亿元。" * 501}, 422, "文稿太长：一次最多 100,000 字"),
        ({"text": "字" * 3_000_000}, 413, "文件太大"),
    ],
)
def test_the_page_says_what_is_wrong_with_a_draft(
    client: TestClient, form: dict[str, str], status: int, says: str
) -> None:
    response = client.post("/check", data=form, headers=IN_CHINESE)
    assert response.status_code == status
    assert says in response.text


def test_a_file_that_is_no_draft_is_refused_on_the_page(client: TestClient) -> None:
    files = {"file": ("a.docx", b"no Word file")}
    response = client.post("/check", files=files, headers={"accept-language": "en"})
    assert response.status_code == 422
    assert "No text can be read from this file" in response.text


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data"])
def test_what_is_no_form_is_refused(client: TestClient, kind: str) -> None:
    response = client.post("/check", content=b"{}", headers={"content-type": kind})
    assert response.status_code in (400, 415)


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    response = client.post("/check", data={"text": DRAFT}, headers={"origin": "http://evil.test"})
    assert response.status_code == 403


def test_the_page_lets_browsers_say_that_a_form_is_its_own(client: TestClient) -> None:
    assert client.get("/check").headers["referrer-policy"] == "same-origin"


def test_a_check_that_takes_too_long_is_given_up_with_a_sentence() -> None:
    times = iter((0.0, 1.0, LONGEST_CHECK + 1))
    steps = checked_in_time(
        FakeAnswerer(), lambda: checked_draft().draft, "zh", lambda: next(times)
    )
    assert next(steps) is None
    assert next(steps) is None
    with pytest.raises(HttpError, match="after 2 sentences") as raised:
        next(steps)
    assert (raised.value.status, raised.value.code) == (503, "check_too_slow")


class SlowAnswerer(FakeAnswerer):
    """Checks no sentence until it is told to go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.checker = self  # type: ignore[assignment]

    def sentences(self, draft: Draft, language: Language) -> Iterator[CheckedSentence]:
        self.begun.set()
        self.go_on.wait(30)
        yield from FakeChecker().sentences(draft, language)


def test_a_long_check_keeps_no_question_waiting_and_no_second_check_for_ever() -> None:
    answerer = SlowAnswerer()
    with (
        ready_client(create_app(lambda: answerer, patience=0.1)) as client,
        ThreadPoolExecutor(1) as person,
    ):
        first = person.submit(client.post, "/api/check", json={"text": DRAFT})
        answerer.begun.wait(10)
        asked = client.post("/api/ask", json={"question": "桂林签约了多少个项目？"})
        second = client.post("/api/check", json={"text": DRAFT})
        page = client.post("/check", data={"text": DRAFT}, headers=IN_CHINESE)
        answerer.go_on.set()
        assert asked.json()["short_answer"] == "46个"
        assert (second.status_code, second.json()["error"]["code"]) == (503, "busy")
        assert (page.status_code, PROJECTS in page.text) == (503, True)
        assert first.result().json()["counts"]["supported"] == 1


TABLE = "# 总结\n\n| 园区 | 企业数 |\n|---|---|\n| 石渚 | 57家 |\n\n税收3亿元。\n\n企业有57家。\n"


def sent_again(page: str) -> dict[str, str]:
    """Return the fields that the page sends for the marked draft."""
    field = re.search(r'name="read_before" value="([^"]*)"', page)
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert field
    assert text
    return {"read_before": unescape(field[1]), "text": unescape(text[1])}


def test_a_file_is_downloaded_as_it_was_read_and_under_its_name(client: TestClient) -> None:
    upload = {"file": ("年终总结.md", TABLE.encode())}
    page = client.post("/check", files=upload, headers=IN_CHINESE).text
    fields = sent_again(page)
    again = client.post("/check", data=fields, headers=IN_CHINESE).text
    counts = [re.findall(r"<b>(\d+)</b>", shown) for shown in (page, again)]
    assert counts[0] == counts[1]
    assert sent_again(again) == fields
    download = client.post("/check", data={**fields, "download": "md"}, headers=IN_CHINESE)
    assert "年终总结-checked.md" in unquote(download.headers["content-disposition"])
    assert download.text.startswith("# 总结")


def test_another_text_has_nothing_of_the_draft_before(client: TestClient) -> None:
    upload = {"file": ("稿.md", TABLE.encode())}
    fields = sent_again(client.post("/check", files=upload, headers=IN_CHINESE).text)
    page = client.post("/check", data={**fields, "text": DRAFT}, headers=IN_CHINESE).text
    assert "<h2>总结</h2>" not in page


@pytest.mark.parametrize("field", ["{", "[]", '{"title": 1}', "null"])
def test_a_field_that_is_not_ours_is_passed_over(client: TestClient, field: str) -> None:
    response = client.post("/check", data={"text": DRAFT, "read_before": field})
    assert response.status_code == 200


def test_a_damaged_word_file_has_a_message_of_its_own(client: TestClient) -> None:
    upload = {"file": ("稿.docx", b"PK\x03\x04 damaged")}
    page = client.post("/check", files=upload, headers=IN_CHINESE)
    assert "可能已经损坏" in page.text
    assert "没有读到文稿" in client.post("/check", data={"text": ""}, headers=IN_CHINESE).text
