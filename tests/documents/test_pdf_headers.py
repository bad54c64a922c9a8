"""Headers and labels of PDF tables that stand over several lines, columns or rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.pdf_parsing import document, grid
from tests.made import Draw, Put, cells, column, lattice, line
from zoneqa.documents.tables.grid import Grid

FIGURES = [["凤鸣湖", "24.3", "1,905", "310"], ["石榴湾", "16.1", "2,741", "295"]]
LEFTS = [60, 170, 240, 310]
FIRST = [["指标", "去年", "前年"], ["税收", "24.3", "27.8"], ["出口额", "16.1", "18.4"]]
SECOND = [["园区", "专利", "企业", "收入"], *FIGURES]
Merged = tuple[str, int, int, int, int]


def texts(table: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows()]


def merged(table: Grid) -> list[Merged]:
    """The cells over several rows or columns: their text, place and size."""
    return [
        (cell.text, cell.row, cell.column, cell.rows, cell.columns)
        for cell in table.cells
        if cell.text and cell.rows * cell.columns > 1
    ]


def centred(text: str, centre: float, bottom: float) -> Put:
    width = sum(9 if ord(char) > 255 else 5 for char in text)
    return Put(text, centre - width / 2, bottom, 9)


def three_lines(*ys: float) -> list[Draw]:
    return [line(55, y, 375, y) for y in ys]


@pytest.mark.parametrize("rules", [[], three_lines(458, 422, 380)], ids=["none", "three"])
@pytest.mark.parametrize("corner", [446, 439.5, 433], ids=["top", "middle", "bottom"])
@pytest.mark.parametrize("second", ["（亿元）", "合计"])
def test_a_header_on_two_lines_is_one_cell(rules: list[Draw], corner: float, second: str) -> None:
    page: list[Put | Draw] = [
        Put("园区", 60, corner, 9),
        *cells([["税收", "专利", "孵化器"], [second, "（件）", "（个）"]], LEFTS[1:], 446, 13),
        *cells(FIGURES, LEFTS, 405, 19),
        *rules,
    ]
    header = ["园区", f"税收{second}", "专利（件）", "孵化器（个）"]
    assert texts(grid(page)) == [header, *FIGURES]


def test_only_some_headers_have_a_second_line() -> None:
    page = [
        *cells([["园区", "孵化器"]], [60, 310], 439.5),
        *cells([["税收", "专利"], ["（亿元）", "（件）"]], [170, 240], 446, 13),
        *cells(FIGURES, LEFTS, 405, 19),
    ]
    assert texts(grid(page))[0] == ["园区", "税收（亿元）", "专利（件）", "孵化器"]


def test_a_unit_on_its_own_line_belongs_to_its_header_in_a_dense_table() -> None:
    page = [
        *cells([["园区", "税收", "专利", "孵化器"]], LEFTS, 440),
        *cells([["（亿元）", "（件）", "（个）"]], LEFTS[1:], 427),
        *cells(FIGURES, LEFTS, 414, 13),
    ]
    assert texts(grid(page))[0] == ["园区", "税收（亿元）", "专利（件）", "孵化器（个）"]


FIVE = [60, 140, 200, 260, 320]
HALVES = [["凤鸣湖", "24.3", "11.9", "27.8", "13.6"], ["石榴湾", "16.1", "7.7", "18.4", "9.0"]]
GROUPS: list[Merged] = [("园区", 0, 0, 2, 1), ("2022年", 0, 1, 1, 2), ("2023年", 0, 3, 1, 2)]


@pytest.mark.parametrize("left", [140, 156, 178], ids=["left", "centre", "right"])
@pytest.mark.parametrize("corner", [431, 422], ids=["middle", "bottom"])
def test_years_over_two_columns_each_however_they_are_aligned(left: float, corner: float) -> None:
    page = [
        Put("园区", 60, corner, 9),
        *cells([["2022年", "2023年"]], [left, left + 120], 440),
        *cells([["全年", "上半年", "全年", "上半年"]], FIVE[1:], 422),
        *cells(HALVES, FIVE, 404),
    ]
    table = grid(page)
    assert [found for found in merged(table) if found[0] != "园区"] == GROUPS[1:]
    assert texts(table)[-2:] == HALVES


def test_groups_of_unequal_width_beside_a_header_without_a_group() -> None:
    six = [60, 130, 190, 250, 310, 370]
    rows = [[name, "719", "175.7", "18.1", "5,271", "846"] for name in ("凤鸣湖", "石榴湾")]
    page = [
        *(centred("经济规模", 200, 440), centred("创新能力", 323, 440)),
        *(Put("园区", 60, 431, 9), Put("税收", 370, 431, 9)),
        *cells([["出口额", "利润", "收入", "专利"]], six[1:5], 422),
        *cells(rows, six, 404),
    ]
    assert merged(grid(page)) == [
        ("园区", 0, 0, 2, 1),
        ("经济规模", 0, 1, 1, 3),
        ("税收", 0, 5, 2, 1),
    ]
    assert texts(grid(page))[0] == ["园区", "经济规模", "创新能力", "税收"]


def group_rows(sizes: list[int]) -> list[list[str]]:
    """Rows of an indicator and two figures for each group; the indicators repeat."""
    return [
        [indicator, f"{10 * group + number}.5", f"{20 * group + number}.5"]
        for group, size in enumerate(sizes, 1)
        for number, indicator in enumerate(["税收", "出口额", "专利", "收入"][:size])
    ]


def grouped(sizes: list[int], at_top: bool = False) -> list[Put]:
    """A table with zones in the middle, or at the top, of their rows."""
    page = cells([["园区", "指标", "去年", "前年"]], LEFTS, 440)
    page += cells(group_rows(sizes), LEFTS[1:], 422)
    row = 0
    for size, name in zip(sizes, ("凤鸣湖", "石榴湾", "鹿鸣坡", "竹溪"), strict=False):
        page.append(Put(name, 60, 422 - 18 * (row if at_top else row + (size - 1) / 2), 9))
        row += size
    return page


@pytest.mark.parametrize("sizes", [[3, 3], [2, 2], [2, 2, 2], [4, 4], [3, 3, 3], [2, 3], [3, 1, 2]])
def test_labels_in_the_middle_of_their_rows_cover_them(sizes: list[int]) -> None:
    names = ["凤鸣湖", "石榴湾", "鹿鸣坡"]
    starts = [1 + sum(sizes[:n]) for n in range(len(sizes))]
    table = grid(grouped(sizes))
    assert merged(table) == [
        (name, start, 0, size, 1)
        for name, start, size in zip(names, starts, sizes, strict=False)
        if size > 1
    ]
    assert [row[-3:] for row in texts(table)[1:]] == group_rows(sizes)


@pytest.mark.parametrize("sizes", [[3, 3], [2, 2], [3, 3, 3], [4, 4]])
def test_labels_at_the_top_of_their_rows_stay_there(sizes: list[int]) -> None:
    table = grid(grouped(sizes, at_top=True))
    assert merged(table) == []
    assert [row[0] for row in texts(table)[1 :: sizes[0]]] == ["凤鸣湖", "石榴湾", "鹿鸣坡"][
        : len(sizes)
    ]


@pytest.mark.parametrize("sizes", [[3, 3], [2, 2], [3, 3, 3]])
@pytest.mark.parametrize("left", [60, 115, 140], ids=["left", "centre", "near"])
def test_a_total_over_both_columns_of_labels(sizes: list[int], left: float) -> None:
    bottom = 422 - 18 * sum(sizes)
    total = [Put("合计", left, bottom, 9), *cells([["81.5", "92.4"]], LEFTS[2:], bottom)]
    page = [replace(put, left=put.left + 10) if put.left == 170 else put for put in grouped(sizes)]
    table = grid([*page, *total])
    assert [size for _, _, _, size, _ in merged(table)] == sizes
    assert list(filter(None, texts(table)[-1])) == ["合计", "81.5", "92.4"]


@pytest.mark.parametrize(
    "between",
    [
        ["各园区税收（亿元）"],
        ["以下是各园区的情况，", "数据来自统计局。"],
        ["凤鸣湖高新区今年新开工项目二十三个，比去年多六成，其中外资七个"],
    ],
)
def test_text_between_tables_is_no_row(between: list[str]) -> None:
    text = [
        Put(line, 120 - 30 * (len(line) > 20), 386 - 15 * n, 9) for n, line in enumerate(between)
    ]
    top = 386 - 15 * len(between) - 5
    page: list[Put | Draw] = [
        *cells(FIRST, [60, 205, 345], 440),
        *text,
        *cells(SECOND, LEFTS, top),
    ]
    found = document(page)
    assert [texts(table) for table in found.grids] == [FIRST, SECOND]
    assert "".join(between) in "".join(found.text.split())


def test_a_paragraph_below_a_table_does_not_take_its_labels() -> None:
    lines = ["  记者从管委会获悉，光电子产业集聚了工程师三千名，平均年龄三十一", "岁，还建成厂房。"]
    page = [*cells(SECOND, LEFTS, 440), *column("\n".join(lines), 40, 370)]
    assert texts(grid(page)) == SECOND


def test_the_last_row_of_a_ruled_table_on_the_next_page() -> None:
    rows = [["企业", "产值"], ["凤鸣光电", "24.3"], ["合计", "31"]]
    first: list[Put | Draw] = [
        *cells(rows[:2], [60, 200], 440),
        *lattice([55, 195, 300], [453, 435, 417]),
    ]
    last: list[Put | Draw] = [
        *cells(rows[2:], [60, 200], 540),
        *lattice([55, 195, 300], [553, 535]),
    ]
    assert texts(grid(first, last)) == rows


@pytest.mark.parametrize("gap", [18, 28])
@pytest.mark.parametrize("rules", [[], [0, 18, 54]], ids=["none", "three"])
def test_tables_one_below_the_other_are_two(gap: float, rules: list[float]) -> None:
    top = 440 - 36 - gap
    lines = three_lines(*(start + 13 - y for start in (440, top) for y in rules)) if rules else []
    page: list[Put | Draw] = [
        *cells(FIRST, [60, 205, 345], 440),
        *cells(SECOND, LEFTS, top),
        *lines,
    ]
    assert [texts(table) for table in document(page).grids] == [FIRST, SECOND]


def test_ruled_tables_that_touch_are_two() -> None:
    page: list[Put | Draw] = [
        *cells(FIRST, [60, 205, 330], 440),
        *cells(SECOND, LEFTS, 386),
        *lattice([55, 200, 320, 375], [453, 435, 417, 399]),
        *lattice([55, 165, 235, 305, 375], [399, 381, 363, 345]),
    ]
    assert [texts(table) for table in document(page).grids] == [FIRST, SECOND]


def test_the_lower_one_of_ruled_tables_that_touch_may_have_merged_headers() -> None:
    upper = [["园区", "创新", "", "收入"], ["", "专利", "企业", ""]]
    page: list[Put | Draw] = [
        *cells(FIRST, [60, 205, 330], 440),
        *cells([*upper, *FIGURES], LEFTS, 386),
        *lattice([55, 200, 320, 375], [453, 435, 417, 399]),
        *lattice([55, 165, 305, 375], [399, 363, 345, 327]),
        *(line(235, 381, 235, 327), line(165, 381, 305, 381)),
    ]
    first, second = document(page).grids
    assert texts(first) == FIRST
    assert merged(second) == [
        ("园区", 0, 0, 2, 1),
        ("创新", 0, 1, 1, 2),
        ("收入", 0, 3, 2, 1),
    ]
    assert texts(second)[-2:] == FIGURES


def test_the_rows_of_a_form_may_be_divided_differently() -> None:
    page: list[Put | Draw] = [
        *cells([["名称", "凤鸣光电"], ["地址", "湖滨路1号"]], [60, 120], 440),
        *cells([["税收", "24.3", "出口", "18.4"]], [60, 130, 220, 310], 404),
        *lattice([55, 115, 375], [453, 435, 417]),
        *lattice([55, 125, 215, 305, 375], [417, 399]),
    ]
    assert len(document(page).grids) == 1


def test_tables_below_each_other_whose_sides_are_not_quite_in_line() -> None:
    page: list[Put | Draw] = [
        *cells([["名称", "凤鸣光电"], ["税收", "9.1亿元"]], [60, 120], 440),
        *cells(FIRST, [60, 120, 200], 380),
        *lattice([55, 115, 300], [453, 435, 417]),
        *lattice([57, 117, 195, 302], [393, 375, 357, 339]),
    ]
    first, second = document(page).grids
    assert texts(first) == [["名称", "凤鸣光电"], ["税收", "9.1亿元"]]
    assert texts(second) == FIRST
