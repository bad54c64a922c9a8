"""Tables in PDFs, with and without ruling lines, as grids."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.documents.pdf_parsing import document, grid, paragraphs
from tests.made import Draw, Put, cells, column, lattice, line
from zoneqa.documents.tables.grid import Grid, GridCell

ROWS = [
    ["指标", "2021年", "2022年", "2023年"],
    ["税收（亿元）", "21.6", "24.3", "27.8"],
    ["出口额（亿元）", "13.2", "", "18.4"],
    ["专利授权量（件）", "1,970", "2,305", "2,741"],
]
LEFTS = [60, 170, 240, 310]
TEXT = "\n".join(" | ".join(row) for row in ROWS)
ABOVE = "  凤鸣湖高新区公布主要指标，去年税\n收与出口双双增长，专利也更多。"
BELOW = "  管委会说，下一步要继续扩大出口，\n并对企业给予租金补贴。"


def texts(table: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows()]


def merged(table: Grid) -> list[tuple[str, int, int, int, int]]:
    """The cells over several rows or columns: their text, place and size."""
    return [
        (cell.text, cell.row, cell.column, cell.rows, cell.columns)
        for cell in table.cells
        if cell.rows * cell.columns > 1
    ]


def headers(table: Grid) -> list[str]:
    return [cell.text for cell in table.cells if cell.header]


def one_line(text: str) -> str:
    return "".join(text.split())


def ruled(lefts: Sequence[float], rows: int, top: float = 440, pitch: float = 18) -> list[Draw]:
    """The ruling lines around cells with these left ends; the last column is 70 points wide."""
    xs = [left - 5 for left in lefts] + [lefts[-1] + 65]
    return lattice(xs, [top + 13 - pitch * n for n in range(rows + 1)])


ALL_LINES = ruled(LEFTS, 4)
OUTER_AND_COLUMN_LINES = lattice([55, 165, 235, 305, 375], [453, 435, 381])
ROW_LINES = [line(55, 453 - 18 * n, 375, 453 - 18 * n) for n in range(5)]
THREE_LINES = [line(55, y, 375, y) for y in (453, 435, 381)]
NO_OUTER_LINES = [*ROW_LINES, *(line(x, 453, x, 381) for x in (165, 235, 305))]


@pytest.mark.parametrize(
    "lines",
    [[], ALL_LINES, OUTER_AND_COLUMN_LINES, ROW_LINES, THREE_LINES, NO_OUTER_LINES],
    ids=["none", "all", "columns", "rows", "three", "inner"],
)
def test_a_table_between_paragraphs_however_it_is_ruled(lines: list[Draw]) -> None:
    page: list[Put | Draw] = [
        *column(ABOVE, 40, 520),
        *cells(ROWS, LEFTS, 440),
        *lines,
        *column(BELOW, 40, 350),
    ]
    found = document(page)
    assert found.text.split("\n\n") == [one_line(ABOVE), TEXT, one_line(BELOW)]
    assert [texts(table) for table in found.grids] == [ROWS]


def test_empty_cells_in_a_table_whose_rows_are_not_ruled() -> None:
    rows = [["指标", "去年", "前年"], ["税收", "", "24.3"], ["出口额", "18.4", ""]]
    lines = lattice([55, 165, 235, 305], [453, 435, 399])
    assert texts(grid([*cells(rows, LEFTS[:3], 440), *lines])) == rows


def test_a_row_with_few_figures_is_no_row_of_headers() -> None:
    rows = [
        ["指标", "2020年", "2021年", "2022年", "2023年"],
        ["人才", "", "4.7", "", "8.8"],
        ["税收", "21.6", "24.3", "25.1", "27.8"],
    ]
    table = grid(cells(rows, FIVE, 440))
    assert texts(table) == rows
    assert merged(table) == []


def test_the_line_below_the_headers_of_a_table_with_three_lines_marks_them() -> None:
    assert headers(grid([*cells(ROWS, LEFTS, 440), *THREE_LINES])) == ROWS[0]
    assert headers(grid([*cells(ROWS, LEFTS, 440), *ROW_LINES])) == []


def test_numbers_may_be_aligned_to_the_right() -> None:
    numbers = [
        Put(text, right - 4.5 * len(text), 440 - 18 * n, 9)
        for n, row in enumerate(ROWS)
        for text, right in zip(row[1:], (210, 280, 350), strict=True)
        if text
    ]
    labels = cells(([row[0]] for row in ROWS), [60], 440)
    assert texts(grid([*labels, *numbers])) == ROWS


GROUPED = [
    ["税收", "24.3", "11.9", "27.8", "13.6"],
    ["出口额", "16.1", "7.7", "18.4", "9.0"],
]
FIVE = [60, 130, 190, 250, 310]


def grouped_headers(group_left: float) -> list[Put]:
    """Headers over two columns each, and one over two rows."""
    return [
        Put("指标", 60, 431, 9),
        *cells([["2022年", "2023年"]], [group_left, group_left + 120], 440),
        *cells([["全年", "上半年", "全年", "上半年"]], FIVE[1:], 422),
        *cells(GROUPED, FIVE, 404),
    ]


def test_merged_headers_where_lines_rule_them() -> None:
    xs = [55, 125, 185, 245, 305, 365]
    lines = [
        *(line(x, 453, x, 381) for x in (55, 125, 245, 365)),
        *(line(x, 435, x, 381) for x in (185, 305)),
        *(line(xs[0], y, xs[-1], y) for y in (453, 417, 399, 381)),
        line(125, 435, 365, 435),
    ]
    table = grid([*grouped_headers(130), *lines])
    assert merged(table) == [
        ("指标", 0, 0, 2, 1),
        ("2022年", 0, 1, 1, 2),
        ("2023年", 0, 3, 1, 2),
    ]
    assert texts(table)[1:] == [["全年", "上半年", "全年", "上半年"], *GROUPED]


def test_merged_headers_where_only_their_places_tell() -> None:
    table = grid(grouped_headers(160))
    assert merged(table) == [
        ("指标", 0, 0, 2, 1),
        ("2022年", 0, 1, 1, 2),
        ("2023年", 0, 3, 1, 2),
    ]


WRAPPED = ["规模以上工业企业", "利润总额（亿元）"]


@pytest.mark.parametrize("figures", [422, 417, 412], ids=["top", "middle", "bottom"])
@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_cell_of_several_lines_is_one(figures: float, is_ruled: bool) -> None:
    page: list[Put | Draw] = [
        *cells([["指标", "2022年", "2023年"]], [60, 170, 240], 444),
        *cells([[WRAPPED[0]], [WRAPPED[1]]], [60], 422, 10),
        *cells([["12.4", "13.9"]], [170, 240], figures),
        *cells([["税收", "24.3", "27.8"], ["出口额", "16.1", "18.4"]], [60, 170, 240], 392, 18),
    ]
    lines = lattice([55, 165, 235, 305], [457, 437, 405, 387, 369]) if is_ruled else []
    assert texts(grid([*page, *lines])) == [
        ["指标", "2022年", "2023年"],
        ["".join(WRAPPED), "12.4", "13.9"],
        ["税收", "24.3", "27.8"],
        ["出口额", "16.1", "18.4"],
    ]


def test_a_section_title_is_a_row_of_its_own() -> None:
    rows = [["指标", "去年", "前年"], ["一、工业", "", ""], *(["产值", "9.1", "8.2"],) * 2]
    assert texts(grid(cells(rows, [60, 170, 240], 440))) == rows


def test_letters_set_apart_in_a_header_are_one_cell() -> None:
    page = [
        Put("指", 60, 440, 9),
        Put("标", 82, 440, 9),
        *cells([["去年", "前年"]], [170, 240], 440),
        *cells([["出口额增长", "9.1", "8.2"], ["税收", "3.1", "2.2"]], [60, 170, 240], 422),
    ]
    assert texts(grid(page))[0] == ["指标", "去年", "前年"]


LONG = [[f"企业{n}", f"{n}.5", f"{2 * n}"] for n in range(1, 12)]
THREE = [60, 170, 240]
HEAD = ["企业", "产值", "税收"]


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("caption", [[], [Put("续表", 60, 470)], [Put("表1（续）", 60, 470)]])
def test_a_table_over_two_pages_is_one_with_its_header_once(
    is_ruled: bool, caption: list[Put]
) -> None:
    first = [*column(ABOVE, 40, 520), *cells([HEAD, *LONG[:6]], THREE, 440)]
    second = [*caption, *cells([HEAD, *LONG[6:]], THREE, 440), *column(BELOW, 40, 300)]
    found = document(
        [*first, *(ruled(THREE, 7) if is_ruled else [])],
        [*second, *(ruled(THREE, 6) if is_ruled else [])],
    )
    (table,) = found.grids
    assert texts(table) == [HEAD, *LONG]
    assert headers(table) == HEAD
    assert found.text.split("\n\n") == [one_line(ABOVE), table.text, one_line(BELOW)]


def test_a_table_goes_on_without_its_header_but_another_one_does_not() -> None:
    first, rest = cells([HEAD, *LONG[:6]], THREE, 440), cells(LONG[6:], THREE, 520)
    assert texts(grid(first, rest)) == [HEAD, *LONG]
    other = cells([["年份", "人数"], ["2022", "31"], ["2023", "33"]], [60, 170], 500)
    assert [len(table.rows()) for table in document(first, other).grids] == [7, 3]


@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_table_goes_on_in_the_next_column(is_ruled: bool) -> None:
    lefts, more = [40, 95, 140], [220, 275, 320]
    lines = [*ruled(lefts, 3, 400), *ruled(more, 3, 500)] if is_ruled else []
    page: list[Put | Draw] = [
        *(*column(PROSE, 40, 510), *cells([HEAD, *LONG[:2]], lefts, 400)),
        *(*cells(LONG[2:5], more, 500), *column(PROSE, 220, 430)),
        *lines,
    ]
    found = document(page)
    assert [texts(table) for table in found.grids] == [[HEAD, *LONG[:5]]]
    assert found.text.split("\n\n") == [*PROSE_TEXTS, found.grids[0].text, *PROSE_TEXTS]


@pytest.mark.parametrize("gap", [3.0, 4.5])
def test_figures_that_a_narrow_gap_divides_are_cells(gap: float) -> None:
    years = [str(year) for year in range(2014, 2022)]
    rows = [["指标", *years], *(["税收", *(f"{n}.5" for n in range(m, m + 8))] for m in (21, 71))]
    pitch = 20 + gap  # four digits of nine points, and the gap
    page = cells(rows, [60, *(100 + pitch * n for n in range(8))], 440)
    assert texts(grid(page)) == rows


def test_words_under_plain_headers_are_a_table() -> None:
    rows = [["企业", "项目", "地点"], ["凤鸣光电", "显示屏", "东区"], ["湖滨医药", "新药", "西区"]]
    assert texts(grid([*column(PROSE, 40, 520), *cells(rows, LEFTS[:3], 380)])) == rows


def test_dots_that_lead_to_a_figure_are_no_part_of_the_label() -> None:
    rows = [[f"{label}{'…' * 8}", figure] for label, figure in (("税收", "27.8"), ("出口", "18.4"))]
    rows += [["投资.........", "1,086"]]
    assert texts(grid(cells(rows, [60, 240], 440))) == [
        ["税收", "27.8"],
        ["出口", "18.4"],
        ["投资", "1,086"],
    ]


def test_labels_that_are_set_one_character_a_line_are_cells() -> None:
    page: list[Put | Draw] = [
        *(Put(char, 62, 440 - 11 * n, 9) for n, char in enumerate("建设单位")),
        *(Put(char, 62, 392 - 11 * n, 9) for n, char in enumerate("投资金额")),
        *cells([["凤鸣光电"]], [90], 424),
        *cells([["12.5亿元"]], [90], 376),
        *lattice([58, 82, 200], [451, 403, 355]),
    ]
    assert texts(grid(page)) == [["建设单位", "凤鸣光电"], ["投资金额", "12.5亿元"]]


def test_captions_and_units_are_lines_above_the_table() -> None:
    above = [Put("表1 主要指标", 60, 460), Put("单位：亿元", 300, 460)]
    page = [*column(ABOVE, 40, 520), *above, *cells(ROWS, LEFTS, 440)]
    assert paragraphs(page) == [one_line(ABOVE), "表1 主要指标", "单位：亿元", TEXT]


@pytest.mark.parametrize("note", ["注：数据为快报数。", "数据来源：统计局。"])
def test_a_note_below_a_table_is_no_part_of_it(note: str) -> None:
    page = [*cells(ROWS, LEFTS, 440), Put(note, 60, 373, 8)]
    assert paragraphs(page) == [TEXT, note]


PROSE = """  凤鸣湖高新区今年新开工
项目二十三个，总投资达到一
百二十亿元，比去年多六成，
其中外资七个，投资九亿元。
  管委会主任说，下一步
