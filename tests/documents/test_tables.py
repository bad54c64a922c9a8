"""Which headers a cell of a table has, and where the table stands in a text."""

from __future__ import annotations

import pytest

from zoneqa.documents.article_builder import articles_of
from zoneqa.documents.document import Document
from zoneqa.documents.tables import Grid, GridCell, tables_in
from zoneqa.documents.tables.headers import headed_cells
from zoneqa.text.cell_kinds import is_period, is_unit, is_value

Headers = dict[str, tuple[str, str]]
"""For each cell of data, its row headers and its column headers, joined by a slash."""


def headers(grid: Grid) -> Headers:
    return {
        found.cell.text: (
            "/".join(cell.text for cell in found.row_headers),
            "/".join(cell.text for cell in found.column_headers),
        )
        for found in headed_cells(grid)
    }


def test_years_as_columns() -> None:
    grid = Grid.of_rows([["指标", "2021年", "2022"], ["税收", "22.7", "25.3"], ["进口", "-", "7"]])
    assert headers(grid) == {
        "22.7": ("税收", "2021年"),
        "25.3": ("税收", "2022"),
        "-": ("进口", "2021年"),
        "7": ("进口", "2022"),
    }


def test_zones_as_rows_with_words_beside_figures() -> None:
    grid = Grid.of_rows(
        [["园区", "主任", "税收（亿元）"], ["石桥", "张远", "5.5"], ["青湾", "李山", "6"]]
    )
    assert headers(grid) == {
        "张远": ("石桥", "主任"),
        "5.5": ("石桥", "税收（亿元）"),
        "李山": ("青湾", "主任"),
        "6": ("青湾", "税收（亿元）"),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2022年税收（亿元）", "2023年税收（亿元）"),
        ("2021年末人口", "2022年末人口"),
        ("5月产值", "6月产值"),
        ("1-5月产值（亿元）", "1-6月产值（亿元）"),
        ("1季度投资", "2季度投资"),
        ("2018-2020年新增企业", "2021-2023年新增企业"),
        ("2022年增速%", "2023年增速%"),
        ("2022年（亿元）", "2023年（亿元）"),
        ("5月（万吨）", "6月（万吨）"),
    ],
)
def test_headers_that_say_when_and_what(first: str, second: str) -> None:
    grid = Grid.of_rows([["园区", first, second], ["松涛", "20.3", "22.6"], ["菊潭", "8.2", "9"]])
    assert headers(grid) == {
        "20.3": ("松涛", first),
        "22.6": ("松涛", second),
        "8.2": ("菊潭", first),
        "9": ("菊潭", second),
    }


@pytest.mark.parametrize(
    ("rows", "post"),
    [
        ([["姓名", "职务"], ["田野", "管委会主任"], ["安歌", "书记"]], "管委会主任"),
        ([["序号", "姓名", "职务"], ["1", "田野", "主任"], ["2", "安歌", "书记"]], "主任"),
        ([["姓名", "性别", "职位"], ["田野", "女", "主任"], ["安歌", "男", "书记"]], "主任"),
        ([["姓 名", "职 务"], ["田野", "主任"], ["安歌", "书记"]], "主任"),
        (
            [["单位", "姓名", "岗位"], ["招商局", "田野", "局长"], ["水务局", "安歌", "局长"]],
            "招商局/局长",
        ),
    ],
)
def test_a_table_of_people_says_who_holds_a_post(rows: list[list[str]], post: str) -> None:
    assert headers(Grid.of_rows(rows))["田野"] == (post, rows[0][rows[1].index("田野")])


def test_years_as_rows() -> None:
    grid = Grid.of_rows([["年份", "税收"], ["2021", "22.7"], ["2022", "25.3"]])
    assert headers(grid) == {"22.7": ("2021", "税收"), "25.3": ("2022", "税收")}


def test_pairs_of_a_name_and_a_value() -> None:
    grid = Grid.of_rows([["名称", "南麓高新区"], ["成立时间", "1998年6月"], ["面积", "46平方公里"]])
    assert headers(grid) == {
        "南麓高新区": ("名称", ""),
        "1998年6月": ("成立时间", ""),
        "46平方公里": ("面积", ""),
    }


