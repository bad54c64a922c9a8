"""What the cells of a table state, and how an answer quotes them."""

from __future__ import annotations

import re

import pytest

from zoneqa.answer.composers.extractive import quoted_cell
from zoneqa.claims.table_cells import TableCell, headers_around, table_cells
from zoneqa.documents.tables import Grid, tables_in
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.query.translation.translator import Translator
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.passages import sentences_to_read
from zoneqa.reader.prepared import prepare
from zoneqa.text.heading import in_context
from zoneqa.types import Article, Hit, Passage, Span
from zoneqa.zones.gazetteer import open_gazetteer


def article(rows: list[list[str]], above: str = "公报。") -> Article:
    grid = Grid.of_rows(rows)
    text = f"{above}\n{grid.text}"
    return Article("gb", "云溪高新区公报", text, tables=tables_in(text, [grid]))


def cells(report: Article) -> list[TableCell]:
    return list(table_cells(report, 0, len(report.text)))


def query(question: str) -> Query:
    return analyze(question, open_gazetteer(()), Translator(()))


YEARS = [["指标", "2021年", "2022年"], ["税收", "22.7", "25.3"], ["专利（件）", "1980", "2310"]]


@pytest.mark.parametrize(
    ("rows", "above", "statement"),
    [
        (YEARS, "公报。", "2021年税收为22.7。"),
        (YEARS, "主要指标（单位：亿元）", "主要指标2021年税收为22.7亿元。"),
        (YEARS, "表2 枫溪高新区（单位：亿元）", "枫溪高新区2021年税收为22.7亿元。"),
        (YEARS, "枫溪高新区运行情况", "枫溪高新区运行情况2021年税收为22.7。"),
        (YEARS, "各项指标如下（单位：亿元）：", "2021年税收为22.7亿元。"),
        ([["指标", "2021"], ["税收（亿元）", "22.7"]], "公报。", "2021年税收为22.7亿元。"),
        ([["园区", "税收（亿元）"], ["石桥", "5.5"]], "公报。", "石桥税收为5.5亿元。"),
        (
            [["园区", "税收"], ["石桥", "5.5亿元"]],
            "2023年主要指标：",
            "2023年主要指标石桥税收为5.5亿元。",
        ),
        ([["面积", "46平方公里"], ["成立", "1998年6月"]], "公报。", "面积为46平方公里。"),
        (
            [["指标", "单位", "2021年"], ["税收", "亿元", "22.7"]],
            "公报。",
            "2021年税收为22.7亿元。",
        ),
        (YEARS, "主要指标（单位：亿元、件）", "主要指标2021年税收为22.7。"),
    ],
)
def test_a_cell_states_what_its_headers_say(
    rows: list[list[str]], above: str, statement: str
) -> None:
    assert cells(article(rows, above))[0].statement == statement


@pytest.mark.parametrize(
    ("above", "statement"),
    [
        ("松涛高新区", "2021年松涛高新区税收为22.7。"),
        ("二、松涛高新区", "2021年松涛高新区税收为22.7。"),
        ("(3) 松涛高新区：", "2021年松涛高新区税收为22.7。"),
        ("松涛光学仪器厂", "2021年松涛光学仪器厂税收为22.7。"),
        ("松涛高新区（单位：亿元）", "2021年松涛高新区税收为22.7亿元。"),
        ("松涛集团\n单位：亿元", "2021年松涛集团税收为22.7亿元。"),
        ("两园季报如下，数据来自松涛高新区。", "2021年税收为22.7。"),
        ("税收最多的是松涛高新区、菊潭高新区", "2021年税收为22.7。"),
    ],
)
def test_a_name_above_a_table_is_what_its_cells_are_about(above: str, statement: str) -> None:
    assert cells(article(YEARS, f"公报。\n{above}"))[0].statement == statement


def test_a_caption_that_is_the_name_is_not_said_twice() -> None:
    report = article([["指标", "数值"], ["税收", "22.7"]], "公报。\n松涛高新区（单位：亿元）")
    assert cells(report)[0].statement == "松涛高新区税收数值为22.7亿元。"


def test_a_statement_knows_where_its_cell_is() -> None:
    for cell in cells(article(YEARS, "单位：亿元")):
        assert cell.statement[slice(*cell.value)] == cell.span.quote


@pytest.mark.parametrize("caption", ["主要指标2024-01-20", "表2 统计快报 第12", "税收情况2023"])
def test_a_caption_that_ends_with_a_digit_does_not_run_into_a_year(caption: str) -> None:
    report = article(YEARS, f"公报。\n\n{caption}")
    statement = cells(report)[0].statement
    assert "2021年税收" in statement
    assert not re.search(r"\d2021年", statement)


