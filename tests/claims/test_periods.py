"""Periods as days."""

from __future__ import annotations

from datetime import date

import pytest

from zoneqa.claims.periods import Period, periods


def _days(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    return [
        (text[found.start : found.end], str(found.first or ""), str(found.last or ""))
        for found in periods(text, published)
    ]


def _only(text: str, published: str | None = None) -> Period:
    (found,) = periods(text, published)
    return found


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2023年", "2023-01-01", "2023-12-31"),
        ("2023 年上半年", "2023-01-01", "2023-06-30"),
        ("2023年1—7月", "2023-01-01", "2023-07-31"),
        ("2023年第三季度", "2023-07-01", "2023-09-30"),
        ("2023年前三季度", "2023-01-01", "2023-09-30"),
        ("2023年前两个月", "2023-01-01", "2023-02-28"),
        ("2023年半年度", "2023-01-01", "2023-06-30"),
        ("2023年底", "2023-12-01", "2023-12-31"),
        ("2023年8月上旬", "2023-08-01", "2023-08-10"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("2023年7月20日-25日", "2023-07-20", "2023-07-25"),
        ("2023年7月1日至8月5日", "2023-07-01", "2023-08-05"),
        ("2023年8月16日14时至8月17日", "2023-08-16", "2023-08-17"),
        ("2021-2023年", "2021-01-01", "2023-12-31"),
        ("2021年至2023年", "2021-01-01", "2023-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("十三五末", "2020-01-01", "2020-12-31"),
        ("2023-08-06", "2023-08-06", "2023-08-06"),
        ("截至2023年10月底", "", "2023-10-31"),
        ("到2025年", "", "2025-12-31"),
        ("2025年底前", "", "2025-12-31"),
        ("2012年起", "2012-01-01", ""),
    ],
)
def test_stated_periods(words: str, first: str, last: str) -> None:
    assert _days(f"云岭高新区{words},完成产值") == [(words, first, last)]


@pytest.mark.parametrize(
    ("words", "first", "last", "offset"),
    [
        ("今年上半年", "2023-01-01", "2023-06-30", 0),
        ("去年", "2022-01-01", "2022-12-31", -1),
        ("去年12月31日", "2022-12-31", "2022-12-31", -1),
        ("明年", "2024-01-01", "2024-12-31", 1),
        ("前7个月", "2023-01-01", "2023-07-31", 0),
        ("上半年", "2023-01-01", "2023-06-30", 0),
        ("8月5号", "2023-08-05", "2023-08-05", 0),
        ("11日", "2023-08-11", "2023-08-11", 0),
        ("28日", "2023-07-28", "2023-07-28", 0),
        ("昨日", "2023-08-14", "2023-08-14", 0),
        ("上个月", "2023-07-01", "2023-07-31", 0),
        ("上周五", "2023-08-11", "2023-08-11", 0),
        ("今年以来", "2023-01-01", "2023-08-15", 0),
        ("截至目前", "", "2023-08-15", 0),
        ("截至今年7月25日", "", "2023-07-25", 0),
        ("截至去年底", "", "2022-12-31", -1),
        ("近三年", "2020-08-16", "2023-08-15", None),
    ],
)
def test_periods_against_the_date_of_the_article(
    words: str, first: str, last: str, offset: int | None
) -> None:
    text = f"云岭高新区{words}的产值"
    found = _only(text, "2023-08-15")
    assert _days(text, "2023-08-15") == [(words, first, last)]
    assert (found.basis, found.offset) == ("publication", offset)


@pytest.mark.parametrize("words", ["上半年", "前三季度", "1至11月", "12月", "四季度", "截至10月底"])
def test_what_is_not_over_is_of_the_year_before(words: str) -> None:
    last = _only(f"园区{words}完成产值", "2024-01-15").last
    assert last is not None
    assert last.year == 2023


@pytest.mark.parametrize(
    ("words", "year"),
    [("年末", 2023), ("截至年末", 2023), ("年底", 2024), ("今年年末", 2024), ("去年年末", 2023)],
)
def test_the_end_of_the_year_in_statistics_is_past(words: str, year: int) -> None:
    last = _only(f"园区{words}有企业", "2024-01-26").last
    assert last is not None
    assert last.year == year


def test_a_year_said_before_carries_on_in_the_sentence() -> None:
    text = "2022年产值30亿元,上半年14亿元。上半年增长6%。"
    found = list(periods(text, "2023-08-15"))
    assert [(each.first, each.basis) for each in found] == [
        (date(2022, 1, 1), "stated"),
        (date(2022, 1, 1), "context"),
        (date(2023, 1, 1), "publication"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年上半年增长6%,去年同期为4%", "2022-01-01", "2022-06-30"),
        ("2023年前7个月比上年同期增长", "2022-01-01", "2022-07-31"),
        ("2月完成3亿元,比同期增长", "2022-02-01", "2022-02-28"),
        ("一季度完成3亿元,与去年同期相比", "2022-01-01", "2022-03-31"),
        ("2023年增长6%,比上年同期快", "2022-01-01", "2022-12-31"),
    ],
)
def test_the_same_period_of_the_year_before(text: str, first: str, last: str) -> None:
    assert _days(text, "2023-08-15")[1][1:] == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last", "offset"),
    [
        ("上半年产值多少?", "2000-01-01", "2000-06-30", None),
        ("8月5日谁来了?", "2000-08-05", "2000-08-05", None),
        ("去年产值多少?", "2000-01-01", "2000-12-31", -1),
        ("今年上半年呢?", "2000-01-01", "2000-06-30", 0),
        ("明年建成吗?", "2000-01-01", "2000-12-31", 1),
    ],
)
def test_a_question_does_not_know_the_year(
    text: str, first: str, last: str, offset: int | None
) -> None:
    found = _only(text)
    assert (str(found.first), str(found.last), found.offset) == (first, last, offset)
    assert not found.year_known


