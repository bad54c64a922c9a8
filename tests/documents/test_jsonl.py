"""JSONL: one article a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from tests.documents.parsing import document, read
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.jsonl import documents


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2021-03-05", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("发布时间：2021年3月5日", "2021-03-05"),
        ("2021-03-05T08:00:00+08:00", "2021-03-05"),
        ("2021.3", "2021-03"),
        ("2021年", "2021"),
        (20210305, "2021-03-05"),
        (1614902400, "2021-03-05"),
        (1614902400000.0, "2021-03-05"),
        (None, None),
    ],
)
def test_a_date_is_put_in_the_form_that_filters_read(given: object, date: str | None) -> None:
    line = document(json.dumps({"text": "文。", "date": given}), "n.jsonl")
    assert (line.date, line.notes) == (date, ())
    if given:
        assert document(f'---\ndate: "{given}"\n---\n文。', "n.md").date == date


@pytest.mark.parametrize("given", ["去年三月", "N/A", "2024-13-45", "昨天", 12])
def test_what_is_no_date_is_left_out_with_a_note(given: object) -> None:
    note = f"“{given}” is not a date; it is left out."
    for name, source in (
        ("n.jsonl", json.dumps({"text": "文。", "date": given})),
        ("n.md", f"---\ndate: {given}\n---\n文。"),
    ):
        found = document(source, name)
        assert (found.date, found.notes) == (None, (note,))


def test_separators_in_a_string_do_not_end_a_line_and_a_title_has_one_line() -> None:
    row = {"title": "鹿鸣\u2028税收\x85快报\n", "text": "一。\u2028二。\x85三。\u2029四。"}
    (found,) = read(json.dumps(row, ensure_ascii=False), "n.jsonl")
    assert isinstance(found, Document)
    assert (found.title, found.text) == ("鹿鸣 税收 快报", "一。\n二。\n三。\n四。")


@pytest.mark.parametrize(
    "row",
    [
        {"title": "题", "content": "文。", "pub_date": "2024-07-09", "author": "林一"},
        {"标题": "题", "正文": "文。", "发布时间": "2024年7月9日", "作者": "林一"},
        {"標題": "题", "內容": "文。", "發布時間": "2024年7月9日", "作者": "林一"},
        {"headline": "题", "articleBody": "文。", "datePublished": "2024-07-09", "Author": "林一"},
        {"Title": "题", "TEXT": "文。", "Date": 20240709, "authors": [{"name": "林一"}]},
        {
            "_source": {
                "title": "题",
                "body": "文。",
                "publishTime": 1720483200000,
                "作者": ["林一"],
            }
        },
        {
            "data": {
                "article": {"title": "题", "text": "文。", "日期": "2024.7.9"},
                "author": "林一",
            }
        },
        {
            "page_content": "文。",
            "metadata": {
                "title": "题",
                "date": {"$date": {"$numberLong": "1720483200000"}},
                "author": "林一",
                "text": "别的。",
            },
        },
    ],
)
def test_fields_have_the_names_and_shapes_of_many_exports(row: object) -> None:
    found = document(json.dumps(row), "n.jsonl")
    assert (found.title, found.text, found.date, found.author) == (
        *("题", "文。", "2024-07-09"),
        "林一",
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一。</p><p>二&nbsp;三。</p>", "一。\n\n二 三。"),
        ("一。<br/>二。", "一。\n\n二。"),
        ("<div><strong>一</strong>二。<script>x</script></div>", "一二。"),
        ("税收<3亿元，p>5。", "税收<3亿元，p>5。"),
        ("一&二，<注>三。", "一&二，<注>三。"),
    ],
)
def test_markup_of_a_web_site_is_no_text(markup: str, text: str) -> None:
    assert document(json.dumps({"content": markup}), "n.jsonl").text == text


@pytest.mark.parametrize(
    "text",
    [
        ["松涛高新区架桥6座。", "工期两年。"],
        [{"text": "松涛高新区架桥6座。"}, {"text": "工期两年。"}],
        [{"type": "p", "content": "松涛高新区架桥6座。"}, {"type": "img"}, "工期两年。"],
        {"rendered": "<p>松涛高新区架桥6座。</p><p>工期两年。</p>"},
        {"paragraphs": ["松涛高新区架桥6座。", ["工期两年。"]]},
        ["<p>松涛高新区架桥<b>6</b>座。</p>", None, "", "工期两年。"],
    ],
)
@pytest.mark.parametrize("name", ["body", "content", "正文", "paragraphs"])
def test_a_text_in_parts_is_read_as_paragraphs(name: str, text: object) -> None:
    found = document(json.dumps({"title": "架桥", name: text}), "n.jsonl")
    assert (found.title, found.text) == ("架桥", "松涛高新区架桥6座。\n\n工期两年。")


def test_our_own_field_for_a_text_holds_one_string() -> None:
    (found,) = read(json.dumps({"title": "架桥", "text": ["架桥6座。", "工期两年。"]}), "n.jsonl")
    assert found == Problem("no_text", "There is no text: a list is not read as one.", "line 1")


@pytest.mark.parametrize(
    "row",
    [
        {"data": {"id": 3, "attributes": {"title": "架桥", "text": "架桥6座。"}}},
        {"id": 3, "attributes": {"title": "架桥", "body": "架桥6座。"}},
        {"node": {"id": 3, "title": "架桥", "content": ["架桥6座。"]}},
        {"id": 3, "properties": {"标题": "架桥"}, "content": "架桥6座。"},
        {"result": {"record": {"_id": {"$oid": "3"}, "title": "架桥", "text": "架桥6座。"}}},
        {"payload": {"item": {"id": 3, "title": {"rendered": "架桥"}, "text": "架桥6座。"}}},
    ],
)
def test_an_article_is_found_in_the_objects_around_it(row: object) -> None:
    for name in ("n.jsonl", "n.json"):
        found = document(json.dumps(row), name)
        assert (found.id, found.title, found.text) == ("3", "架桥", "架桥6座。")


@pytest.mark.parametrize(
    "around",
    [
        lambda rows: {"result": {"list": rows}},
        lambda rows: {"code": 0, "data": {"rows": rows}},
        lambda rows: {"response": {"docs": rows}},
        lambda rows: {"hits": {"total": 2, "hits": [{"_source": row} for row in rows]}},
        lambda rows: {"data": {"result": {"items": rows}}},
    ],
)
def test_a_list_of_articles_is_found_in_the_objects_around_it(
    around: Callable[[list[object]], object],
) -> None:
    rows: list[object] = [{"text": "架桥6座。"}, {"text": "修渠8条。"}]
    found = read(json.dumps(around(rows)), "n.json")
    assert [item.text for item in found if isinstance(item, Document)] == ["架桥6座。", "修渠8条。"]


def test_the_first_of_several_names_counts_unless_it_is_empty() -> None:
    row = {"content": "正文。", "text": None, "title": "题", "headline": "另一题", "link": "u"}
    found = document(json.dumps(row), "n.jsonl")
    assert (found.text, found.title, found.url) == ("正文。", "题", "u")


@pytest.mark.parametrize(
    "source",
    [
        '[{"text": "一。"}, {"text": "二。"}]',
        '[\n  {\n    "text": "一。"\n  },\n  {"text": "二。"}\n]\n',
        '{\n  "text": "一。"\n}\n{\n  "text": "二。"\n}\n',
        '\ufeff[{"text": "一。"}]\n[{"text": "二。"}]',
        '{"text": "一。"},\n{"text": "二。"},\n',
        '{"text": "一。"}{"text": "二。"}',
    ],
)
def test_json_that_is_not_one_object_a_line(source: str) -> None:
    found = read(source, "n.jsonl")
    assert [item.text for item in found if isinstance(item, Document)] == ["一。", "二。"]
    assert len(found) == 2


def test_an_item_of_an_array_costs_itself_only() -> None:
    assert read('[{"text": "一。"}, 7, {"title": "题"}]', "n.jsonl")[1:] == [
        Problem("not_valid", "This is not a JSON object.", "item 2"),
        Problem("no_text", "There is no text.", "item 3"),
    ]


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


@pytest.mark.parametrize("bad", ["{", "[]", '{"text": 1', "x", '{"title": "题"}', "null"])
def test_of_many_bad_lines_some_are_named_and_the_others_counted(bad: str) -> None:
    lines = ['{"text": "首。"}', *[bad] * 20_000, '{"text": "末。"}']
    found = read("\n".join(lines), "n.jsonl")
    problems = [item for item in found if isinstance(item, Problem)]
    assert [item.text for item in found if isinstance(item, Document)] == ["首。", "末。"]
    assert [problem.part for problem in problems] == [*(f"line {n}" for n in range(2, 102)), ""]
    assert problems[-1].says == "19,900 more lines are not valid."


@pytest.mark.parametrize("blank", ["", "{", "  "])
def test_a_file_without_articles_is_not_read_for_ever(blank: str) -> None:
    def endless() -> Iterator[str]:
        yield '{"text": "首。"}'
        while True:
            yield blank

    first, *problems = documents(endless())
    assert isinstance(first, Document)
    assert any(
        isinstance(problem, Problem) and "not read beyond line 2,000,001" in problem.says
        for problem in problems
    )
    assert len(problems) <= 102
