"""Numbers and dates are quoted as a sheet shows them."""

from __future__ import annotations

import pytest

from zoneqa.documents.formats.sheets.builtin_formats import format_code
from zoneqa.documents.formats.sheets.number_format import general, shown_number, shown_text

MAY_6 = 45052  # 2023-05-06, a Saturday


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.125, "0.0%", "12.5%"),
        (0.125, "0%", "13%"),
        (1086, "#,##0.0", "1,086.0"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (999.5, "#,##0", "1,000"),
        (1.005, "0.00", "1.01"),
        (28.9, '0.0"亿元"', "28.9亿元"),
        (123456, '0!.0,"万"', "12.3万"),
        (1234567, '#,##0,"千元"', "1,235千元"),
        (-5.5, r"0.00_);[Red]\(0.00\)", "(5.50)"),
        (-5.5, "0.0", "-5.5"),
        (0, '0;-0;"—"', "—"),
        (5, ";;;", ""),
        (0.5, "#.##", ".5"),
        (7, "000", "007"),
        (1e6, "¥#,##0.00", "¥1,000,000.00"),
        (8.5, "[$¥-804]#,##0.00", "¥8.50"),
        (1234.5, r'_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (15000, '[>=10000]0.0,"千";0', "15.0千"),
        (150, '[>=10000]0.0,"千";0', "150"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (1234567, "0.00E+00", "1.23E+06"),
        (1.25, "# ?/?", "1.25"),
        (3, "@", "3"),
        (3, 'General"家"', "3家"),
        (3.5, "G/通用格式", "3.5"),
    ],
)
def test_numbers(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (MAY_6, "yyyy/m/d", "2023/5/6"),
        (MAY_6, "yyyy-mm-dd;@", "2023-05-06"),
        (MAY_6, 'yyyy"年"m"月"d"日"', "2023年5月6日"),
        (MAY_6, r"yyyy\.mm\.dd", "2023.05.06"),
        (MAY_6, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二三年五月六日"),
        (MAY_6 + 25, '[DBNum1]m"月"d"日"', "五月三十一日"),
        (MAY_6, "d-mmm-yy", "6-May-23"),
        (MAY_6, "aaaa", "星期六"),
        (MAY_6 + 0.75, "yyyy/m/d h:mm", "2023/5/6 18:00"),
        (MAY_6 + 0.75, "h:mm AM/PM", "6:00 PM"),
        (MAY_6 + 0.75, "上午/下午h时mm分", "下午6时00分"),
        (0.5, "mm:ss", "00:00"),
        (1.5, "[h]:mm", "36:00"),
        (59, "yyyy/m/d", "1900/2/28"),
        (-1, "yyyy/m/d", "-1"),
    ],
)
def test_dates(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_dates_from_1904() -> None:
    assert shown_number(MAY_6 - 1462, "yyyy/m/d", from_1904=True) == "2023/5/6"


def test_numbers_without_a_format() -> None:
    values = (1086.0, 0.1 + 0.2, 28.9, 1 / 3, 12345678901.0, 1234567.891, 0.00001234, 1e20, -2.5)
    assert [general(value) for value in values] == [
        "1086",
        "0.3",
        "28.9",
        "0.3333333333",
        "12345678901",
        "1234567.891",
        "1.234E-05",
        "100000000000000000000",
        "-2.5",
    ]


def test_texts_may_have_words_around_them() -> None:
    assert shown_text("海棠", '@"高新区"') == "海棠高新区"
    assert shown_text("海棠", '0;0;0;"区："@') == "区：海棠"
    assert shown_text("海棠", "0.00") == "海棠"


def test_formats_that_are_known_by_number() -> None:
    codes = [format_code(number) for number in (0, 3, 10, 14, 31, 99)]
    assert codes == ["General", "#,##0", "0.00%", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "General"]
    assert format_code(164, "[$-F800]dddd, mmmm dd, yyyy") == 'yyyy"年"m"月"d"日"'
    assert format_code(14, "yyyy-mm-dd") == "yyyy-mm-dd"