OF_ONE_KIND = [["税收", "27.8亿元"], ["出口额", "18.4亿元"]]
OF_MANY_KINDS = [["税收", "27.8亿元"], ["专利", "2,741件"], ["出口增速", "-6.6%"]]
PLAIN = [["税收", "27.8"], ["出口额", "18.4"]]


@pytest.mark.parametrize(
    "first", ["名称/南麓高新区", "成立时间/1998年6月", "获批日期/2003年", "园区/南麓"]
)
def test_a_form_may_begin_with_a_name_or_a_date(first: str) -> None:
    name, value = first.split("/")
    expected = {value: (name, ""), "2,741件": ("专利", "")}
    assert headers(Grid.of_rows([[name, value], *OF_MANY_KINDS])).items() >= expected.items()


@pytest.mark.parametrize(
    ("header", "values"),
    [
        (["指标", "南麓高新区"], OF_MANY_KINDS),
        (["主要指标", "2023年"], OF_MANY_KINDS),
        (["", "2023年6月"], OF_MANY_KINDS),
        (["产业", "规模"], OF_ONE_KIND),
        (["产业", "产值（亿元）"], PLAIN),
        (["税种", "上半年"], PLAIN),
    ],
)
def test_the_header_of_a_column_of_values(header: list[str], values: list[list[str]]) -> None:
    name, value = values[0]
    assert headers(Grid.of_rows([header, *values]))[value] == (name, header[1])


def test_pairs_under_a_header() -> None:
    grid = Grid.of_rows([["项目", "内容"], ["成立时间", "1998年6月"], ["管委会主任", "张远"]])
    assert headers(grid)["张远"] == ("管委会主任", "内容")


def test_two_pairs_in_a_row() -> None:
    grid = Grid.of_rows(
        [["面积", "46平方公里", "企业", "310家"], ["税收", "3亿元", "人口", "5.8万人"]]
    )
    assert headers(grid) == {
        "46平方公里": ("面积", ""),
        "310家": ("企业", ""),
        "3亿元": ("税收", ""),
        "5.8万人": ("人口", ""),
    }


def test_a_merged_header_stands_over_what_it_covers() -> None:
    grid = Grid(
        (
            *(GridCell("指标", 0, 0, rows=2), GridCell("2023年", 0, 1, columns=2)),
            *(GridCell("全年", 1, 1), GridCell("上半年", 1, 2)),
            *(GridCell("税收", 2, 0), GridCell("28.9", 2, 1), GridCell("13.2", 2, 2)),
        )
    )
    assert headers(grid) == {"28.9": ("税收", "2023年/全年"), "13.2": ("税收", "2023年/上半年")}


def test_a_merged_header_that_the_file_left_empty() -> None:
    rows = [["指标", "2023年", "", "2022年", ""], ["", "全年", "上半年", "全年", "上半年"]]
    grid = Grid.of_rows([*rows, ["税收", "4", "3", "2", "1"]])
    assert headers(grid) == {
        "4": ("税收", "2023年/全年"),
        "3": ("税收", "2023年/上半年"),
        "2": ("税收", "2022年/全年"),
        "1": ("税收", "2022年/上半年"),
    }


def test_a_row_header_over_several_rows() -> None:
    merged = Grid(
        (
            *(GridCell(text, 0, n) for n, text in enumerate(("区", "指标", "2022", "2023"))),
            *(GridCell("云溪", 1, 0, rows=2), GridCell("税收", 1, 1), GridCell("1.1", 1, 2)),
            *(GridCell("1.2", 1, 3), GridCell("出口", 2, 1), GridCell("2.1", 2, 2)),
            GridCell("2.2", 2, 3),
        )
    )
    empty = Grid.of_rows(
        [["区", "指标", "2022", "2023"], ["云溪", "税收", "1.1", "1.2"], ["", "出口", "2.1", "2.2"]]
    )
    wanted = {
        "1.1": ("云溪/税收", "2022"),
        "1.2": ("云溪/税收", "2023"),
        "2.1": ("云溪/出口", "2022"),
        "2.2": ("云溪/出口", "2023"),
    }
    assert headers(merged) == wanted
    assert headers(empty) == wanted


