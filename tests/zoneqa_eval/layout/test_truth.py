"""Tables as they are written down, and the headers of their cells."""

from __future__ import annotations

import pytest

from zoneqa_eval.layout.content import (
    LEFT,
    UP,
    DataTable,
    Paragraph,
    SampleDocument,
    Subheading,
    TableCell,
    with_note_marks,
)
from zoneqa_eval.layout.truth import HeadedCell, headed_cells, truth_of

YEARS = DataTable.of_rows("years", [["指标", "2022年"], ["税收", "28.9"], ["出口", ""]], 1, 1)
HALVES = DataTable.of_rows(
    "halves",
    [
        ["园区", "指标", "2023年", LEFT],
        [UP, UP, "全年", "上半年"],
        ["松陂高新区", "税收", "9.1", "4.2"],
        [UP, "出口", "7.7", "3.0"],
        ["合计", LEFT, "16.8", "7.2"],
    ],
    2,
    2,
)


def test_marks_merge_a_cell_with_the_one_beside_and_the_one_above() -> None:
    merged = [cell for cell in HALVES.cells if cell.rows * cell.columns > 1]
    assert merged == [
        TableCell("园区", 0, 0, rows=2),
        TableCell("指标", 0, 1, rows=2),
        TableCell("2023年", 0, 2, columns=2),
        TableCell("松陂高新区", 2, 0, rows=2),
        TableCell("合计", 4, 0, columns=2),
    ]
    assert HALVES.size == (5, 4)


def test_a_cell_can_be_merged_both_ways() -> None:
    table = DataTable.of_rows("both", [["甲", LEFT, "乙"], [UP, LEFT, "丙"]], 1, 1)
    assert table.cells[0] == TableCell("甲", 0, 0, rows=2, columns=2)
    assert [cell.text for row in table.grid() for cell in row] == list("甲甲乙甲甲丙")


def test_a_plain_cell_has_one_header_at_the_left_and_one_above() -> None:
    assert list(headed_cells(YEARS)) == [HeadedCell("28.9", ("税收",), ("2022年",))]


@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        ("9.1", ("松陂高新区", "税收"), ("2023年", "全年")),
        ("3.0", ("松陂高新区", "出口"), ("2023年", "上半年")),
        ("7.2", ("合计",), ("2023年", "上半年")),
    ],
)
def test_merged_headers_stand_over_all_that_they_cover(
    text: str, rows: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    assert HeadedCell(text, rows, columns) in list(headed_cells(HALVES))


def test_a_key_is_the_header_of_its_value() -> None:
    table = DataTable.of_rows("key", [["名称", "松陂高新区"], ["面积", "46平方公里"]], 0, 1)
    assert list(headed_cells(table)) == [
        HeadedCell("松陂高新区", ("名称",)),
        HeadedCell("46平方公里", ("面积",)),
    ]


def test_the_truth_has_all_lines_in_order_and_the_notes_apart() -> None:
    table = DataTable("t", YEARS.cells, 1, 1, above=("单位：亿元",), below=("表1",))
    body = (Subheading("小标题"), Paragraph("第一段。", "注文。"), table, Paragraph("末段。"))
    truth = truth_of(SampleDocument("news", "标题", body))
    assert truth.lines == (
        *("小标题", "第一段。", "单位：亿元"),
        *("指标", "2022年", "税收", "28.9", "出口", "", "表1", "末段。"),
    )
    assert (truth.title, truth.notes) == ("标题", ("注文。",))
    assert truth.tables == (("t", (HeadedCell("28.9", ("税收",), ("2022年",)),)),)


def test_notes_are_counted_through_the_document() -> None:
    body = (Paragraph("一。", "甲"), Paragraph("二。"), Paragraph("三。", "乙"))
    document = SampleDocument("notes", "标题", body)
    assert [mark for _, mark in with_note_marks(document)] == ["①", "", "②"]
    assert document.notes == ("甲", "乙")
