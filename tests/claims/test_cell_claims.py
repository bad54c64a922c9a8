"""Claims of the cells of tables: a period stands where the headers have its words."""

from __future__ import annotations

import pytest

from zoneqa.claims.extract import claims_of
from zoneqa.documents.tables import Grid, tables_in
from zoneqa.types import Article


def article(rows: list[list[str]]) -> Article:
    grid = Grid.of_rows(rows)
    text = f"云溪高新区公报\n\n{grid.text}"
    return Article("gb", "公报", text, date="2024-02-01", tables=tables_in(text, [grid]))


FIRST_HALF, WHOLE = "2023-01-01 2023-06-30", "2023-01-01 2023-12-31"
ROW = ["税收（亿元）", "22.7", "25.3"]
HEADED = [
    ([["指标", "2022年", "2023年"], ROW], "2023年", WHOLE),
    ([["指标", "2022年", "2023年上半年"], ROW], "2023年上半年", FIRST_HALF),
    ([["年份", "税收（亿元）"], ["2022年", "22.7"], ["2023年", "25.3"]], "2023年", WHOLE),
    ([["指标", "去年"], ["税收（亿元）", "25.3"]], "去年", WHOLE),
    ([["指标", "2023年1至6月累计"], ["税收（亿元）", "25.3"]], "2023年1至6月", FIRST_HALF),
]


@pytest.mark.parametrize(("rows", "words", "days"), HEADED)
def test_the_period_of_a_cell_is_quoted_from_its_header(
    rows: list[list[str]], words: str, days: str
) -> None:
    report = article(rows)
    claim = next(claim for claim in claims_of(report) if claim.value.quote == "25.3")
    assert claim.period is not None
    assert report.text[claim.period.start : claim.period.end] == words
    assert f"{claim.period.first} {claim.period.last}" == days


@pytest.mark.parametrize("header", ["得分", "综合得分", "群众评分", "总分", "环境分值", "平均分数"])
def test_a_score_has_points_as_its_unit(header: str) -> None:
    claims = claims_of(article([["园区", header], ["云岭园", "91.6"], ["菊潭园", "88.2"]]))
    quantities = [claim.quantity for claim in claims]
    assert [(str(q.low), q.unit) for q in quantities if q] == [("91.6", "分"), ("88.2", "分")]


ZONE_ROWS = [
    ("云溪高新区", "22.7", "产值"),
    ("鹿鸣高新区", "25.3", "产值"),
    ("云溪高新区", "1.6", "税收"),
    ("鹿鸣高新区", "2.4", "税收"),
    ("松林开发区", "3.1", "税收"),
]


@pytest.mark.parametrize(("zone", "value", "attribute"), ZONE_ROWS)
def test_the_zone_of_a_row_is_whom_its_cells_are_about(
    zone: str, value: str, attribute: str
) -> None:
    rows = [
        ["园区", "产值（亿元）", "税收（亿元）"],
        ["云溪高新区", "22.7", "1.6"],
        ["鹿鸣高新区", "25.3", "2.4"],
        ["松林开发区", "19.8", "3.1"],
    ]
    claim = next(claim for claim in claims_of(article(rows)) if claim.value.quote == value)
    assert claim.subjects[0].text == zone
    assert claim.attribute is not None
    assert claim.attribute.text == attribute


CAPTIONS = [
    "主要指标2021年和2022年对比（单位：亿元）",
    "两年税收比较（单位：亿元）",
    "主要指标对比表（单位：亿元）",
    "2021与2022年主要指标对照（单位：亿元）",
    "各项指标同比（单位：亿元）",
    "税收与上年相比（单位：亿元）",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_that_compares_leaves_each_cell_its_own_year(caption: str) -> None:
    grid = Grid.of_rows([["指标", "2021年", "2022年"], ["税收", "51.2", "57.9"]])
    text = f"公报。\n\n{caption}\n{grid.text}"
    report = Article("gb", "公报", text, date="2023-02-01", tables=tables_in(text, [grid]))
    dated = ((c.value.quote, c.period.last) for c in claims_of(report) if c.period)
    assert {value: last.year for value, last in dated if last} == {"51.2": 2021, "57.9": 2022}