@pytest.mark.parametrize("published", ["2023", "2023-08", "2023-08-06"])
def test_a_date_of_publication_may_lack_day_or_month(published: str) -> None:
    assert _only("去年产值", published).first == date(2022, 1, 1)


@pytest.mark.parametrize("published", [None, "", "gestern", "2023-13-01"])
def test_without_a_date_of_publication_no_year_is_known(published: str | None) -> None:
    assert not _only("去年产值", published).year_known


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023年半年报显示,净利润下降", "2023-01-01", "2023-06-30"),
        ("2023年一季报公布后", "2023-01-01", "2023-03-31"),
        ("根据2023年三季报,", "2023-01-01", "2023-09-30"),
        ("2023半年度净利润", "2023-01-01", "2023-06-30"),
        ("一季报显示,净利润下降", "2022-01-01", "2022-03-31"),
        ("半年度净利润", "2022-01-01", "2022-06-30"),
    ],
)
def test_a_report_of_a_company_covers_the_months_until_its_day(
    text: str, first: str, last: str
) -> None:
    assert _days(text, "2023-03-20")[0][1:] == (first, last)


@pytest.mark.parametrize("text", ["大半年度过", "披露半年报预告", "小半年度日", "前半年报名"])
def test_half_a_year_is_no_period(text: str) -> None:
    assert list(periods(text, "2023-08-15")) == []


@pytest.mark.parametrize(
    "text",
    [
        "由5亿元增至2023年的8亿元",
        "提高到2023年的8亿元",
        "从2亿元增长至2023年的8亿元",
        "降低到2023年的8亿元",
        "扩大至2023年的8亿元",
        "修正到8亿元,回落至2023年",
    ],
)
def test_the_year_of_a_value_that_was_reached_is_not_until_then(text: str) -> None:
    assert _only(text, "2024-03-20").first == date(2023, 1, 1)


def test_what_is_put_off_is_until_then() -> None:
    assert _only("期限延长至2025年", "2024-03-20").first is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("去年全年减税8亿元。全年办理3万件", 2023),
        ("2022年产值8亿元。全年新增企业12家", 2022),
        ("2022年12月完工。全年运行平稳", 2022),
        ("去年产值8亿元。全年预计增长5%", 2024),
        ("去年产值8亿元。区里开会。全年增长5%", 2024),
    ],
)
def test_the_whole_year_is_that_of_the_sentence_before_unless_it_lies_ahead(
    text: str, year: int
) -> None:
    assert list(periods(text, "2024-06-20"))[-1].first == date(year, 1, 1)