def test_units_in_a_column_or_a_row_of_their_own() -> None:
    column = Grid.of_rows([["指标", "单位", "2022", "2023"], ["税收", "亿元", "1.1", "1.2"]])
    assert headers(column)["1.2"] == ("税收/亿元", "2023")
    row = Grid.of_rows([["指标", "完成", "增长"], ["", "亿元", "%"], ["税收", "5", "6"]])
    assert headers(row) == {"5": ("税收", "完成/亿元"), "6": ("税收", "增长/%")}


def test_numbers_of_rows_are_neither_data_nor_headers() -> None:
    grid = Grid.of_rows([["序号", "园区", "主任"], ["1", "石桥", "张远"], ["2", "青湾", "李山"]])
    assert headers(grid) == {"张远": ("石桥", "主任"), "李山": ("青湾", "主任")}


def test_a_title_within_a_table_stands_over_the_rows_below_it() -> None:
    rows = [["指标", "2022", "2023"], ["一、工业", "", ""], ["产值", "1", "2"]]
    assert headers(Grid.of_rows(rows))["2"] == ("一、工业/产值", "2023")


def test_a_header_row_printed_again_on_the_next_page_is_no_data() -> None:
    rows = [
        ["年份", "税收", "出口"],
        ["2021", "1.1", "2.1"],
        ["年份", "税收", "出口"],
        ["2022", "1.2", "2.2"],
    ]
    assert list(headers(Grid.of_rows(rows))) == ["1.1", "2.1", "1.2", "2.2"]


def test_what_the_file_marks_as_headers_is_taken_first() -> None:
    grid = Grid.of_rows([["区号", "12", "14"], ["面积", "3", "4"]], header_rows=1)
    assert headers(grid) == {"3": ("面积", "12"), "4": ("面积", "14")}


@pytest.mark.parametrize("rows", [[["一栏"], ["二"]], [["只有", "一行"]], [], [["", ""], ["", ""]]])
def test_what_is_no_table(rows: list[list[str]]) -> None:
    assert headers(Grid.of_rows(rows)) == {}


def test_a_cell_that_claims_a_million_rows_does_no_harm() -> None:
    assert (
        headers(Grid((GridCell("大", 0, 0, rows=10**9, columns=10**9), GridCell("小", 1, 1)))) == {}
    )


@pytest.mark.parametrize(
    "text",
    ["2023年", "2023", "２０２２年度", "1-6月", "2023年上半年", "第三季度", "全年", "上年同期"],
)
def test_periods(text: str) -> None:
    assert is_period(text)
    assert not is_value(text)


@pytest.mark.parametrize(
    "text", ["28.9", "1,086亿元", "-3.2%", "约310家", "—", "8.7 %", "１２", "12～15"]
)
def test_values(text: str) -> None:
    assert is_value(text)
    assert not is_period(text)


@pytest.mark.parametrize("text", ["税收", "石桥高新区", "合计", "1998年6月成立", "主任"])
def test_words_are_neither(text: str) -> None:
    assert not is_value(text)
    assert not is_period(text)


def test_units() -> None:
    assert all(map(is_unit, ("亿元", "%", "万美元", "（家）", "平方公里", "元/吨")))
    assert not any(map(is_unit, ("税收", "", "28", "亿元税收")))


ROWS = Grid.of_rows([["指标", "2022年"], ["税收", "25.3"], ["出口额", "16.8"]])


def test_a_table_is_found_where_it_stands() -> None:
    text = f"云溪今年发布公报。\n\n主要指标（单位：亿元）\n{ROWS.text}\n\n以上。"
    (table,) = tables_in(text, [ROWS])
    assert text[table.start : table.end] == ROWS.text
    assert table.caption
    assert text[slice(*table.caption)] == "主要指标（单位：亿元）"
    cell = table.cells[1]
    assert [text[slice(*at)] for at in (cell.place, *cell.row_headers, *cell.column_headers)] == [
        *("16.8", "出口额", "2022年")
    ]