def test_a_unit_in_a_header_goes_before_that_of_the_caption() -> None:
    patents = cells(article(YEARS, "主要指标（单位：亿元）"))[-1]
    assert patents.statement == "主要指标2022年专利为2310件。"
    assert patents.unit is None


def test_a_cell_is_quoted_with_its_headers_and_the_unit_of_the_caption() -> None:
    report = article(YEARS, "主要指标（单位：亿元）")
    cell = cells(report)[1]
    assert quoted_cell(query("税收是多少？"), cell, cell.span) == "税收，2022年：25.3（单位：亿元）"
    assert quoted_cell(query("How much tax?"), cell, cell.span) == "税收, 2022年: 25.3 (单位：亿元)"
    assert [report.text[s.start : s.end] for s in cell.context] == ["税收", "2022年", "单位：亿元"]


def test_a_cell_answers_with_its_unit() -> None:
    answers = [cell.answer for cell in cells(article(YEARS, "主要指标（单位：亿元）"))]
    assert answers == ["22.7亿元", "25.3亿元", "1980件", "2310件"]
    assert [c.answer for c in cells(article([["园区", "增速（%）"], ["石桥", "-3.2"]]))] == [
        "-3.2%"
    ]
    assert [c.answer for c in cells(article([["面积", "46平方公里"], ["区长", "张远"]]))] == [
        "46平方公里",
        "张远",
    ]


@pytest.mark.parametrize(
    ("quote", "headers"),
    [
        ("25.3", ["税收", "2022年", "单位：亿元"]),
        ("税收 | 22.7 | 25.3", ["2021年", "单位：亿元", "2022年"]),
        ("1980 | 2310", ["专利（件）", "2021年", "2022年"]),
        ("指标 | 2021年 | 2022年", []),
        ("公报如下。", []),
    ],
)
def test_a_part_of_a_table_has_the_headers_that_stand_outside_of_it(
    quote: str, headers: list[str]
) -> None:
    report = article(YEARS, "公报如下。\n主要指标（单位：亿元）")
    start = report.text.index(quote)
    span = Span("gb", start, start + len(quote), quote)
    assert [each.quote for each in headers_around(report, span)] == headers


def test_a_passage_within_a_table_has_the_years_of_the_headers_above_it() -> None:
    report = article(YEARS)
    start = report.text.index("专利")
    rest = prepare(report).passage(Passage("gb", start, len(report.text), report.text[start:]))
    assert rest.years >= {"2021", "2022"}


def test_in_a_passage_cells_are_read_in_place_of_rows() -> None:
    report = article(YEARS)
    passage = prepare(report).passage(Passage("gb", 0, len(report.text), report.text))
    assert [s.span.quote for s in passage.sentences] == ["公报。", "22.7", "25.3", "1980", "2310"]
    assert passage.sentences[2].years == {"2022"}


def test_of_a_large_table_the_cells_closest_to_the_question_are_read() -> None:
    names = ("产值", "税收", "出口", "进口", "投资", "人才", "专利", "企业")
    rows = [["指标", "2021年", "2022年", "2023年"]]
    rows += [[name, *(f"{n}{i}.5" for i in range(3))] for n, name in enumerate(names, 1)]
    report = article(rows)
    passage = Passage("gb", 0, len(report.text), report.text)
    candidate = Candidate.of(Hit(passage, 1.0), report)
    read = sentences_to_read(query("2022年专利有多少件？"), candidate)
    assert len([sentence for sentence in read if sentence.cell]) == 12
    assert "71.5" in [sentence.span.quote for sentence in read]


def test_a_neighbour_of_the_cell_that_answers_says_nothing_new() -> None:
    report = article(YEARS)
    passage = Passage("gb", 0, len(report.text), report.text)
    source = Candidate.of(Hit(passage, 1.0), report)
    first, second = (Reading(source, c.span, 1.0, c.span, cell=c) for c in cells(report)[:2])
    assert second.repeats([first])
    assert not second.repeats([])


def test_a_passage_that_begins_within_a_table_is_found_by_the_headers_above_it() -> None:
    report = article(YEARS, "主要指标（单位：亿元）")
    start = report.text.index("专利")
    passage = Passage("gb", start, len(report.text), report.text[start:])
    assert in_context(report, passage) == (
        "云溪高新区公报\n主要指标（单位：亿元）\n2021年\n2022年\n专利（件） | 1980 | 2310"
    )


def test_the_later_part_of_a_table_has_the_years_and_words_of_its_headers() -> None:
    rows = [["园区", "2022年", "2023年"], ["松涛", "20.3", "22.6"], ["菊潭", "8.2", "9"]]
    report = article(rows, "各园区税收（单位：亿元）")
    start = report.text.index("菊潭")
    passage = prepare(report).passage(Passage("gb", start, len(report.text), report.text[start:]))
    assert passage.years == {"2022", "2023"}
    assert "税收" in passage.folded
