"""Text of others in Markdown: shown as it is."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from zoneqa.text.escape_markdown import escape_markdown, plain_line

HOSTILE = [
    "![x](https://evil.example/p.png)",
    "[点我](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "**粗** _斜_ `码` ~~删~~",
    "https://evil.example/?q=1",
    "HTTP://EVIL.EXAMPLE/x",
    "www.evil.example/x",
    "WwW.evil.example",
    "a@evil.example",
    "&lt;script&gt;",
    "| a | b |",
    "$x$ # 标题",
    "\\[x]\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_text_comes_alive(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    tokens = parser.parseInline(escape_markdown(text))[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == text


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\U000e0041", "\x1b", "\x07"]
)
def test_hidden_characters_are_left_out(hidden: str) -> None:
    assert escape_markdown(f"报表{hidden}fdp.exe") == "报表fdp.exe"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://evil.example/a", "https:\\//evil.example/a"),
        ("HTTP://EVIL.EXAMPLE", "HTTP:\\//EVIL.EXAMPLE"),
        ("ftp://evil.example", "ftp:\\//evil.example"),
        ("www.evil.example", "www\\.evil.example"),
        ("WwW.evil.example", "WwW\\.evil.example"),
        ("a@evil.example", "a\\@evil.example"),
    ],
)
def test_an_address_without_markup_is_no_link_either(address: str, written: str) -> None:
    assert escape_markdown(address) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- 项目", "\\- 项目"),
        ("+3%", "\\+3%"),
        ("===", "\\==="),
        ("1. 产值", "1\\. 产值"),
        ("12) 产值", "12\\) 产值"),
        ("2020年。", "2020年。"),
        ("  - 项目", "\\- 项目"),
        ("\t1. 产值", "1\\. 产值"),
        ("    产值", "产值"),
    ],
)
def test_a_line_begins_no_list_or_code_and_underlines_no_heading(line: str, written: str) -> None:
    assert plain_line(escape_markdown(line)) == written


def test_plain_words_stay_as_they_are() -> None:
    text = "2020年，产值300亿元（同比+12%）。See e.g. the law."
    assert escape_markdown(text) == text
