"""Vertical and turned text in PDFs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.pdf_parsing import document, grid, paragraphs
from tests.made import Draw, Put, cells, column, line, stacked, turned

LEFT = """  松涛岛高新区今年新开工
项目二十三个，总投资达到一
百二十亿元，比去年多六成。"""
RIGHT = """  人才也有着落，今年以来
引进博士四十一名，硕士三百
零二名，发放住房补贴一千万。"""
LEFT_TEXT, RIGHT_TEXT = ("".join(text.split()) for text in (LEFT, RIGHT))
HEADLINE, SUBHEAD = "松涛岛项目提速", "人才也有着落"


def test_a_vertical_headline_left_of_its_text() -> None:
    page = [*stacked(HEADLINE, 30, 540, 20), *column(LEFT, 70, 540), *column(RIGHT, 230, 540)]
    assert paragraphs(page) == [HEADLINE, LEFT_TEXT, RIGHT_TEXT]


def test_a_vertical_headline_and_subhead_right_of_their_text() -> None:
    page = [
        *(*stacked(HEADLINE, 380, 540, 20), *stacked(SUBHEAD, 355, 540, 14)),
        *(*column(LEFT, 40, 540), *column(RIGHT, 200, 540)),
    ]
    assert paragraphs(page) == [HEADLINE, SUBHEAD, LEFT_TEXT, RIGHT_TEXT]


def test_a_vertical_headline_between_two_columns() -> None:
    page = [*column(LEFT, 40, 540), *stacked(HEADLINE, 190, 540, 20), *column(RIGHT, 230, 540)]
    assert paragraphs(page) == [HEADLINE, LEFT_TEXT, RIGHT_TEXT]


def test_a_vertical_headline_longer_than_its_text() -> None:
    page = [*stacked(HEADLINE * 2, 30, 540, 20), *column(LEFT, 70, 500)]
    assert paragraphs(page) == [HEADLINE * 2, LEFT_TEXT]


def test_two_reports_with_vertical_headlines_of_their_own() -> None:
    page = [
        *(*stacked("项目提速", 20, 540, 18), *column(LEFT, 50, 540)),
        *(*stacked("引才有招", 220, 540, 18), *column(RIGHT, 250, 540)),
    ]
    assert paragraphs(page) == ["项目提速", LEFT_TEXT, "引才有招", RIGHT_TEXT]


def test_a_vertical_headline_below_a_horizontal_one() -> None:
    page = [
        Put("松涛岛高新区半年回顾", 40, 560, 22),
        *(*stacked(SUBHEAD, 30, 520, 16), *column(RIGHT, 70, 520)),
    ]
    assert paragraphs(page) == ["松涛岛高新区半年回顾", SUBHEAD, RIGHT_TEXT]


TEXT = (
    "松涛岛高新区管委会昨日透露，园区去年的地区生产总值达到三百一十二亿元，同比增长百分之八点四。"
    "全年新引进项目八十七个，其中投资超十亿元的项目十三个。"
)


def vertical(text: str, right: float, top: float, length: int, size: float = 11) -> list[Put]:
    """Vertical lines of so many characters, from right to left."""
    return [
        put
        for n, start in enumerate(range(0, len(text), length))
        for put in stacked(text[start : start + length], right - 1.6 * size * n, top, size)
    ]


@pytest.mark.parametrize("length", [8, 15, 23])
def test_a_vertical_page_is_read_from_right_to_left(length: int) -> None:
    page = [*stacked(HEADLINE, 370, 560, 18), *vertical(TEXT, 330, 560, length)]
    assert paragraphs(page) == [HEADLINE, TEXT]


def test_the_bands_of_a_vertical_page_follow_each_other() -> None:
    page = [*vertical(TEXT[:40], 330, 560, 10), *vertical(TEXT[40:], 330, 400, 10)]
    assert paragraphs(page) == [TEXT]


def test_a_paragraph_of_a_vertical_page_begins_lower() -> None:
    first = vertical("松涛岛高新区管委会昨日透露税收增长", 348, 560, 12)
    second = stacked("出口也在增长。", 308, 538, 11)
    assert paragraphs([*first, *second]) == [
        "松涛岛高新区管委会昨日透露税收增长",
        "出口也在增长。",
    ]


def test_a_vertical_page_that_is_written_row_by_row() -> None:
    page = sorted(vertical(TEXT, 330, 560, 15), key=lambda put: (-put.bottom, -put.left))
    assert paragraphs(page) == [TEXT]


def test_digits_in_vertical_text() -> None:
    page: list[Put | Draw] = [
        *stacked("园区去年引进项目", 300, 560, 11),
        Put("14", 300, 458, 10),
        *stacked("个，其中外资企业", 300, 445, 11),
        turned(-90, 302, 343, Put("2023", 0, 0, 11)),
        *stacked("年投产。", 300, 305, 11),
    ]
    assert paragraphs(page) == ["园区去年引进项目14个，其中外资企业2023年投产。"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_as_a_whole(degrees: int) -> None:
    x, y = {90: (400, 40), 180: (400, 580), 270: (20, 580)}[degrees]
    rows = [["年份", "产值", "增速"], ["2022", "897", "12%"], ["2023", "966", "8%"]]
    put = [*column(LEFT, 10, 330), *cells(rows, [10, 90, 170], 240)]
    ruled = [line(5, y, 230, y) for y in (253, 235, 199)]
    found = document([turned(degrees, x, y, *put, *ruled)])
    assert found.text.split("\n\n")[0] == LEFT_TEXT
    assert [[cell.text for cell in row] for row in found.grids[0].rows()] == rows


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_with_a_rotation(rotation: int) -> None:
    def rotate(canvas: Any) -> None:
        canvas.setPageRotation(rotation)

    x, y = {90: (400, 40), 180: (400, 580), 270: (20, 400)}[rotation]
    page: list[Put | Draw] = [rotate, turned(rotation, x, y, *column(LEFT, 10, 330))]
    assert paragraphs(page) == [LEFT_TEXT]


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_line_up_the_margin_is_no_part_of_the_text(degrees: int) -> None:
    margin = turned(degrees, 20, 300, Put("松涛日报社出版", 0, 0, 9))
    page: list[Put | Draw] = [*column(LEFT, 40, 500), margin]
    assert sorted(paragraphs(page)) == sorted([LEFT_TEXT, "松涛日报社出版"])


def test_a_column_of_short_cells_is_no_vertical_text() -> None:
    rows = [
        ["指标", "升降", "去年"],
        *(
            [name, sign, "9.1"]
            for name, sign in zip(("税收", "出口", "投资", "专利"), "升降升平", strict=True)
        ),
    ]
    assert [
        [cell.text for cell in row] for row in grid(cells(rows, [60, 150, 220], 440, 12)).rows()
    ] == rows


def test_spaced_out_lines_are_no_vertical_text() -> None:
    rows = ["松涛岛项目", "人才有着落", "税收再增长"]
    page = [
        Put(char, 40 + 16 * i, 500 - 20 * n, 10)
        for n, row in enumerate(rows)
        for i, char in enumerate(row)
    ]
    assert "".join(paragraphs(page)) == "".join(rows)
