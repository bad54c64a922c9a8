"""Figures as values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zoneqa.text.numbers import figures, ordinals, years


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,500万元", [15_000_000]),
        ("１５００ 万", [15_000_000]),
        ("一千五百万", [15_000_000]),
        ("一亿五千万", [150_000_000]),
        ("300亿元，增长12.5%", [30_000_000_000, Decimal("12.5")]),
        ("三大园区、两个平台、十家企业", [3, 2, 10]),
        ("二〇二〇年", [2020]),
        ("十二园", [12]),
        ("三亚一起去，哪两个？", []),
        ("百万亿", []),
        ("the 14th Five-Year Plan, 21st century, 3rd of 12 zones, 5.5 km", [12, Decimal("5.5")]),
    ],
)
def test_figures(text: str, values: list[Decimal | int]) -> None:
    assert figures(text) == {Decimal(value).normalize() for value in values}


def test_years() -> None:
    assert years("2020年和２０２１年，12021号，1850年") == {"2020", "2021"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("第八届和第 11 届", {("8", "届"), ("11", "届")}),
        ("首批，第二次", {("1", "批"), ("2", "次")}),
        ("一期已完工，第三期", {("1", "期"), ("3", "期")}),
        ("Phase two, phase 3", {("2", "期"), ("3", "期")}),
        ("the second Lu Chuang Cup", {("2", "届")}),
        ("The 12th Yanxi Go Tournament", {("12", "届")}),
        ("the third annual rowing championships", {("3", "届")}),
        ("the second quarter, a second prize, the 20th congress", set()),
        ("去过三次，分十五期付，同一期间", set()),
    ],
)
def test_which_of_a_row_is_meant(text: str, values: set[tuple[str, str]]) -> None:
    assert ordinals(text) == values
