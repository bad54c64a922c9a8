"""The tables of Word documents as grids."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document
from tests.made import docx, p, table
from zoneqa.documents.document import Document
from zoneqa.documents.tables import Grid, GridCell


def tc(text: str = "", properties: str = "") -> str:
    """A cell with one paragraph, or with what is given as elements."""
    content = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


BEGIN, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(body: str) -> Document:
    found = document(docx(body), "a.docx")
    for grid in found.grids:
        assert grid.text in found.text
    return found


def test_merged_cells_are_listed_where_they_begin() -> None:
    found = read(
        tbl(
            tr(tc("主要指标（亿元）", span(4))),
            tr(tc("指标", BEGIN), tc("2022年"), tc("2023年", span(2))),
            tr(tc("", CONTINUE), tc("全年"), tc("上半年"), tc("全年")),
            tr(tc("税收"), tc("28.9"), tc("15.2"), tc("31.4")),
        )
    )
    assert found.text == (
        "主要指标（亿元）\n指标 | 2022年 | 2023年\n全年 | 上半年 | 全年\n税收 | 28.9 | 15.2 | 31.4"
    )
    assert found.grids[0].cells[:4] == (
        GridCell("主要指标（亿元）", 0, 0, columns=4),
        GridCell("指标", 1, 0, rows=2),
        GridCell("2022年", 1, 1),
        GridCell("2023年", 1, 2, columns=2),
    )
    assert [(c.row, c.column) for c in found.grids[0].cells[4:7]] == [(2, 1), (2, 2), (2, 3)]


def test_a_merge_over_rows_and_columns_ends_where_the_next_begins() -> None:
    grid = read(
        tbl(
            tr(tc("甲", BEGIN + span(2)), tc("一")),
            tr(tc("藏", CONTINUE + span(2)), tc("二")),
            tr(tc("乙", BEGIN + span(2)), tc("三")),
            tr(tc("", '<w:vMerge w:val="continue"/>' + span(2)), tc("四")),
            tr(tc("丙"), tc("丁"), tc("五")),
        )
    ).grids[0]
    assert [cell for cell in grid.cells if cell.column == 0] == [
        GridCell("甲", 0, 0, rows=2, columns=2),
        GridCell("乙", 2, 0, rows=2, columns=2),
        GridCell("丙", 4, 0),
    ]
    assert grid.text == "甲 | 一\n二\n乙 | 三\n四\n丙 | 丁 | 五"


def test_rows_that_are_repeated_on_each_page_are_headers() -> None:
    grid = read(
        tbl(
            tr(tc("指标"), tc("值"), properties="<w:tblHeader/>"),
            tr(tc("税收"), tc("28.9"), properties='<w:tblHeader w:val="0"/>'),
            tr(tc("出口"), tc("3.1")),
        )
    ).grids[0]
    assert grid == Grid.of_rows([["指标", "值"], ["税收", "28.9"], ["出口", "3.1"]], header_rows=1)


def test_a_row_may_begin_further_right_and_a_deleted_one_is_left_out() -> None:
    grid = read(
        tbl(
            tr(tc("甲"), tc("乙"), tc("丙")),
            tr(tc("旧"), tc("旧"), tc("旧"), properties='<w:del w:author="a"/>'),
            tr(tc("丁"), tc("戊"), properties='<w:gridBefore w:val="1"/>'),
        )
    ).grids[0]
    assert [(c.text, c.row, c.column) for c in grid.cells[3:]] == [("丁", 1, 1), ("戊", 1, 2)]


def test_paragraphs_and_line_breaks_of_a_cell_are_joined_by_spaces() -> None:
    broken = "<w:p><w:r><w:t>税收</w:t><w:br/><w:t>（亿元）</w:t></w:r></w:p>"
    found = read(tbl(tr(tc(p("高新区") + p("") + broken), tc("28.9（快报数）"))))
    assert found.text == "高新区 税收 （亿元） | 28.9（快报数）"


def test_a_table_within_a_table_follows_it() -> None:
    inner = table(("内", "表"))
    found = read(p("前。") + tbl(tr(tc(p("甲") + inner + p("乙")), tc("丙"))) + p("后。"))
    assert found.text == "前。\n\n甲 乙 | 丙\n\n内 | 表\n\n后。"
    assert [grid.text for grid in found.grids] == ["甲 乙 | 丙", "内 | 表"]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    found = read(tbl(tr(tc(p("一。") + p("二。") + table(("甲", "乙"))))))
    assert found.text == "一。\n\n二。\n\n甲 | 乙"
    assert [grid.text for grid in found.grids] == ["甲 | 乙"]


def test_an_empty_table_is_left_out() -> None:
    assert read(p("一。") + table(("", ""), ("", ""))) == Document("一。")


@pytest.mark.parametrize(("before", "column"), [("-3", 0), ("x", 0), ("9" * 30, 63)])
def test_a_row_begins_within_the_columns_that_word_allows(before: str, column: int) -> None:
    shifted = tr(tc("丙"), tc("丁"), properties=f'<w:gridBefore w:val="{before}"/>')
    assert read(tbl(tr(tc("甲"), tc("乙")), shifted)).grids[0].cells[2].column == column


def test_spans_that_make_no_sense_are_one_column() -> None:
    grid = read(tbl(tr(tc("甲", span(-4)), tc("乙", '<w:gridSpan w:val="x"/>'), tc("丙")))).grids[0]
    assert [(cell.column, cell.columns) for cell in grid.cells] == [(0, 1), (1, 1), (2, 1)]


def test_tables_in_boxes_and_controls_are_tables_too() -> None:
    box = f"<w:pict><w:txbxContent>{table(('甲', '乙'))}</w:txbxContent></w:pict>"
    found = read(
        f"<w:p><w:r>{box}</w:r></w:p>"
        f"<w:sdt><w:sdtContent>{table(('丙', '丁'), ('戊', '己'))}</w:sdtContent></w:sdt>"
    )
    assert [grid.text for grid in found.grids] == ["甲 | 乙", "丙 | 丁\n戊 | 己"]
