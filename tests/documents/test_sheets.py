"""Workbooks: sheets as tables, with what they show and without what they hide."""

from __future__ import annotations

import pytest

from tests.documents.parsing import document, read, reason
from tests.made import zipped
from tests.made_biff import biff
from tests.made_office import OLE, Page, Shown, xlsx
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats import xls
from zoneqa.documents.formats.sheets.split_tables import parts_of
from zoneqa.documents.tables.grid import Grid, GridCell

HEADER = ("园区", "税收（亿元）", "增幅")
ROWS = (
    ("栖霞湾高新区", Shown(1086, "#,##0.0"), Shown(0.125, "0.0%")),
    ("麓川高新区", Shown(97.25, "#,##0.0"), Shown(-0.031, "0.0%")),
)
TABLE = "园区 | 税收（亿元） | 增幅\n栖霞湾高新区 | 1,086.0 | 12.5%\n麓川高新区 | 97.3 | -3.1%"


def test_a_title_over_the_width_stands_above_the_table() -> None:
    page = Page([("2023年高新区税收",), HEADER, *ROWS], "税收", merged=("A1:C1",))
    assert document(xlsx(page), "a.xlsx") == Document(
        f"2023年高新区税收\n\n{TABLE}",
        title="2023年高新区税收",
        whole=True,
        grids=(Grid.of_rows([line.split(" | ") for line in TABLE.split("\n")]),),
    )


def test_the_name_of_a_sheet_is_its_title_unless_a_program_gave_it() -> None:
    assert document(xlsx(Page([HEADER, *ROWS], "2023年税收")), "a.xlsx").title == "2023年税收"
    for name in ("Sheet1", "sheet 2", "工作表1", "表3"):
        assert document(xlsx(Page([HEADER, *ROWS], name)), "a.xlsx").title is None


def test_the_unit_is_no_title() -> None:
    page = Page([("单位：亿元",), HEADER, *ROWS], "税收")
    found = document(xlsx(page), "a.xlsx")
    assert (found.title, found.text) == ("税收", f"单位：亿元\n\n{TABLE}")


def test_several_tables_of_a_sheet() -> None:
    page = Page(
        [
            ("一、税收",),
            HEADER,
            *ROWS,
            (),
            ("二、就业",),
            ("园区", "人数"),
            ("麓川高新区", 5200),
            ("注：含劳务派遣。",),
        ]
    )
    found = document(xlsx(page), "a.xlsx")
    below = "二、就业\n\n园区 | 人数\n麓川高新区 | 5200\n\n注：含劳务派遣。"
    assert found.text == f"一、税收\n\n{TABLE}\n\n{below}"
    assert [len(grid.rows()) for grid in found.grids] == [3, 2]


def test_empty_rows_that_only_space_a_table_do_not_part_it() -> None:
    page = Page([HEADER, ROWS[0], (), ROWS[1]])
    (grid,) = document(xlsx(page), "a.xlsx").grids
    assert grid.text == TABLE


def test_a_new_header_begins_a_table_though_it_names_years() -> None:
    page = Page([HEADER, *ROWS, (), ("指标", 2022, 2023), ("企业", 310, 355)])
    first, second = document(xlsx(page), "a.xlsx").grids
    assert (first.text, second.text) == (TABLE, "指标 | 2022 | 2023\n企业 | 310 | 355")


def test_tables_side_by_side() -> None:
    page = Page(
        [
            ("园区", "税收", None, "镇", "税收"),
            ("栖霞湾高新区", 31, None, "北塘镇", 4),
            ("麓川高新区", 28, None, "南塘镇", 6),
        ]
    )
    left, right = document(xlsx(page), "a.xlsx").grids
    assert left.text == "园区 | 税收\n栖霞湾高新区 | 31\n麓川高新区 | 28"
    assert right.text == "镇 | 税收\n北塘镇 | 4\n南塘镇 | 6"


