"""Front matter as people write it, at the top of Markdown and plain text."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document
from zoneqa.documents.formats.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("青禾: 新征程", "青禾: 新征程"),
        ("青禾：新征程", "青禾：新征程"),
        ("[图] 青禾高新区新貌", "[图] 青禾高新区新貌"),
        ("[快讯]", "[快讯]"),
        ("【图】青禾高新区新貌", "【图】青禾高新区新貌"),
        ("{专题} 青禾", "{专题} 青禾"),
        ('"双创"进园区', '"双创"进园区'),
        ('"青禾税收', '"青禾税收'),
        ('"青禾: 税收"', "青禾: 税收"),
        ("'青禾'' 税收'", "青禾' 税收"),
        ("“双创”进园区", "“双创”进园区"),
        ("@青禾人", "@青禾人"),
        ("&青禾", "&青禾"),
        ("*青禾*", "*青禾*"),
        ("!重要 青禾", "!重要 青禾"),
        ("#青禾# 开工", "#青禾# 开工"),
        ("% 青禾", "% 青禾"),
        ("`青禾`", "`青禾`"),
        ("- 青禾", "- 青禾"),
        ("? 青禾", "? 青禾"),
        ("青禾 #1 项目", "青禾 #1 项目"),
        ("50% 增长 | 青禾", "50% 增长 | 青禾"),
        ("12:30:00", "12:30:00"),
        ("2024", "2024"),
        ("no", "no"),
        (">\n  青禾\n  税收", "青禾 税收"),
        ("|\n  青禾\n  税收", "青禾 税收"),
        ("\t青禾", "青禾"),
    ],
)
def test_a_title_is_what_was_written(written: str, title: str) -> None:
    for name in ("a.md", "a.txt"):
        found = document(f'---\ntitle: {written}\ndate: "2024-07-09"\n---\n\n文。', name)
        assert (found.title, found.date, found.text, found.whole) == (
            *(title, "2024-07-09", "文。"),
            True,
        )


@pytest.mark.parametrize(
    "head",
    [
        "标题: 题\n日期: 2024-07-09\n来源: 报\n作者: 林一\n园区: 区\n链接: u",
        "标题：题\n日期：2024年7月9日\n来源：报\n作者：林一\n园区：区\n链接：u",
        "題目：题\n發布時間：2024-07-09 08:30\n出處：报\n記者：林一\n園區：区\n網址：u",
        "Title: 题\nDATE: 9 July 2024\nSource: 报\nauthor: 林一\nZone: 区\nURL: u",
        "title:题\ndate:2024/7/9\nsource:报\nauthor:林一\nzone:区\nurl:u",
        "title:\t题\ndate:\t2024.07.09\nsource:\t报\nauthor: [林一]\nzone: 区\nlink: u",
        "tags:\n  - a\ntitle: 题\ndate: 2024-07-09\nsource: 报\nauthor:\n  - 林一\n区: 区\nurl: u",
        "“: [\ntitle: '题'\n时间: 20240709\n来源: 报\n作者: 林一\n区：区\nurl: u",
    ],
)
def test_keys_are_chinese_or_english_with_a_colon_of_any_width(head: str) -> None:
    found = document(f"---\n{head}\n---\n文。", "a.md")
    assert (found.title, found.date, found.source) == ("题", "2024-07-09", "报")
    assert (found.author, found.zone, found.url) == ("林一", "区", "u")


@pytest.mark.parametrize(
    "source",
    [
        "---  \ntitle: 题\n--- \n文。",
        "\ufeff---\r\ntitle: 题\r\n---\r\n文。",
        "\n\n---\ntitle: 题\n...\n文。",
        "-----\ntitle: 题\n---\n文。",
        "---\ntitle: 题\nsource: 报\n\n文。",
        '+++\ntitle = "题"\ndate = 2024-07-09T08:30:00+08:00\n[params]\nx = 1\n+++\n文。',
        "+++\ntitle = 题\n+++\n文。",
    ],
)
def test_fences_may_have_blanks_and_other_forms(source: str) -> None:
    for name in ("a.md", "a.txt"):
        found = document(source, name)
        assert (found.title, found.text, found.whole) == ("题", "文。", True)


@pytest.mark.parametrize("nothing", ["", "null", "~", '""', "None"])
def test_an_empty_field_is_none(nothing: str) -> None:
    found = document(f"---\ntitle: 题\nsource: {nothing}\n---\n文。", "a.md")
    assert (found.title, found.source) == ("题", None)


@pytest.mark.parametrize(
    "source",
    ["---\n文一。\n---\n文二。", "---\n他说：好。\n---\n文二。", "--- \n\n文二。"],
)
def test_rules_around_a_text_are_no_front_matter(source: str) -> None:
    found = document(source, "a.txt")
    assert (found.text, found.title, found.whole) == (source.strip(), None, False)


@pytest.mark.parametrize(
    "source",
    [
        "标题：题\n来源：报\n发布时间：2024-07-09 08:30\n\n文一。\n文二。",
        "标题：题\n\n来源：报\n\n日期：2024年7月9日\n\n正文：文一。\n文二。",
        "\ufeff题目: 题\r\n出处: 报\r\n时间: 2024/7/9\r\n正文：\r\n文一。\r\n文二。",
        "Title: 题\nSource: 报\nDate: July 9, 2024\n\n文一。\n文二。",
        "标题：题\n来源：报\n时间：2024-7-9\n\n正文\n文一。\n文二。",
        "日期：２０２４年７月９日\n來源：报\n標題：题\n文一。\n文二。",
    ],
)
def test_lines_with_a_title_are_front_matter_without_fences(source: str) -> None:
    found = document(source, "a.txt")
    assert (found.title, found.source, found.date) == ("题", "报", "2024-07-09")
    assert (found.text, found.whole) == ("文一。\n文二。", True)


@pytest.mark.parametrize(
    "source",
    [
        "标题：题\n文一。",
        "时间：2024年7月9日\n来源：报\n文一。",
        "标题：甲\n来源：报\n文一。\n标题：乙\n来源：报\n文二。",
        "他说：好。\n标题：题\n来源：报",
    ],
)
def test_other_lines_with_colons_stay_in_the_text(source: str) -> None:
    assert document(source, "a.txt").text == source


@pytest.mark.parametrize(
    "head",
    [
        "title: 渡口：开了\ndate: 2024-04-06\n  source:   湖滨周刊  ",
        "  title: 渡口：开了\ndate: 2024-04-06\n source: 湖滨周刊",
        "title: 渡口：开了\n\tdate: '2024-04-06'\n\tsource: 湖滨周刊",
        "标题：渡口：开了\n　　日期：2024-04-06\n　　来源：湖滨周刊",
        "title: 渡口：开了\nsource: 湖滨周刊\n    date: 2024-04-06",
    ],
)
def test_an_indent_that_means_nothing_is_ignored(head: str) -> None:
    found = split_front_matter(f"---\n{head}\n---\n渡船7艘。\n")
    fields = {"title": "渡口：开了", "date": "2024-04-06", "source": "湖滨周刊"}
    assert found == (fields, "渡船7艘。\n")


def test_what_is_nested_is_no_field() -> None:
    head = "title: 渡口: 开了: 船\nextra:\n  source: 湖滨周刊\n  date: 2024-04-06"
    assert split_front_matter(f"---\n{head}\n---\n渡船7艘。") == (
        {"title": "渡口: 开了: 船"},
        "渡船7艘。",
    )
