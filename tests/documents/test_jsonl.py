"""JSONL: one article a line."""

from __future__ import annotations

import json

import pytest

from tests.documents.parsing import document, read
from zoneqa.documents.document import Document, Problem


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2021-03-05", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021年3月5日", "2021-03-05"),
        ("2021-03-05T08:00:00+08:00", "2021-03-05"),
        ("2021.3", "2021-03"),
        ("2021年", "2021"),
        ("去年三月", "去年三月"),
        (None, None),
    ],
)
def test_a_date_is_put_in_the_form_that_filters_read(given: str | None, date: str | None) -> None:
    (line,) = read(json.dumps({"text": "文。", "date": given}), "n.jsonl")
    assert isinstance(line, Document)
    assert line.date == date
    if given:
        (page,) = read(f'---\ndate: "{given}"\n---\n文。', "n.md")
        assert isinstance(page, Document)
        assert page.date == date


def test_jsonl() -> None:
    rows: list[object] = [
        {"_id": "x", "title": "题", "text": "文。", "date": "2023", "source": "报", "zone": "区"},
        {"id": 7, "text": "二", "title": None, "author": True},
        {"text": "三\ud800\0"},
    ]
    lines = [*(json.dumps(row) for row in rows), "", "{", "[]", '{"text": " "}', "[" * 99999]
    assert read("\r\n".join(lines), "n.jsonl") == [
        Document(
            "文。",
            title="题",
            date="2023",
            source="报",
            zone="区",
            id="x",
            part="line 1",
            whole=True,
            encoding="utf-8",
        ),
        Document("二", id="7", part="line 2", whole=True, encoding="utf-8"),
        Document("三\ufffd", part="line 3", whole=True, encoding="utf-8"),
        Problem("not_valid", "This is not valid JSON.", "line 5"),
        Problem("not_valid", "This is not a JSON object.", "line 6"),
        Problem("no_text", "There is no text.", "line 7"),
        Problem("not_valid", "This is not valid JSON.", "line 8"),
    ]


def test_torn_numbers_are_whole_in_title_and_text() -> None:
    line = json.dumps({"title": "2 0 2 3年报", "text": "税收为1, 086亿元，占8 . 7 %。"})
    found = document(line, "a.jsonl")
    assert (found.title, found.text) == ("2023年报", "税收为1,086亿元，占8.7%。")
