"""The tables that parsers find."""

from __future__ import annotations

from zoneqa.documents.document import Document
from zoneqa.documents.sandbox.frames import pack, unpack
from zoneqa.documents.tables.grid import Grid, GridCell


def test_a_table_is_written_a_row_on_a_line() -> None:
    grid = Grid.of_rows([["指标", "2022年"], ["税收", "3.1"]], header_rows=1)
    assert grid.text == "指标 | 2022年\n税收 | 3.1"
    assert [cell.header for cell in grid.cells] == [True, True, False, False]


def test_a_merged_cell_is_written_once_where_it_begins() -> None:
    grid = Grid(
        (
            GridCell("2022年", 0, 1, columns=2),
            GridCell("指标", 0, 0, rows=2),
            GridCell("全年", 1, 1),
            GridCell("上半年", 1, 2),
        )
    )
    assert grid.text == "指标 | 2022年\n全年 | 上半年"


def test_rows_without_text_are_left_out_and_line_breaks_in_cells_are_spaces() -> None:
    assert Grid.of_rows([["税收\n（亿元）", "3.1"], ["", ""]]).text == "税收 （亿元） | 3.1"


def test_tables_come_through_the_pipe_as_they_were() -> None:
    grid = Grid((GridCell("税收", 0, 0, rows=2, columns=3, header=True), GridCell("", 0, 3)))
    document = Document("税收 | ", grids=(grid,))
    assert unpack(pack(document)) == document
