"""Powers stay raised, marks of notes never become digits."""

from __future__ import annotations

import pytest

from zoneqa.text.normalize import fold
from zoneqa.text.numbers import figures
from zoneqa.text.prose import clean_prose
from zoneqa.text.raised import raised


@pytest.mark.parametrize(
    ("before", "run", "in_line"),
    [
        ("占地20m", "2", "²"),
        ("面积5 km", "2", "²"),
        ("范围3-5KM", "2", "²"),
        ("29微克/m", "3", "³"),
        ("31×10", "4", "⁴"),
        ("31 x 10", "-6", "⁻⁶"),
        ("约10", "8", "⁸"),
        ("每kg", "-1", "⁻¹"),
        ("Ca", "2+", "²⁺"),
        ("x", "n", "ⁿ"),
        ("税收28.9", "2", ""),
        ("新增10", "1", ""),
        ("31×10⁴平方米", "2", ""),
        ("生产总值", "[1]", ""),
        ("同比增长8.7%", "1,2", ""),
        ("GDP", "*", ""),
        ("海棠高新区", "①", ""),
        ("税收31", "a", ""),
        ("the 14", "th", "th"),
        ("Word", "TM", "TM"),
    ],
)
def test_a_raised_run(before: str, run: str, in_line: str) -> None:
    assert raised(run, before) == in_line


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("税收28.9²亿元", "税收28.9亿元"),
        ("税收28.9¹²亿元", "税收28.9亿元"),
        ("税收9.9①亿元", "税收9.9亿元"),
        ("年产¹2万台", "年产2万台"),
        ("海棠高新区³税收", "海棠高新区税收"),
        ("占地20m²，约5 km²", "占地20m²，约5 km²"),
        ("31×10⁴平方米", "31×10⁴平方米"),
        ("①引进企业12家", "①引进企业12家"),
        ("面积20㎡", "面积20㎡"),
    ],
)
def test_marks_of_notes_that_are_raised_characters(printed: str, kept: str) -> None:
    assert clean_prose(printed) == kept


def test_a_power_is_no_digit_of_its_base() -> None:
    assert fold("31×10⁴平方米") == "31×10⁴平方米"
    assert fold("20m²") == "20m2"
    assert figures("31×10⁴平方米") == {31, 10}