def test_an_empty_column_within_a_table_is_left_out() -> None:
    page = Page([("园区", "税收", None, "增幅"), ("麓川高新区", 28, None, Shown(0.05, "0%"))])
    (grid,) = document(xlsx(page), "a.xlsx").grids
    assert grid.text == "园区 | 税收 | 增幅\n麓川高新区 | 28 | 5%"


def test_merged_cells_keep_their_size_and_empty_ones_their_place() -> None:
    page = Page(
        [
            ("园区", "税收", None, "备注"),
            (None, "2022", "2023", None),
            ("麓川高新区", 26, 28, None),
        ],
        merged=("A1:A2", "B1:C1", "D1:D2"),
    )
    (grid,) = document(xlsx(page), "a.xlsx").grids
    assert grid.text == "园区 | 税收 | 备注\n2022 | 2023\n麓川高新区 | 26 | 28 | "
    assert [c for c in grid.cells if c.rows > 1 or c.columns > 1] == [
        GridCell("园区", 0, 0, rows=2),
        GridCell("税收", 0, 1, columns=2),
        GridCell("备注", 0, 3, rows=2),
    ]


def test_hidden_rows_columns_and_sheets_are_left_out_with_a_note() -> None:
    shown = Page(
        [(*HEADER, "密"), *((*row, "藏") for row in ROWS), ("隐湖高新区", 1, 1, "藏")],
        hidden_rows=(4,),
        hidden_columns=(4,),
    )
    secret = [Page([("密",)], name, state=name) for name in ("hidden", "veryHidden")]
    found = document(xlsx(shown, *secret), "a.xlsx")
    assert found.text == TABLE
    assert found.notes == (
        "2 hidden sheets left out.",
        "1 row and 1 column that are hidden were left out.",
    )


def test_a_merged_cell_shrinks_with_what_is_hidden_in_it() -> None:
    page = Page(
        [("园区", "税收", None, None), ("麓川高新区", 1, 2, 3)],
        merged=("B1:D1",),
        hidden_columns=(3,),
    )
    (grid,) = document(xlsx(page), "a.xlsx").grids
    assert grid.text == "园区 | 税收\n麓川高新区 | 1 | 3"
    assert grid.cells[1] == GridCell("税收", 0, 1, columns=2)


def test_an_article_for_each_sheet() -> None:
    pages = [Page([("园区", "税收"), ("麓川高新区", n)], f"{2020 + n}年") for n in (1, 2)]
    assert [(d.part, d.title, d.text) for d in read(xlsx(*pages), "a.xlsx")] == [  # type: ignore[union-attr]
        ("2021年", "2021年", "园区 | 税收\n麓川高新区 | 1"),
        ("2022年", "2022年", "园区 | 税收\n麓川高新区 | 2"),
    ]


def test_formulas_show_their_stored_results() -> None:
    page = Page(
        [
            ("合计", Shown(1183.25, "#,##0.00", formula="SUM(B1:B2)"), Shown(None, formula="B1*2")),
            ("达标", True, Shown("是", formula='IF(B1>1,"是","否")')),
        ]
    )
    found = document(xlsx(page), "a.xlsx")
    assert found.text == "合计 | 1,183.25 | \n达标 | TRUE | 是"
    assert found.notes == (
        "1 formula has no stored result: open the file in Excel or WPS and save it again.",
    )


def test_shared_strings_without_phonetic_guides() -> None:
    strings = (
        "<sst><si><t>麓川</t></si>"
        "<si><r><t>高新</t></r><r><t>区\n报</t></r><rPh><t>bào</t></rPh></si></sst>"
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": (
            "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='x'/></sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            "<R><Relationship Id='x' Type='t/worksheet' Target='/xl/s.xml'/>"
            "<Relationship Id='y' Type='t/sharedStrings' Target='strings.xml'/></R>"
        ),
        "xl/strings.xml": strings,
        "xl/s.xml": (
            "<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
            "<c t='s'><v>9</v></c><c t='e'><v>#DIV/0!</v></c></row></sheetData></worksheet>"
        ),
    }
    assert document(zipped(members), "a.xlsx").text == "麓川 | 高新区 报 | #DIV/0!"


