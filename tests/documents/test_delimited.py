"""CSV and TSV in the ways in which programs write them."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, read, reason
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.tables.grid import Grid

TABLE = "园区 | 税收\n栖霞湾高新区 | 31.5\n麓川高新区 | 28"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    data = TABLE.replace(" | ", delimiter)
    assert document(data, "a.csv").grids == (
        Grid.of_rows([("园区", "税收"), ("栖霞湾高新区", "31.5"), ("麓川高新区", "28")]),
    )


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("gb18030", "gb18030"),
        ("big5", "big5"),
    ],
)
def test_encodings(encoding: str, named: str) -> None:
    text = "園區名稱,總產值\n湖濱高新區,三百億元\n江口高新區,二百億元\n"
    found = document(text.encode(encoding), "a.csv")
    assert (found.text, found.encoding) == (text.strip().replace(",", " | "), named)


def test_quoted_fields_hold_delimiters_quotes_and_line_breaks() -> None:
    data = '指标,说明\r\n产值,"含""四上""企业，\r\n单位：亿元, 可比价"\r\n'
    assert document(data, "a.csv").text == '指标 | 说明\n产值 | 含"四上"企业， 单位：亿元, 可比价'


def test_a_quote_that_is_never_closed_takes_in_no_lines() -> None:
    data = '园区,说明\n栖霞湾高新区,"领先\n麓川高新区,追赶\n隐湖高新区,新设\n'
    found = document(data, "a.csv")
    assert found.text == '园区 | 说明\n栖霞湾高新区 | "领先\n麓川高新区 | 追赶\n隐湖高新区 | 新设'
    assert found.notes == ("A quotation mark is never closed; each line was read as a row.",)


def test_quotes_within_a_field_are_kept() -> None:
    assert document('a,b\n5" 管,"好"的\n', "a.csv").text == 'a | b\n5" 管 | 好的'


def test_excel_is_told_the_delimiter() -> None:
    assert document("sep=;\n园区;税收\n麓川高新区;2,5\n", "a.csv").text == (
        "园区 | 税收\n麓川高新区 | 2,5"
    )


def test_title_unit_and_note_stand_around_the_table() -> None:
    data = "2023年税收,,\n单位：亿元,,\n园区,税收,增幅\n麓川高新区,28,\n,,\n注：快报数,,\n"
    found = document(data, "a.csv")
    assert found.title == "2023年税收"
    assert found.text == (
        "2023年税收\n单位：亿元\n\n园区 | 税收 | 增幅\n麓川高新区 | 28 | \n\n注：快报数"
    )


def test_tab_separated_values_may_hold_commas() -> None:
    assert document("园区\t税收\n麓川高新区\t1,086.0\n", "a.tsv").text == (
        "园区 | 税收\n麓川高新区 | 1,086.0"
    )


def test_rows_that_are_articles() -> None:
    data = (
        "编号,标题,正文,发布日期,来源,作者\n"
        '1,麓川扩园,"麓川高新区新增用地300亩。\n涉及三镇。",2023年5月6日,麓川日报,林一\n'
        "2,空,,2023-05-07,,\n"
    )
    assert read(data, "a.csv") == [
        Document(
            "麓川高新区新增用地300亩。\n涉及三镇。",
            title="麓川扩园",
            source="麓川日报",
            date="2023-05-06",
            author="林一",
            id="1",
            part="line 2",
            whole=True,
            encoding="utf-8",
        ),
        Problem("no_text", "There is no text.", "line 3"),
    ]


@pytest.mark.parametrize(
    "header",
    ["title,text", "Headline,Content,Date", "题目,内容", "新闻标题,正文,见报日期", "来源,全文"],
)
def test_names_of_columns(header: str) -> None:
    row = ",".join("甲" for _ in header.split(","))
    (found,) = read(f"{header}\n{row}\n", "a.csv")
    assert isinstance(found, Document)
    assert (found.text, found.part) == ("甲", "line 2")


@pytest.mark.parametrize("header", ["标题,数量", "正文,合计", "内容,正文,日期"])
def test_other_columns_make_a_table(header: str) -> None:
    assert document(f"{header}\n1,2,3\n", "a.csv").grids


def test_long_fields_and_many_rows() -> None:
    found = read("title,text\n长," + "字" * 200_000 + "\n", "a.csv")[0]
    assert isinstance(found, Document)
    assert len(found.text) == 200_000
    cut = document("a,b\n" + "1,2\n" * 60_000, "a.csv")
    assert cut.notes == ("Only its first 50,000 rows were read.",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"\n\n", "empty"), (b",,\n,,\n", "empty"), (b"\x7fELF\0", "not_text")],
)
def test_files_that_cannot_be_read(data: bytes, expected: str) -> None:
    assert reason(data, "a.csv") == expected
