"""Periods as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from zoneqa.errors import BadFilter
from zoneqa.query.period_filter import days_asked

YEAR, FIRST_HALF = ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-06-30")

PERIODS = [
    *(
        (text, *YEAR)
        for text in ("2023", "2023年", "２０２３", " 2023 ", "二〇二三年", "2023年全年")
    ),
    *((text, *FIRST_HALF) for text in ("2023H1", "2023h1", "2023-H1", "2023-上半年", "2023上半年")),
    ("2023年上半年", *FIRST_HALF),
    ("2023 H2", "2023-07-01", "2023-12-31"),
    ("2023-下半年", "2023-07-01", "2023-12-31"),
    ("2023Q3", "2023-07-01", "2023-09-30"),
    ("2023-三季度", "2023-07-01", "2023-09-30"),
    ("2023-前三季度", "2023-01-01", "2023-09-30"),
    ("2023-07", "2023-07-01", "2023-07-31"),
    ("2023-7", "2023-07-01", "2023-07-31"),
    ("2024年2月", "2024-02-01", "2024-02-29"),
    ("July 2023", "2023-07-01", "2023-07-31"),
    ("2023-07-15", "2023-07-15", "2023-07-15"),
    ("2023年7月15日", "2023-07-15", "2023-07-15"),
    ("2021..2023", "2021-01-01", "2023-12-31"),
    ("2021H2..2023-03", "2021-07-01", "2023-03-31"),
    ("2021 .. 2023", "2021-01-01", "2023-12-31"),
    ("2021..", "2021-01-01", "9999-12-31"),
    ("..2023", "0001-01-01", "2023-12-31"),
    ("“十四五”期间", "2021-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_a_period_is_its_days(text: str, first: str, last: str) -> None:
    assert days_asked(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "去年",
        "上半年",
        "7月",
        "产值",
        "2023-13",
        "2023-02-30",
        "2023..2021",
        "2023H3",
        "20..x",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadFilter, match="is not a period like 2023"):
        days_asked(text)