def test_a_table_is_found_though_its_rows_were_set_apart_or_space_was_removed() -> None:
    spaced = Grid.of_rows([["指 标", "2022 年"], ["税 收", "25.3"]])
    text = "公报\n\n指标 | 2022年\n\n税收 | 25.3"
    (table,) = tables_in(text, [spaced])
    assert text[slice(*table.cells[0].place)] == "25.3"


def test_a_sentence_above_a_table_is_no_caption() -> None:
    (table,) = tables_in(f"全区平稳增长。\n\n{ROWS.text}", [ROWS])
    assert table.caption is None


def test_of_two_tables_alike_each_is_found_in_its_place() -> None:
    text = f"{ROWS.text}\n\n{ROWS.text}"
    first, second = tables_in(text, [ROWS, ROWS])
    assert first.end < second.start


def test_a_table_that_is_not_in_the_text_is_left_out() -> None:
    assert tables_in("别的报道。税收 | 25.3", [ROWS]) == ()


def test_a_heading_above_a_table_is_its_caption() -> None:
    (table,) = tables_in(f"公报。\n\n枫溪高新区\n\n{ROWS.text}", [ROWS])
    assert table.caption == (5, 10)


@pytest.mark.parametrize(
    ("above", "outer"),
    [("公报。\n\n枫溪高新区\n\n", ["枫溪高新区"]), ("仪器园落户枫溪高新区\n", [])],
)
def test_a_name_above_a_table_is_a_header_unless_it_is_the_title(
    above: str, outer: list[str]
) -> None:
    text = above + ROWS.text
    (table,) = tables_in(text, [ROWS])
    assert [text[slice(*at)] for at in table.cells[0].row_headers] == [*outer, "税收"]


def test_a_first_row_merged_over_the_whole_width_is_the_caption() -> None:
    title = GridCell("研发投入（单位：亿元）", 0, 0, columns=2)
    rows = (("年份", "枫溪高新区"), ("2021年", "8.6"), ("2022年", "9.2"))
    cells = [GridCell(text, r, c) for r, row in enumerate(rows, 1) for c, text in enumerate(row)]
    grid = Grid((title, *cells))
    assert headers(grid) == {"8.6": ("2021年", "枫溪高新区"), "9.2": ("2022年", "枫溪高新区")}
    (table,) = tables_in(grid.text, [grid])
    assert table.caption
    assert grid.text[slice(*table.caption)] == title.text


@pytest.mark.parametrize(
    ("title", "rows", "zone"),
    [
        ("三区年报", [["园区", "税收"], ["枫溪高新区", "1"], ["澄湖高新区", "2"]], None),
        ("园区年报", [["名称", "枫溪高新区"], ["税收", "1亿元"]], "枫溪高新区"),
        (
            "澄湖高新区年报",
            [["园区", "税收"], ["枫溪高新区", "1"], ["东岭高新区", "2"]],
            "澄湖高新区",
        ),
    ],
)
def test_one_of_several_zones_in_a_table_is_not_that_of_the_article(
    title: str, rows: list[list[str]], zone: str | None
) -> None:
    grid = Grid.of_rows(rows)
    document = Document(f"公报。\n{grid.text}", title=title, whole=True, grids=(grid,))
    (article,) = articles_of(document, "a.docx")
    assert article.zone == zone


def test_a_table_is_told_from_one_that_begins_alike() -> None:
    longer = Grid.of_rows([["指标", "2022年"], ["税收", "25.3"], ["进口额", "7.7"]])
    text = f"{ROWS.text}\n\n{longer.text}"
    (table,) = tables_in(text, [longer])
    assert text[table.start : table.end] == longer.text


def test_of_a_very_long_line_above_a_table_nothing_is_a_caption() -> None:
    (table,) = tables_in("长" * 1000 + f"\n{ROWS.text}", [ROWS])
    assert table.caption is None