要把审批时间再压一半，让
企业少跑路、多办事。"""
NARROW = [["年份", "产值", "增速"], ["2021", "803", "6%"], ["2022", "897", "12%"]]
MORE = [*NARROW, ["2023", "966", "8%"]]
NARROW_TEXT = "\n".join(" | ".join(row) for row in MORE)
PROSE_TEXTS = [
    "凤鸣湖高新区今年新开工项目二十三个，总投资达到一百二十亿元，比去年多六成，其中外资七个，"
    "投资九亿元。",
    "管委会主任说，下一步要把审批时间再压一半，让企业少跑路、多办事。",
]


@pytest.mark.parametrize("pitch", [15, 19])
@pytest.mark.parametrize("top", [500, 493])
def test_a_narrow_table_beside_running_text(pitch: float, top: float) -> None:
    right = [*column(PROSE, 40, 500), *cells(MORE, [220, 270, 320], top, pitch)]
    assert paragraphs(right) == [*PROSE_TEXTS, NARROW_TEXT]
    left = [*column(PROSE, 220, 500), *cells(MORE, [40, 90, 140], top, pitch)]
    assert paragraphs(left) == [NARROW_TEXT, *PROSE_TEXTS]


def test_a_ruled_table_beside_running_text() -> None:
    lefts = [220, 270, 320]
    page: list[Put | Draw] = [
        *column(PROSE, 40, 500),
        *cells(MORE, lefts, 500),
        *ruled(lefts, 4, 500),
    ]
    assert paragraphs(page) == [*PROSE_TEXTS, NARROW_TEXT]


def test_a_sentence_around_a_table_stays_whole() -> None:
    above = "  凤鸣湖高新区公布主要指标，去年\n税收与出口双双增长，专利也更多，其"
    below = "中发明专利占去年全部专利的一半以上\n，比前年多。"
    page = [*column(above, 40, 520), *cells(ROWS, LEFTS, 460), *column(below, 40, 370)]
    assert paragraphs(page) == [one_line(above + below), TEXT]


def test_two_tables_side_by_side_are_two() -> None:
    page = [
        *(Put("表1 产值", 40, 460), Put("表2 税收", 230, 460)),
        *cells(MORE[:3], [40, 90, 140], 440),
        *cells(MORE[:3], [230, 280, 330], 440),
    ]
    assert [texts(table) for table in document(page).grids] == [NARROW, NARROW]


def test_the_panels_of_a_ruled_table_are_tables_of_their_own() -> None:
    rows = [["年份", "产值"] * 2, ["2020", "701", "2022", "897"], ["2021", "803", "2023", "966"]]
    lefts = [60, 130, 200, 270]
    found = document([*cells(rows, lefts, 440), *ruled(lefts, 3)])
    assert [texts(table) for table in found.grids] == [
        [["年份", "产值"], ["2020", "701"], ["2021", "803"]],
        [["年份", "产值"], ["2022", "897"], ["2023", "966"]],
    ]


def test_lines_with_gaps_do_not_merge_cells_to_a_shape_that_is_no_rectangle() -> None:
    rows = [["指标", "去年", "前年"], ["税收", "27.8", "24.3"], ["出口额", "18.4", "16.1"]]
    lines = [
        *(line(x, 453, x, 399) for x in (55, 165, 305)),
        *(line(55, y, 305, y) for y in (453, 435, 399)),
        *(line(235, 453, 235, 417), line(55, 417, 165, 417), line(235, 417, 305, 417)),
    ]
    assert texts(grid([*cells(rows, LEFTS[:3], 440), *lines])) == rows


def test_text_does_not_run_over_the_line_between_narrow_cells() -> None:
    rows = [["年份", "2021年", "2022年"], ["税收", "21.65", "24.31"]]
    lefts = [60, 85, 120]
    page: list[Put | Draw] = [
        *cells(rows, lefts, 440),
        *lattice([58, 83, 118, 153], [453, 435, 417]),
    ]
    assert texts(grid(page)) == rows


def test_a_text_in_vertical_letters_is_a_cell() -> None:
    rows = [["凤鸣湖", "税收", "24.3"], ["", "出口额", "16.1"], ["", "专利", "2,305"]]
    side = [Put(char, 62, 440 - 12 * n, 9) for n, char in enumerate("凤鸣湖")]
    lines = [
        *lattice([80, 165, 235], [453, 435, 417, 399]),
        *(line(58, 399, 58, 453), line(58, 453, 80, 453), line(58, 399, 80, 399)),
    ]
    rest = cells([row[1:] for row in rows], [85, 170], 440)
    table = grid([*side, *rest, *lines])
    assert table.cells[0] == GridCell("凤鸣湖", 0, 0, rows=3)
    assert texts(table)[1:] == [["出口额", "16.1"], ["专利", "2,305"]]


def test_the_lines_between_the_articles_of_a_newspaper_make_no_table() -> None:
    page: list[Put | Draw] = [
        *(*column(PROSE, 40, 560), *column(PROSE, 220, 560)),
        *(*column(PROSE, 40, 420), *column(PROSE, 220, 420)),
        *lattice([30, 190, 390], [580, 440, 300]),
    ]
    found = document(page)
    assert found.grids == ()
    assert found.text.split("\n\n") == PROSE_TEXTS * 4


@pytest.mark.parametrize(
    "figures",
    ["", "税收21.6亿元，出口额13.2亿\n元，专利1970件，其中发明专\n利803件，增长百分之六。"],
)
def test_running_text_in_columns_is_no_table(figures: str) -> None:
    text = f"{PROSE}\n{figures}".strip("\n")
    page = sorted(
        (put for n in range(3) for put in column(text, 20 + 134 * n, 500)),
        key=lambda put: -put.bottom,
    )
    assert document(page).grids == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["记者", "林一"], ["通讯员", "陈二"]],
        [["电话：8123456", "邮编：650000"], ["地址：湖滨路1号", "值班：王三"]],
        [["一、", "总则"], ["二、", "项目管理的程序"], ["三、", "附则"]],
    ],
)
def test_a_few_words_side_by_side_are_no_table(rows: list[list[str]]) -> None:
    assert document([*column(PROSE, 40, 500), *cells(rows, [60, 170], 340)]).grids == ()


def test_a_box_around_a_paragraph_is_no_table() -> None:
    assert document([*column(PROSE, 40, 500), *lattice([30, 190], [520, 390])]).grids == ()
