"""Written dates: the loose ones of metadata fields, and the printed ones within a line."""

from __future__ import annotations

import pytest

from zoneqa.text.date_fields import iso_date
from zoneqa.text.dates import printed_date


@pytest.mark.parametrize(
    "field",
    [
        "2021-03-05",
        " 2021/3.5 ",
        "2021.03.05",
        "2021·3·5",
        "2021年3月5日 星期五",
        "2021 年 3 月 5 日",
        "２０２１年３月５日",
        "二〇二一年三月五日",
        "二O二一年三月五日",
        "二零二一年3月5号",
        "发布时间：2021-03-05 10:00",
        "于2021-03-05",
        "星期五 2021年3月5日",
        "2021-03-05T08:00:00+08:00",
        "2021-03-05T23:59:00Z",
        "20210305",
        "202103050830",
        "20210305083000",
        "D:20210305120000+08'00'",
        "21-03-05",
        "21年3月5日",
        "Mar 5, 2021",
        "March 5th, 2021 at 8:30 AM",
        "5 March 2021",
        "the 5th of March, 2021",
        "05-Mar-2021",
        "Mar-05-2021",
        "05/Mar/2021:08:30:00 +0800",
        "2021_03_05",
        "March 5 2021",
        "2021-Mar-5",
        "Fri Mar 05 2021 08:30:00 GMT+0800",
        "Fri, 05 Mar 2021 00:30:00 GMT",
        "Fri Mar  5 08:30:00 2021",
        "5.3.2021",
        "民国110年3月5日",
        "民國一百一十年三月五日",
    ],
)
def test_a_day_is_read_in_every_form_that_people_write(field: str) -> None:
    assert iso_date(field) == "2021-03-05"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("1614902400", "2021-03-05"),
        ("1614902400.5", "2021-03-05"),
        ("1614902400000", "2021-03-05"),
        ("/Date(1614902400000)/", "2021-03-05"),
        ("1614873600", "2021-03-05"),
        ("2021-03-04T16:00:00.000Z", "2021-03-05"),
        ("2021-02-30T16:00:00Z", None),
    ],
)
def test_a_moment_that_a_program_wrote_is_the_day_in_china(
    field: str, expected: str | None
) -> None:
    assert iso_date(field) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("2021-3", "2021-03"),
        ("2021年3月", "2021-03"),
        ("2021年3月上旬", "2021-03"),
        ("二〇二一年十二月", "2021-12"),
        ("202103", "2021-03"),
        ("March 2021", "2021-03"),
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年第二季度", "2021"),
        ("二○二一年", "2021"),
        ("民国元年", "1912"),
    ],
)
def test_a_month_or_a_year_is_kept_as_one(field: str, expected: str) -> None:
    assert iso_date(field) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("15/03/2021", "2021-03-15"),
        ("03/15/2021", "2021-03-15"),
        ("03/03/2021", "2021-03-03"),
        ("03/05/2021", "2021"),
        ("25/25/2021", None),
    ],
)
def test_only_what_is_certain_is_read_where_day_and_month_could_be_either(
    field: str, expected: str | None
) -> None:
    assert iso_date(field) == expected


@pytest.mark.parametrize(
    "field",
    [
        *("N/A", "", "-", "去年三月", "昨天", "3小时前", "May", "12", "第3版", "44260", None),
        *("2021-13-45", "2021-13-01", "2021-02-30", "2021-03-32", "2021-03-00", "0000-00-00"),
        *("2021年13月1日", "31 June 2021", "21-13-01", "20211301", "2021030512", "2020-2021"),
        *("2020-2021年", "二〇二一年十十月五日", "03/05/21", "05-03-21", "13912345678"),
    ],
)
def test_what_states_no_day_that_exists_is_no_date(field: str | None) -> None:
    assert iso_date(field) is None


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
