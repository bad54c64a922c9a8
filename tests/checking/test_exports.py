"""The marked draft in each format, read again by what reads such files."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.checking.made_check import QUOTES, checked_draft
from zoneqa.checking.checked import CheckedDraft
from zoneqa.checking.draft_file import read_draft, text_draft
from zoneqa.checking.export import EXPORT_FORMATS, ExportFormat, export
from zoneqa.documents.conversion.libreoffice import find_libreoffice
from zoneqa.documents.document import Document
from zoneqa.documents.formats.registry import parse
from zoneqa.export.source_note import source_note
from zoneqa.export.word_file import package, paragraph, run
from zoneqa.types import Article, Citation, Span

NOTE_1 = f"石渚日报，2024-01-20，《石渚高新区晒出<年报>》：“{QUOTES['supported']}”"
NOTE_2 = f"石渚日报，2024-01-20，《石渚高新区晒出<年报>》：“{QUOTES['contradicted']}”"
PARAGRAPH = (
    "去年税收25.3亿元。企业有75家 <b> [x]。（与报道不符：文章写的是57家，不是75家）"
    "园区新建公园6座。（未核实）"
)
COUNTS = "✓ 有出处 1　✗ 与报道不符 1　? 未找到出处 1　· 无需核对 2"


def read_again(file_format: ExportFormat) -> Document:
    content = export(checked_draft(), file_format, "zh")
    (document,) = parse(content, f"marked.{file_format}")
    assert isinstance(document, Document)
    return document


def test_markdown_has_marks_and_footnotes() -> None:
    written = export(checked_draft(), "md", "zh").decode()
    assert "去年税收25.3亿元。[^1]企业有75家 \\<b\\> \\[x\\]。**（与报道不符" in written
    assert "不是75家）**[^2]园区新建公园6座。（未核实）\n" in written
    assert f"[^1]: {NOTE_1}".replace("<", "\\<").replace(">", "\\>") in written


def test_a_cell_of_a_table_is_quoted_after_its_headers() -> None:
    quotes = [Span("a", 0, 3, "税收"), Span("a", 9, 15, "2022\n年"), Span("a", 5, 7, "25")]
    article = Article("a", "公报", "", source="石渚日报")
    citation = Citation(1, article, "a:5-7", quotes[2], tuple(quotes[:2]))
    assert source_note(citation, "zh") == "石渚日报，《公报》：“税收 · 2022 年 · 25”"


def test_markdown_is_read_again_as_what_was_meant() -> None:
    document = read_again("md")
    assert document.title == "石渚高新区总结"
    blocks = document.text.split("\n\n")
    assert blocks[:3] == ["各位领导：", "一、成绩", PARAGRAPH]
    assert blocks[4] == COUNTS
    assert blocks[5].split("\n") == [NOTE_1, NOTE_2]


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"]
)
def test_what_xml_cannot_hold_spoils_no_word_file(character: str) -> None:
    content = package(paragraph(run(f"产值{character}300亿元<&")), [f"年报{character}"])
    body = ElementTree.fromstring(content["word/document.xml"])
    assert "".join(body.itertext()) == "产值\ufffd300亿元<&"
    assert "年报\ufffd" in "".join(ElementTree.fromstring(content["word/footnotes.xml"]).itertext())


def test_word_has_footnotes_that_are_read_again() -> None:
    document = read_again("docx")
    assert document.title == "石渚高新区总结"
    blocks = document.text.split("\n\n")
    assert blocks == [
        *("各位领导：", "一、成绩", PARAGRAPH),
        *(f"注1：{NOTE_1}", f"注2：{NOTE_2}"),
        *("谢谢大家！", COUNTS),
    ]


def test_html_is_a_page_of_its_own_without_markup_of_the_draft() -> None:
    written = export(checked_draft(), "html", "zh").decode()
    assert "<b>" not in written
    assert '<span class="contradicted" title="✗ 与报道不符">企业有75家 &lt;b&gt;' in written
    assert '<sup><a href="#note-1" id="at-1">1</a></sup>' in written
    assert '<li id="note-2">石渚日报，2024-01-20，《石渚高新区晒出&lt;年报&gt;》' in written
    assert "http" not in written
    assert "石渚高新区总结" in read_again("html").text + (read_again("html").title or "")


def test_the_list_has_every_sentence() -> None:
    lines = export(checked_draft(), "text", "zh").decode().splitlines()
    assert lines == [
        "· 无需核对  各位领导：",
        "✓ 有出处  去年税收25.3亿元。",
        f"    [1] {NOTE_1}",
        "✗ 与报道不符  企业有75家 <b> [x]。",
        "    文章写的是57家，不是75家",
        f"    [2] {NOTE_2}",
        "? 未找到出处  园区新建公园6座。",
        "· 无需核对  谢谢大家！",
        "",
        COUNTS,
    ]


def test_in_english_the_marks_are_english() -> None:
    written = export(checked_draft(), "md", "en").decode()
    assert "园区新建公园6座。 (unverified)" in written
    assert "** (contradicted" not in written
    assert " **(contradicted: 文章写的是57家，不是75家)**[^2]" in written
    assert "[^1]: 石渚高新区晒出\\<年报\\>, 石渚日报, 2024-01-20: “" in written


@pytest.mark.parametrize("file_format", EXPORT_FORMATS)
def test_the_same_draft_makes_the_same_bytes(file_format: ExportFormat) -> None:
    one, other = (export(checked_draft(), file_format, "zh") for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    "line", ["# 井号", "- 横线", "> 引用", "1. 数字", "| 表 | 格 |", "`码` ~~删~~ <i> &amp; [注]"]
)
def test_no_line_of_a_draft_becomes_markup(line: str) -> None:
    draft = text_draft(f"正文。\n{line}，税收3亿元。")
    (document,) = parse(export(CheckedDraft(draft, ()), "md", "zh"), "marked.md")
    assert isinstance(document, Document)
    assert f"{line}，税收3亿元。" in document.text


def test_libreoffice_shows_the_footnotes(tmp_path: Path) -> None:
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "marked.docx").write_bytes(export(checked_draft(), "docx", "zh"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [str(program), profile, "--headless", "--convert-to", "pdf", "marked.docx"]
    subprocess.run(order, cwd=tmp_path, check=True, capture_output=True)
    (document,) = parse((tmp_path / "marked.pdf").read_bytes(), "marked.pdf")
    assert isinstance(document, Document)
    shown = "".join(document.text.split())
    assert f"石渚日报，2024-01-20，《石渚高新区晒出<年报>》：“{QUOTES['contradicted']}”" in shown
    assert "（未核实）" in shown


@pytest.mark.parametrize("file_format", ["docx", "md", "html"])
def test_a_marked_draft_is_read_again_without_its_marks(file_format: ExportFormat) -> None:
    data = export(checked_draft(), file_format, "zh")
    again = read_draft(data, f"marked.{file_format}", "2024-02-01")
    before = [each.text for each in checked_draft().draft.sentences]
    assert [each.text for each in again.sentences] == before
