"""Written dates: the loose ones of metadata fields, and the printed ones within a line."""

from __future__ import annotations

import pytest

from zoneqa.text.dates import iso_date, iso_date_or_raw, printed_date


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("2021年3月5日", "2021-03-05"),
        (" 2021/3.5 ", "2021-03-05"),
        ("D:20210305120000+08'00'", "2021-03-05"),
        ("20210305", "2021-03-05"),
        ("2021030512", None),
        ("2021-3", "2021-03"),
        ("2021-13-01", None),
        ("2021-03-32", None),
        ("于2021-03-05", None),
        ("2021", None),
        ("", None),
        (None, None),
    ],
)
def test_a_field_must_begin_with_its_date(field: str | None, expected: str | None) -> None:
    assert iso_date(field) == expected


def test_a_field_that_holds_no_date_keeps_its_value() -> None:
    fields = ("2021年", "2021", "2021.3.5", "去年三月", None)
    assert [*map(iso_date_or_raw, fields)] == ["2021", "2021", "2021-03-05", "去年三月", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报 2021年3月5日 星期五", "2021-03-05"),
        ("第2版 2021.3.5", "2021-03-05"),
        ("2021-3.5", None),
        ("二〇二一年十二月二十一日", "2021-12-21"),
        ("二○二一年十月", "2021-10"),
        ("2021年2月30日，2021年3月1日", "2021-03-01"),
        ("3月5日", None),
        ("二〇二一年十十月五日", None),
        ("二〇二一年五月十十日", None),
        ("一九十九年三月", None),
        ("一九十九年三月，二〇二一年三月", "2021-03"),
    ],
)
def test_a_printed_date_may_stand_anywhere_and_must_be_valid(
    text: str, expected: str | None
) -> None:
    assert printed_date(text) == expected
