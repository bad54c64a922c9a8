"""Periods written out in English."""

from __future__ import annotations

from datetime import date

import pytest

from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.periods import Period


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2023-06-30", "the first half of 2023"),
        ("2023-07-01", "2023-12-31", "the second half of 2023"),
        ("2023-01-01", "2023-03-31", "the first quarter of 2023"),
        ("2023-01-01", "2023-07-31", "January to July 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-07-08", "2023-07-08", "8 July 2023"),
        ("2023-01-01", "2023-08-17", "1 January 2023 to 17 August 2023"),
        ("2021-01-01", "2025-12-31", "2021 to 2025"),
        ("2021-03-01", "2022-02-28", "March 2021 to February 2022"),
        (None, "2023-10-31", "until 31 October 2023"),
        ("2023-01-01", None, ""),
        (None, None, ""),
    ],
)
def test_days_are_written_out(first: str | None, last: str | None, words: str) -> None:
    begin = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else None
    assert written_out_in_english(Period(0, 0, begin, end)) == words


def test_without_its_year_nothing_is_written_out() -> None:
    half = Period(0, 0, date(2000, 1, 1), date(2000, 6, 30), year_known=False)
    assert written_out_in_english(half) == ""
