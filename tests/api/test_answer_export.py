"""Answers as files over HTTP, and articles as the panel shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from tests.e2e.clients import ready_client
from tests.e2e.fake import CENTRES, PARKS, PROJECTS, SUZHOU, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.article_address import HEAD, quote_checksum
from zoneqa.json_types import AnswerJson

QUESTION = "苏州高新区的三大特色园区是哪三个？"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with ready_client(create_app(FakeAnswerer)) as client:
        yield client


def turn(client: TestClient, question: str = QUESTION) -> dict[str, object]:
    answer: AnswerJson = client.post("/api/ask", json={"question": question}).json()
    return {"question": question, "answer": answer}


def test_a_conversation_is_written_as_word_with_a_footnote_for_each_citation(
    client: TestClient,
) -> None:
    turns = [turn(client), turn(client, "2019年桂林高新区签约了多少个项目？")]
    body = {"format": "docx", "title": "园区/问答", "turns": turns}
    response = client.post("/api/export", json=body)
    assert response.status_code == 200
    name = response.headers["content-disposition"].partition("filename*=UTF-8''")[2]
    assert unquote(name) == "园区/问答.docx"
    with ZipFile(BytesIO(response.content)) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    assert len(re.findall("<w:footnoteReference ", document)) == 3
    for quote in (PARKS, CENTRES, PROJECTS):
        assert f"“{quote}”" in notes


def test_markdown_has_the_filters_and_an_english_frame(client: TestClient) -> None:
    one = {**turn(client), "filters": {"zones": ["苏州高新区"], "since": "2021"}}
    body = {"format": "md", "language": "en", "turns": [one]}
    response = client.post("/api/export", json=body)
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "Limited to: 苏州高新区; from 2021" in response.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "pdf"},
        {"turns": []},
        {"turns": [{"question": QUESTION}]},
        {"turns": [{"question": QUESTION, "answer": {"sentences": [None], "citations": []}}]},
        {"language": "fr"},
        {"title": ""},
    ],
)
def test_what_is_no_conversation_is_refused(client: TestClient, wrong: dict[str, object]) -> None:
    right = {"format": "docx", "turns": [turn(client)]}
    response = client.post("/api/export", json=right | wrong)
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "body_invalid"


def test_an_answer_of_an_older_version_lacks_fields_and_is_written(client: TestClient) -> None:
    old = {"sentences": [{"text": "旧答案。", "markers": []}], "citations": [], "later": 1}
    body = {"format": "md", "turns": [{"question": "问", "answer": old}]}
    assert "旧答案。" in client.post("/api/export", json=body).text


def place(quote: str, article_id: str = "suzhou") -> dict[str, str | int]:
    start = SUZHOU.text.index(quote)
    head, crc = quote[:HEAD], quote_checksum(quote)
    return {"id": article_id, "start": start, "end": start + len(quote), "head": head, "crc": crc}


def marked(row: dict[str, list[dict[str, list[dict[str, str]]]]]) -> str:
    pieces = [piece for block in row["blocks"] for piece in block["pieces"]]
    return "".join(piece["text"] for piece in pieces if piece["mark"] == "quote")


def test_the_quote_is_marked_in_its_paragraph(client: TestClient) -> None:
    row = client.get("/api/quoted-article", params=place(CENTRES)).json()
    assert row["article"]["title"] == SUZHOU.title
    assert (row["found"], row["page"], row["pages"]) == (True, 1, 1)
    assert marked(row) == CENTRES
    text = "".join(p["text"] for block in row["blocks"] for p in block["pieces"])
    assert text == SUZHOU.text.replace("\n", "")


def test_a_quote_that_moved_is_found_and_one_that_is_gone_is_not(client: TestClient) -> None:
    moved = place(CENTRES) | {"start": 1, "end": 1 + len(CENTRES)}
    assert marked(client.get("/api/quoted-article", params=moved).json()) == CENTRES
    gone = client.get("/api/quoted-article", params=place(CENTRES) | {"crc": "00000000"}).json()
    assert (gone["found"], marked(gone)) == (False, "")


def test_without_a_quote_nothing_is_looked_for(client: TestClient) -> None:
    assert client.get("/api/quoted-article?id=suzhou").json()["found"] is None


@pytest.mark.parametrize(
    ("params", "status", "code"),
    [
        (place(CENTRES, "nothing"), 410, "source_removed"),
        ({"id": "nothing"}, 404, "article_unknown"),
        ({}, 422, "parameter_invalid"),
        ({"id": "suzhou", "page": "0"}, 422, "parameter_invalid"),
        ({"id": "suzhou", "more": "1"}, 422, "parameter_invalid"),
    ],
)
def test_what_cannot_be_shown_says_why(
    client: TestClient, params: dict[str, str | int], status: int, code: str
) -> None:
    response = client.get("/api/quoted-article", params=params)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_the_filters_of_the_index_are_listed(client: TestClient) -> None:
    row = client.get("/api/filters").json()
    assert row["zones"] == ["桂林高新区", "苏州高新区"]
    assert row["sources"] == ["报纸专版：国家高新区", "测试报"]


def repeated(turns: int, sentences: int, citations: int, length: int = 1) -> list[object]:
    """Turns whose every sentence is backed by every citation."""
    cited = {"marker": 1, "article_id": "a", "quote": "q" * length}
    answer = {
        "sentences": [{"text": "a", "markers": [1]}] * sentences,
        "citations": [cited] * citations,
    }
    return [{"question": "q", "answer": answer}] * turns


def with_own_markers() -> list[object]:
    """A turn with many citations, to all of which each of many sentences refers."""
    (turn,) = repeated(1, 200, 200, 500)
    markers = list(range(200))
    answer = turn["answer"]  # type: ignore[index]
    for number, cited in enumerate(answer["citations"]):
        answer["citations"][number] = {**cited, "marker": number}
    answer["sentences"] = [{"text": "a", "markers": markers}] * 200
    return [turn]


def with_long_context() -> list[object]:
    (turn,) = repeated(1, 200, 1)
    context = [{"quote": "q" * 19_000}] * 2
    turn["answer"]["citations"][0]["context"] = context  # type: ignore[index]
    return [turn]


HUGE = {
    "many citations with one marker": repeated(2, 200, 200),
    "many turns": repeated(200, 30, 30),
    "a long quote in many sentences": repeated(2, 200, 1, 20_000),
    "a marker for each citation": with_own_markers(),
    "a long context in many sentences": with_long_context(),
}


@pytest.mark.parametrize("file_format", ["md", "docx"])
@pytest.mark.parametrize("kind", HUGE)
def test_no_file_is_far_larger_than_what_was_sent(
    client: TestClient, kind: str, file_format: str
) -> None:
    response = client.post("/api/export", json={"format": file_format, "turns": HUGE[kind]})
    assert response.status_code == 422
    assert "too long for a file" in response.json()["error"]["message"]


def test_a_long_conversation_is_a_file(client: TestClient) -> None:
    turns = [*repeated(199, 8, 2, 150), *repeated(1, 1, 1, 19_000)]
    assert client.post("/api/export", json={"format": "md", "turns": turns}).status_code == 200