def test_dates_from_1904() -> None:
    page = Page([("开工", Shown(45052 - 1462, "yyyy/m/d"))])
    assert document(xlsx(page, from_1904=True), "a.xlsx").text == "开工 | 2023/5/6"


def test_rows_that_are_articles() -> None:
    page = Page(
        [
            ("标题", "正文", "日期", "来源", "备注"),
            ("麓川扩园", "麓川高新区新增用地300亩。", Shown(45052, "yyyy/m/d"), "麓川日报", "x"),
            ("空", None, None, "麓川日报", None),
        ]
    )
    assert read(xlsx(page), "a.xlsx") == [
        Document(
            "麓川高新区新增用地300亩。",
            title="麓川扩园",
            source="麓川日报",
            date="2023-05-06",
            part="line 2",
            whole=True,
        ),
        Problem("no_text", "There is no text.", "line 3"),
    ]


def test_too_many_cells_are_cut_with_a_note() -> None:
    rows = [tuple(range(200))] * 510
    found = document(xlsx(Page(rows, "大表"), Page([("尾", 1)])), "a.xlsx")
    assert len(found.grids[0].cells) == 100_000
    assert found.notes == ("Only its first 100,000 cells were read, up to the sheet 大表.",)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (xlsx(Page([])), "a.xlsx", "no_text"),
        (xlsx(Page([("x",)]), head="<!DOCTYPE x []>"), "a.xlsx", "dtd_forbidden"),
        (zipped({"xl/workbook.xml": "<workbook"}), "a.xlsx", "corrupt"),
        (zipped({"a.txt": "x"}), "a.xlsx", "corrupt"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "corrupt"),
        (OLE + b"\0" * 600, "a.et", "type_mismatch"),
    ],
)
def test_workbooks_that_cannot_be_read(data: bytes, name: str, expected: str) -> None:
    assert reason(data, name) == expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (xlsx(Page([HEADER, *ROWS])), TABLE),
        ("<html><body><table><tr><td>麓川高新区</td><td>28</td></tr></table>", "麓川高新区 | 28"),
        ("园区\t税收\n麓川高新区\t28\n", "园区 | 税收\n麓川高新区 | 28"),
    ],
)
def test_exports_that_are_only_named_xls(data: bytes | str, text: str) -> None:
    assert document(data, "导出.xls").text == text


def test_old_workbooks_are_read_alike() -> None:
    page = Page(
        [
            ("2023年高新区税收", None, None, None),
            (*HEADER, "密"),
            *((*row, "藏") for row in ROWS),
            ("隐湖高新区", 1, 1, "藏"),
            ("投产", Shown(45052, 'yyyy"年"m"月"d"日"'), True, None),
        ],
        "税收",
        merged=("A1:D1",),
        hidden_rows=(5,),
        hidden_columns=(4,),
    )
    secret = Page([("密",)], "密", state="veryHidden")
    (found,) = xls.parse(biff(page, secret), "a.xls")
    assert found == Document(
        f"2023年高新区税收\n\n{TABLE}\n投产 | 2023年5月6日 | TRUE",
        title="2023年高新区税收",
        whole=True,
        notes=("1 hidden sheet left out.", "1 row and 1 column that are hidden were left out."),
        grids=(
            Grid.of_rows(
                [
                    *(line.split(" | ") for line in TABLE.split("\n")),
                    ("投产", "2023年5月6日", "TRUE"),
                ]
            ),
        ),
    )


def test_a_sparse_sheet_is_not_filled_with_empty_cells() -> None:
    far = [GridCell("x", n, column) for n in range(1000) for column in (n, n + 1)]
    (part,) = parts_of(far)
    assert part.grid
    assert len(part.grid.cells) == 2000
