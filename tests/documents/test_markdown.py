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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("税收28.9[^1]亿元。\n\n[^1]: 快报数。", "税收28.9亿元。\n\n注1：快报数。"),
        ("一。[^a]\n\n[^a]: 甲。\n[^b]: 乙。\n", "一。\n\n注a：甲。\n\n注b：乙。"),
        ("一。[^注]\n[^注]: 见[这里](http://x)。", "一。\n\n注注：见这里。"),
        ("一。\n\n[^9]: 没有记号。", "一。\n\n注9：没有记号。"),
        ("一[^1][^2]，二。\n\n[^1]: 甲\n乙。", "一，二。\n\n注1：甲\n乙。"),
    ],
)
def test_footnotes_are_paragraphs_and_their_marks_are_left_out(source: str, text: str) -> None:
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