def test_without_a_publication_a_year_may_be_that_of_the_sentence_before() -> None:
    text = "2023年的大会开幕。上半年产值8亿元。区里开会。下半年再看"
    found = list(periods(text))
    assert [each.year_known for each in found] == [True, True, False]
    assert found[1].first == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年税收8亿元,上年为7亿元", 2021),
        ("2022年有企业310家,比上一年多12家", 2021),
        ("2023年度税收8亿元,上年度为7亿元", 2022),
        ("今年一季度税收8亿元,上年为30亿元", 2023),
        ("上年税收8亿元", 2023),
        ("2022年税收8亿元。上年税收8亿元", 2023),
    ],
)
def test_the_year_before_is_before_the_one_that_the_sentence_named(text: str, year: int) -> None:
    assert list(periods(text, "2024-03-20"))[-1].first == date(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2023年10月至今,贷款8亿元", "2023-10-01"),
        ("自2022年10月上线至今,贷款8亿元", "2022-10-01"),
        ("首场活动于1月启动,迄今举办8场", "2024-01-01"),
        ("2023年10月建成。至今,贷款8亿元", ""),
        ("近半年来,贷款8亿元", "2023-09-21"),
        ("最近三个月,贷款8亿元", "2023-12-21"),
    ],
)
def test_what_goes_on_until_now(text: str, first: str) -> None:
    assert _days(text, "2024-03-20")[-1][1:] == (first, "2024-03-20")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("公司成立于2019年5月。成立近五年来,交付310台", "2019-05-01"),
        ("自2014年创办以来,活动不断。十年来,举办88场", "2014-01-01"),
        ("园区成立近四年来,产值增长", ""),
        ("平台上线两年来,服务企业88家", ""),
        ("该区建设近一年来,引进企业88家", ""),
        ("公司成立于2018年5月。近五年来,交付310台", "2019-03-21"),
    ],
)
def test_years_of_operation_begin_with_what_began(text: str, first: str) -> None:
    assert _days(text, "2024-03-20")[-1][1:] == (first, "2024-03-20")


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("2023年一、二、三季度税收", ["2023-01-01", "2023-04-01", "2023-07-01"]),
        ("2023年第一、第二季度税收", ["2023-01-01", "2023-04-01"]),
        ("2023年三季度和四季度税收", ["2023-07-01", "2023-10-01"]),
        ("2021、2022、2023年税收", ["2021-01-01", "2022-01-01", "2023-01-01"]),
        ("2021和2022年税收", ["2021-01-01", "2022-01-01"]),
    ],
)
def test_the_last_of_a_list_has_the_unit_of_all(text: str, firsts: list[str]) -> None:
    assert [found[1] for found in _days(text, "2024-03-20")] == firsts


def test_what_recurs() -> None:
    found = _only("每年8月举办")
    assert (found.recurring, found.first) == (True, date(2000, 8, 1))
    assert _only("年均增长8%").recurring


@pytest.mark.parametrize(
    "text",
    [
        "近日",
        "目前年产能12吉瓦时",
        "13月",
        "2月30日",
        "30日内",
        "同期举行论坛",
        "2030个",
        "8号楼",
        "十四五规划",
    ],
)
def test_no_period(text: str) -> None:
    assert list(periods(text, "2023-08-15")) == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in the first half of 2023", "the first half of 2023", "2023-01-01", "2023-06-30"),
        ("Q3 2023 output", "Q3 2023", "2023-07-01", "2023-09-30"),
        ("signed on July 8, 2024", "July 8, 2024", "2024-07-08", "2024-07-08"),
        ("signed on 8 July 2024", "8 July 2024", "2024-07-08", "2024-07-08"),
        ("output in 2023 rose", "2023", "2023-01-01", "2023-12-31"),
        ("it rose last year", "last year", "2023-01-01", "2023-12-31"),
        ("it opened yesterday", "yesterday", "2024-01-14", "2024-01-14"),
        (
            "first three quarters of 2023",
            "first three quarters of 2023",
            "2023-01-01",
            "2023-09-30",
        ),
        ("done by the end of 2025", "by the end of 2025", "", "2025-12-31"),
        ("from 2021 to 2023", "2021 to 2023", "2021-01-01", "2023-12-31"),
        ("the 14th Five-Year Plan", "the 14th Five-Year Plan", "2021-01-01", "2025-12-31"),
    ],
)
def test_english_periods(text: str, words: str, first: str, last: str) -> None:
    assert _days(text, "2024-01-15") == [(words, first, last)]
