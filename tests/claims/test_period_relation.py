"""The period of a question and that of a statement."""

from __future__ import annotations

import pytest

from zoneqa.claims.period_relation import relation
from zoneqa.claims.periods import periods


def _relation(asked: str, stated: str, published: str | None = "2023-08-15") -> str:
    return relation(next(periods(asked)), next(periods(stated, published)))


@pytest.mark.parametrize(
    ("asked", "stated", "expected"),
    [
        ("2023年", "2023年", "same"),
        ("2023年", "今年", "same"),
        ("2023年", "截至2023年底", "same"),
        ("2023年底", "截至2023年底", "same"),
        ("2023年", "8月5日", "within"),
        ("2023年", "上半年", "within"),
        ("2023年", "截至目前", "within"),
        ("2023年上半年", "2023年", "contains"),
        ("2023年上半年", "2023年下半年", "other"),
        ("2023年", "去年", "other"),
        ("2025年", "到2025年", "same"),
        ("2025年", "2012年起", "contains"),
    ],
)
def test_years_that_are_known(asked: str, stated: str, expected: str) -> None:
    assert _relation(asked, stated) == expected


@pytest.mark.parametrize(
    ("asked", "stated", "expected"),
    [
        ("上半年", "2022年上半年", "same"),
        ("上半年", "2022年下半年", "other"),
        ("8月5日", "8月5日", "same"),
        ("8月", "8月5日", "within"),
        ("去年", "去年", "same"),
        ("去年", "今年", "other"),
        ("今年上半年", "上半年", "same"),
        ("去年", "2022年", "unknown"),
        ("昨天", "8月14日", "unknown"),
        ("2023年", "每年", "unknown"),
    ],
)
def test_years_that_are_not_known(asked: str, stated: str, expected: str) -> None:
    assert _relation(asked, stated) == expected


def test_a_statement_without_a_year_leaves_open_which_year_it_is_of() -> None:
    assert _relation("2023年上半年", "上半年", published=None) == "unknown"
    assert _relation("2023年上半年", "下半年", published=None) == "other"
