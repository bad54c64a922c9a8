"""Markdown with and without front matter."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, reason
from zoneqa.documents.document import Document


def test_markdown_with_front_matter() -> None:
    source = (
        "---\ntitle: 园区开工\nzone: 松江湾高新区\ndate: 2023-05-06\nauthor: [林一, 周二]\n"
        "source: 松江湾日报\nurl: http://example.org/1\n---\n"
        "# 大题\n\n一段**重**话，见[这里](http://x)。\n\n- 一\n- 二\n"
    )
    assert document(source, "a.md") == Document(
        "一段重话，见这里。\n\n一\n\n二",
        title="园区开工",
        source="松江湾日报",
        date="2023-05-06",
        zone="松江湾高新区",
        url="http://example.org/1",
        author="林一 周二",
        whole=True,
        encoding="utf-8",
    )


def test_a_heading_is_a_title_and_a_table_has_a_line_a_row() -> None:
    found = document("# 园区**开工**\n\n| 年 | 值 |\n|--|--|\n| 2022 | 9.5% |\n\n完。", "a.md")
    assert (found.title, found.whole) == ("园区开工", True)
    assert found.text == "年 | 值\n2022 | 9.5%\n\n完。"


def test_markdown_without_either_may_be_a_page() -> None:
    assert document("一段。\n\n两段。", "a.md") == Document("一段。\n\n两段。", encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("前。<!-- 不见 -->后。", "前。后。"),
        ("<!-- 不\n\n见 -->\n\n正文。", "正文。"),
        ("前<script>不见()</script>后", "前后"),
        ("<script>\n不见()\n</script>\n\n正文。", "正文。"),
        ("<div hidden>不见</div>\n\n<div>可<i>见</i></div>\n\n正文。", "可见\n\n正文。"),
        ("上<br>下", "上\n下"),
        ("    代码 <b>\n\n正文。", "代码 <b>\n\n正文。"),
    ],
)
def test_raw_html_and_comments_are_left_out(source: str, text: str) -> None:
    assert document(source, "a.md").text == text


def test_front_matter_that_is_none() -> None:
    assert reason("---\ntitle: 题\n---\n", "a.md") == "no_text"
    assert document("---\n不是\n\n正文", "a.md").text == "不是\n\n正文"
    found = document("---\n: [\n---\n文", "a.md")
    assert (found.text, found.whole) == (": [\n\n文", False)


def test_front_matter_whose_aliases_would_fill_the_memory() -> None:
    aliases = "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(9)
    )
    source = f"---\na: &a [x, x]\n{aliases}title: *j\nauthor: *j\n---\n文。"
    found = document(source, "a.md")
    assert (found.title, found.author, found.text) == ("*j", "*j", "文。")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("税收28.9<sup>2</sup>亿元。", "税收28.9亿元。"),
        ("税收28.9[^2]亿元。\n\n[^2]: 为快报数。", "税收28.9亿元。\n\n为快报数。"),
        ("一。\n\n[^9]: 没有记号。", "一。\n\n没有记号。"),
        ("税收28.9^2^亿元。", "税收28.9亿元。"),
        ("面积31×10^4^平方米。", "面积31×10⁴平方米。"),
        ("占地20m<sup>2</sup>。", "占地20m²。"),
        ("<p>税收28.9<sup>[1]</sup>亿元。</p>", "税收28.9亿元。"),
        ("税收28.9<span style='display:none'>7</span>亿元。", "税收28.9亿元。"),
    ],
)
def test_marks_of_notes_and_powers(source: str, text: str) -> None:
    assert document(source, "a.md").text == text


@pytest.mark.parametrize("reference", ["&#8203;", "&shy;", "&#x202e;", "&zwj;", "&#65279;"])
def test_hidden_characters_written_as_references_are_removed(reference: str) -> None:
    found = document(f"# 税{reference}收\n\n税收为28.{reference}9亿元。", "a.md")
    assert (found.title, found.text) == ("税收", "税收为28.9亿元。")


def test_torn_numbers_and_spaced_words_are_joined_in_title_and_text() -> None:
    source = (
        "---\ntitle: 松江湾2 0 2 3年报\n---\n\n- 税收1, 086亿元，增长8 . 7 %\n- 人 才 公 寓91 2套\n"
    )
    found = document(source, "a.md")
    assert found.title == "松江湾2023年报"
    assert found.text == "税收1,086亿元，增长8.7%\n\n人才公寓912套"


def test_a_number_that_a_wrapped_line_cut_is_whole() -> None:
    source = "# 税收\n\n松江湾高新区生产总值达到331.\n9亿元，新建人才公寓1\n360套。"
    found = document(source, "a.md").text
    assert found == "松江湾高新区生产总值达到331.9亿元，新建人才公寓1360套。"
