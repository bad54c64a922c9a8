"""Each producer writes all that a document says, with its merged cells and its notes."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pypdfium2
import pytest
from lxml import etree
from openpyxl import load_workbook

from zoneqa_eval.layout.chromium_writer import find_chromium, print_style, write_chromium_pdf
from zoneqa_eval.layout.content import (
    LEFT,
    UP,
    DataTable,
    Look,
    Paragraph,
    SampleDocument,
    Subheading,
    TableCell,
)
from zoneqa_eval.layout.docx_writer import write_docx
from zoneqa_eval.layout.html_writer import write_html
from zoneqa_eval.layout.markdown_writer import write_markdown
from zoneqa_eval.layout.producers import PRODUCERS, Producer, is_installed
from zoneqa_eval.layout.reportlab_writer import write_reportlab_pdf
from zoneqa_eval.layout.text_writer import write_text
from zoneqa_eval.layout.xlsx_writer import stored, write_xlsx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PLAIN = DataTable(
    "plain",
    DataTable.of_rows("plain", [["指标", "2023年"], ["税收", "28.9"], ["出口", ""]], 1, 1).cells,
    1,
    1,
    above=("单位：亿元",),
    below=("表1",),
)
MERGED = DataTable.of_rows(
    "merged",
    [["园区", "2023年", LEFT], [UP, "全年", "上半年"], ["松陂\n高新区", "1,234.5", "-3.2%"]],
    2,
    1,
)
BODY = (Subheading("小标题"), Paragraph("税收<增长>。", "初步数。"), Paragraph("出口下降。"))


def document(*parts: DataTable, look: Look | None = None) -> SampleDocument:
    return SampleDocument("any", "松陂高新区", (*BODY, *parts), look or Look())


def test_text_lines_its_tables_up_by_the_width_of_characters() -> None:
    assert write_text(document(PLAIN)).decode().split("\n") == [
        *("松陂高新区", "", "", "小标题", ""),
        *("　　税收<增长>。①", "　　出口下降。"),
        *("", "单位：亿元", "指标   2023年", "税收   28.9", "出口", "表1", "", "①初步数。"),
    ]


def test_markdown_has_pipe_tables_and_notes() -> None:
    assert write_markdown(document(PLAIN)).decode().split("\n\n") == [
        *("# 松陂高新区", "## 小标题", "税收<增长>。[^1]", "出口下降。", "单位：亿元"),
        "| 指标 | 2023年 |\n| --- | --- |\n| 税收 | 28.9 |\n| 出口 |  |",
        *("表1", "[^1]: 初步数。"),
    ]


def test_markdown_gives_a_table_without_headers_an_empty_one() -> None:
    keys = DataTable.of_rows("key", [["名称", "松陂"]], 0, 1)
    assert write_markdown(document(keys)).decode().split("\n\n")[4] == (
        "|  |  |\n| --- | --- |\n| 名称 | 松陂 |"
    )


def test_html_marks_headers_where_the_look_says_so() -> None:
    page = write_html(document(MERGED)).decode()
    assert '<th rowspan="2">园区</th><th colspan="2">2023年</th></tr>' in page
    assert "<th>松陂<br>高新区</th><td>1,234.5</td>" in page
    assert "<p>税收&lt;增长&gt;。<sup>①</sup></p>" in page
    plain = write_html(document(MERGED, look=Look(marks_headers=False))).decode()
    assert '<td rowspan="2">园区</td>' in plain
    assert "<th" not in plain.replace("<thead>", "")


def word_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def test_every_part_of_a_word_file_is_xml_and_declared() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(document(MERGED)))) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        declared = {name[1:] for each in types if (name := each.get("PartName"))}
        roots = [etree.fromstring(archive.read(name)) for name in archive.namelist()]
        assert declared == {n for n in archive.namelist() if n[:5] == "word/" and "rels" not in n}
        assert len(roots) == len(declared) + 3


def test_word_goes_on_with_a_merged_cell_in_the_rows_below() -> None:
    rows = word_part(write_docx(document(MERGED)), "document").findall(f".//{W}tr")
    texts = [["".join(cell.itertext()) for cell in row.findall(f"{W}tc")] for row in rows]
    assert texts == [["园区", "2023年"], ["", "全年", "上半年"], ["松陂高新区", "1,234.5", "-3.2%"]]
    merges = [merge.get(f"{W}val") for row in rows for merge in row.iter(f"{W}vMerge")]
    spans = [span.get(f"{W}val") for row in rows for span in row.iter(f"{W}gridSpan")]
    assert (merges, spans) == (["restart", "continue"], ["2"])
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, True, False]


def test_word_notes_are_footnotes_that_the_text_refers_to() -> None:
    data = write_docx(document())
    (reference,) = word_part(data, "document").iter(f"{W}footnoteReference")
    notes = {note.get(f"{W}id"): "".join(note.itertext()) for note in word_part(data, "footnotes")}
    assert notes[reference.get(f"{W}id")] == "初步数。"


def test_word_sets_columns_and_repeats_head_and_page_number() -> None:
    data = write_docx(document(look=Look(3, "年鉴", page_numbers=True)))
    (columns,) = word_part(data, "document").iter(f"{W}cols")
    assert columns.get(f"{W}num") == "3"
    assert "".join(word_part(data, "header1").itertext()) == "年鉴"
    assert len(list(word_part(data, "footer1").iter(f"{W}fldSimple"))) == 1


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("28.9", 28.9, "0.0"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("-3.2%", -0.032, "0.0%"),
        ("25,300", 25300, "#,##0"),
        ("512", 512, "0"),
        ("28.9亿元", "28.9亿元", "General"),
        ("2023年6月", "2023年6月", "General"),
    ],
)
def test_a_workbook_stores_numbers_with_their_format(
    text: str, value: str | float, number_format: str
) -> None:
    found, shown = stored(TableCell(text, 1, 1), header=False)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)
    assert shown == number_format


def test_a_workbook_merges_cells_below_its_title() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(document(MERGED)))).worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [
        *("松陂高新区", "小标题", "税收<增长>。", "出口下降。", "园区"),
    ]
    assert {"A1:C1", "A5:A6", "B5:C5"} <= {str(merged) for merged in sheet.merged_cells.ranges}
    assert (sheet["B7"].value, sheet["B7"].number_format) == (1234.5, "#,##0.0")


def pages(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


LONG = DataTable.of_rows("long", [["园区", "税收"], *([f"{n}号", "1.5"] for n in range(60))], 1, 1)
YEARBOOK = document(MERGED, LONG, look=Look(1, "年鉴", page_numbers=True))


def check_print(data: bytes) -> None:
    """Check the pages of YEARBOOK: all is there, and heads are on every page."""
    printed = pages(data)
    assert len(printed) > 1
    assert all("年鉴" in page and f"—{n}—" in page for n, page in enumerate(printed, 1))
    assert len([page for page in printed if "园区税收" in page]) > 1
    whole = "".join(printed)
    for text in ("小标题", "税收<增长>。", "初步数。", "上半年", "1,234.5", "59号"):
        assert text in whole


def test_reportlab_prints_everything_and_repeats_the_header_of_a_table() -> None:
    data = write_reportlab_pdf(YEARBOOK)
    check_print(data)
    assert "初步数。" in pages(data)[0]


@pytest.mark.skipif(find_chromium() is None, reason="Chromium is not installed")
def test_chromium_prints_everything_and_repeats_the_header_of_a_table() -> None:
    check_print(write_chromium_pdf(YEARBOOK))


def test_the_style_of_a_print_follows_the_look() -> None:
    style = print_style(Look(2, "年鉴", page_numbers=True, rules="grid"))
    for part in ("columns: 2", 'content: "年鉴"', "counter(page)", "border: 1px solid"):
        assert part in style
    assert "@top-center" not in print_style(Look())


@pytest.mark.parametrize("columns", [2, 3])
def test_reportlab_sets_columns_side_by_side(columns: int) -> None:
    text = "".join(f"第{n}句写在这里。" for n in range(400))
    printed = SampleDocument("columns", "标题", (Paragraph(text),), Look(columns))
    page, *_ = pypdfium2.PdfDocument(write_reportlab_pdf(printed))
    text_page = page.get_textpage()
    boxes = [text_page.get_rect(n) for n in range(text_page.count_rects())]
    lefts = Counter(round(left) for left, *_ in boxes)
    assert len([left for left, lines in lefts.items() if lines > 20]) == columns


@pytest.mark.parametrize(
    "producer", [p for p in PRODUCERS if p.name in {"docx", "pdf-reportlab", "html", "text"}]
)
def test_the_same_document_gives_the_same_bytes(producer: Producer) -> None:
    assert producer.write(document(PLAIN)) == producer.write(document(PLAIN))


def test_only_chromium_may_be_missing() -> None:
    assert all(is_installed(p) for p in PRODUCERS if p.name != "pdf-chromium")
