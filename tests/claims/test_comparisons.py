"""What is compared with a period is not of it; a change knows the year that it is compared with."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claim_of, claims_in, days_of
from zoneqa.claims.comparison import compared_year, periods_compared_with


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("高新技术企业达到364家，同比多46家。", "46家", "up"),
        ("高新技术企业达到364家，同比净增46家。", "46家", "up"),
        ("高新技术企业达到364家，较上年同期新增46家。", "46家", "up"),
        ("高新技术企业达到364家，比2023年末净增46家。", "46家", "up"),
        ("税收12.6亿元，同比增收1.7亿元。", "1.7亿元", "up"),
        ("税收12.6亿元，同比少收1.7亿元。", "1.7亿元", "down"),
        ("税收12.6亿元，与去年同期相比多1.7亿元。", "1.7亿元", "up"),
        ("税收12.6亿元，与去年同期相比，减收1.7亿元。", "1.7亿元", "down"),
        ("企业364家，比去年同期的318家多46家。", "46家", "up"),
        ("Tax revenue was 3.2 billion yuan, up 400 million yuan.", "400 million yuan", "up"),
        ("Exports declined by nearly 20 million yuan.", "20 million yuan", "down"),
    ],
)
def test_what_is_more_than_before_is_a_change(text: str, value: str, direction: str) -> None:
    claim = claim_of(text, value)
    assert claim.kind == "change"
    assert claim.direction == direction


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年新增高新技术企业46家，同比增长5%。", "46家"),
        ("去年同期，园区有企业318家。", "318家"),
        ("较上年，园区引进人才46人。", "46人"),
        ("企业364家，比去年同期的318家多46家。", "318家"),
    ],
)
def test_what_there_was_or_came_is_none(text: str, value: str) -> None:
    assert claim_of(text, value).kind == "count"


def test_what_was_reached_is_not_of_the_period_of_what_was_before() -> None:
    before, after = claims_in("企业从去年同期的318家增加到364家。")
    assert days_of(before.period) == "2023-01-01 2023-03-20"
    assert after.period is None


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("产值在2020年迈过300亿元，比上一年增长12%。", "12%", 2019),
        ("2022年产值480亿元，同比增长14.5%。", "14.5%", 2021),
        ("2022年产值480亿元，较2020年增长30%。", "30%", 2020),
        ("2020年税收比2018年增长5%，2021年增长6%。", "6%", 2020),
        ("去年税收12亿元，比前年增长6%。", "6%", 2022),
        ("今年1月税收2亿元，比去年同期多3000万元。", "3000万元", 2023),
        ("In 2022, tax revenue rose by 300 million yuan.", "300 million yuan", 2021),
        ("2023年税收20亿元，年均增长8%。", "8%", None),
        ("2023年5月税收20亿元，环比增长3%。", "3%", None),
        ("2023年5月税收20亿元，比4月增长8%。", "8%", None),
        ("税收增长8%。", "8%", None),
        ("2023年税收20亿元。", "20亿元", None),
    ],
)
def test_a_change_is_compared_with_a_year(text: str, value: str, year: int | None) -> None:
    assert compared_year(claim_of(text, value)) == year


def test_a_figure_is_compared_with_the_same_part_of_the_year_before() -> None:
    text = "今年1月，税收12.6亿元，比去年同期多1.7亿元；出口8亿元。"
    tax, change, export = claims_in(text)
    assert [days_of(p) for p in periods_compared_with(tax)] == ["2023-01-01 2023-01-31"]
    assert [days_of(p) for p in periods_compared_with(change)] == ["2023-01-01 2023-01-31"]
    assert periods_compared_with(export) == ()


def test_a_change_is_of_the_last_figure_in_its_unit() -> None:
    claim = claim_of("新签约项目41个，总投资96亿元，与去年同期相比多了9个。", "9个")
    assert attribute_of(claim) == "新签约项目"
    both = "税收12亿元，出口8亿元，比上年多1亿元。"
    assert attribute_of(claim_of(both, "1亿元")) == "出口"
