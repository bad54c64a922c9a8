"""Tables that were typed into plain text."""

from __future__ import annotations

import pytest

from zoneqa.documents.tables import text_tables

WRITTEN = "指标 | 2021年 | 2022年\n税收 | 22.7 | 25.3\n出口额 | 14.1 | 16.8"


@pytest.mark.parametrize(
    "typed",
    [
        "指标      2021年    2022年\n税收      22.7      25.3\n出口额    14.1      16.8",
        "指标\t2021年\t2022年\n税收\t22.7\t25.3\n出口额\t14.1\t16.8",
        "| 指标 | 2021年 | 2022年 |\n|--|--|--|\n| 税收 | 22.7 | 25.3 |\n|出口额|14.1|16.8|",
        "指标　　2021年　　2022年\n税收　　22.7　　25.3\n出口额　　14.1　　16.8",
        "指标    2021年    2022年\n——————————\n税收    22.7      25.3\n出口额  14.1      16.8",
        "  指标     2021年   2022年\n  税收       22.7     25.3\n  出口额     14.1     16.8",
    ],
)
def test_a_typed_table_is_written_with_bars(typed: str) -> None:
    text, grids = text_tables(f"前文。\n{typed}\n后文。")
    assert text == f"前文。\n{WRITTEN}\n后文。"
    assert [grid.text for grid in grids] == [WRITTEN]


def test_a_cell_that_is_missing_leaves_its_column_empty() -> None:
    typed = "指标      2021年    2022年\n税收                25.3\n出口额    14.1      16.8"
    assert text_tables(typed)[0].splitlines()[1] == "税收 |  | 25.3"


def test_a_line_with_the_unit_stays_above_its_table() -> None:
    text, _ = text_tables("主要指标      单位：亿元\n指标    2021年\n税收    22.7\n出口    14.1")
    assert text == "主要指标      单位：亿元\n指标 | 2021年\n税收 | 22.7\n出口 | 14.1"


@pytest.mark.parametrize(
    "typed",
    [
        "本报讯  记者张远  通讯员李山\n昨日  园区举行开工仪式",
        "税收  22.7",
        "云 溪 高 新 区\n2 0 2 3 年 税 收 28.9 亿 元",
        "第一段话  没有表。\n第二段话  也没有表。",
    ],
)
def test_prose_with_gaps_is_no_table(typed: str) -> None:
    assert text_tables(typed) == (typed, ())


def test_rows_too_wide_for_a_table_stay_as_typed() -> None:
    typed = "  ".join(["产值"] * 120) + "\n" + "  ".join(["22.7"] * 120)
    assert text_tables(typed) == (typed, ())
