"""Word documents."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, reason
from tests.made import docx, p, table, zipped
from zoneqa.documents.document import Document
from zoneqa.documents.tables import Grid


def test_docx_with_headings_and_a_table() -> None:
    body = (
        p("园区年度报告", "a1")
        + p("第一段。")
        + table(("年", "产值"), ("2022", ""))
        + p("第二段。")
        + '<w:p><w:r><w:t xml:space="preserve">Seven </w:t></w:r><w:ins><w:r><w:t>firms</w:t>'
        "</w:r></w:ins><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"
    )
    core = {"creator": "林一", "created": "2023-05-06T00:00:00Z", "publisher": "松江湾日报"}
    assert document(docx(body, {"a1": "heading 1"}, core), "a.docx") == Document(
        "第一段。\n\n年 | 产值\n2022 | \n\n第二段。\n\nSeven firms.",
        title="园区年度报告",
        source="松江湾日报",
        date="2023-05-06",
        author="林一",
        whole=True,
        notes=("The date is the day on which the file was made.",),
        grids=(Grid.of_rows([["年", "产值"], ["2022", ""]]),),
    )


def test_docx_without_a_title_may_be_a_page() -> None:
    assert document(docx(p("一。") + p("二。")), "a.docx") == Document("一。\n\n二。")


def test_a_title_that_a_program_made_up_is_none() -> None:
    for title in ("无标题", "报告.docx", "A04", "Microsoft Word - 报告"):
        assert document(docx(p("一。"), core={"title": title}), "a.docx").title is None
    found = document(docx(p("一。"), core={"title": "园区年度报告"}), "a.docx")
    assert (found.title, found.whole) == ("园区年度报告", True)


def test_deleted_hidden_and_repeated_text_of_docx_is_left_out() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
        f"<w:r>{hidden}<w:t>藏</w:t></w:r><w:r>{shown}<w:t>见</w:t><w:br/><w:t>下</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>段</w:t></w:r></w:p>"
        "<w:p><w:r><w:AlternateContent><w:Choice><w:t>框</w:t></w:Choice><w:Fallback><w:t>又</w:t>"
        "</w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    assert document(docx(body), "a.docx").text == "见\n下\n\n段\n\n框"


def test_entities_of_docx_are_refused() -> None:
    head = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert reason(docx(p("前后"), head=head), "a.docx") == "dtd_forbidden"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({"a.txt": "x"}), "corrupt"),
        (zipped({"word/document.xml": "<w:document"}), "corrupt"),
        (docx(p("一"))[:300], "corrupt"),
        (docx(""), "no_text"),
        (docx(p("A" * 2_000_000)), "archive_limit"),
    ],
)
def test_docx_that_cannot_be_read(data: bytes, expected: str) -> None:
    assert reason(data, "a.docx") == expected


def test_deeply_nested_docx() -> None:
    depth = 50_000
    body = "<w:sdt>" * depth + p("深") + "</w:sdt>" * depth
    assert document(docx(body), "a.docx").text == "深"
