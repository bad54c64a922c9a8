"""How far a period holds: for a clause, a sentence, the next one, or for no figure at all."""

from __future__ import annotations

import pytest

from tests.claims.reports import claim_of, days_of

YEAR, HALF = "2023-01-01 2023-12-31", "2023-01-01 2023-06-30"

HOLDS = [
    ("去年上半年，鹿鸣高新区产值增长8%；税收增长5%。", "5%", HALF),
    ("2023年税收达25.3亿元，企业有310家。", "310家", YEAR),
    ("2023年国内市场再创新高，销量达12万辆。", "12万辆", YEAR),
    ("截至2023年底，有企业385家，员工3万人。", "3万人", "- 2023-12-31"),
    ("2023年6月，清波电子更名，注册资本变为3亿元。", "3亿元", "2023-06-01 2023-06-30"),
]


@pytest.mark.parametrize(("text", "value", "days"), HOLDS)
def test_a_period_that_opens_a_clause_or_has_a_figure_holds_on(
    text: str, value: str, days: str
) -> None:
    assert days_of(claim_of(text, value).period) == days


OF_OTHERS = [
    ("清波铁路于2019年12月30日开工，全长7公里。", "7公里"),
    ("志愿队成立于2021年11月，由18名村民组成。", "18名"),
    ("3月3日该县发出倡议书，仅有31家企业报名。", "31家"),
    ("云岭市2000年8月撤地设市，现辖10个县。", "10个"),
    ("2023年税收达25.3亿元，目前企业有310家。", "310家"),
    ("2021年上市的清波电子有员工310人。", "310人"),
]


@pytest.mark.parametrize(("text", "value"), OF_OTHERS)
def test_the_date_of_an_event_holds_for_no_figure_behind_it(text: str, value: str) -> None:
    assert claim_of(text, value).period is None


REPORTED = [
    ("记者3月5日从云岭海关获悉，进出口总值达12亿元。", "12亿元"),
    ("云岭日报3月5日电 松林高新区有企业310家。", "310家"),
    ("2024-03-05 10:07:42，园区有企业310家。", "310家"),
    ("3月5日，局长叶知秋介绍，园区有企业310家。", "310家"),
    ("3月5日，清波电子发布公告，拟投资3亿元。", "3亿元"),
]


@pytest.mark.parametrize(("text", "value"), REPORTED)
def test_the_date_of_a_report_is_no_period(text: str, value: str) -> None:
    assert claim_of(text, value).period is None


COMPARED = [
    ("税收比2022年增长6%。", "6%"),
    ("库存较去年年底减少3万吨。", "3万吨"),
    ("与2022年同期相比，税收增长6%。", "6%"),
    ("户数较上期（2023年2月28日）减少312户。", "312户"),
    ("占公司2022年度净利润的13%。", "13%"),
]


@pytest.mark.parametrize(("text", "value"), COMPARED)
def test_the_period_of_a_base_or_a_whole_is_not_that_of_the_figure(text: str, value: str) -> None:
    assert claim_of(text, value).period is None


def test_a_yearly_report_is_of_its_year_though_it_tells() -> None:
    text = "根据清波电子发布的2022年年报，营业收入达8.7亿元，净利润为1.2亿元。"
    assert days_of(claim_of(text, "1.2亿元").period) == "2022-01-01 2022-12-31"


def test_what_goes_on_since_a_month_ends_with_the_publication() -> None:
    text = "去年6月上线以来，平台兑现资金1.7亿元。"
    assert days_of(claim_of(text, "1.7亿元").period) == "2023-06-01 2024-03-20"


CARRIED = [
    ("2023年，税收达25.3亿元。其中，增值税为8亿元。", "8亿元", YEAR),
    ("去年上半年，经济向好。税收增长5%。", "5%", HALF),
    ("2023年产值达88亿元。位列全省第3位。", "第3位", YEAR),
    ("2023年，云岭高新区企业达310家。同期，鹿鸣高新区达240家。", "240家", YEAR),
    ("2023年，经济向好。产值达88亿元。其中，制造业为50亿元。", "50亿元", YEAR),
]


@pytest.mark.parametrize(("text", "value", "days"), CARRIED)
def test_the_next_sentence_goes_on_with_a_period(text: str, value: str, days: str) -> None:
    period = claim_of(text, value).period
    assert days_of(period) == days
    assert period is not None
    assert period.basis == "context"


NOT_CARRIED = [
    ("2023年，税收达25.3亿元。松林科技城有院士30名。", "30名"),
    ("3月5日，展会开幕。展商有300家。", "300家"),
    ("铁路于2019年12月开工。全长7公里。", "7公里"),
    ("2023年，税收达25.3亿元。目前有企业310家。", "310家"),
    ("2023年，税收达25.3亿元。“我们有员工310人。”", "310人"),
]


@pytest.mark.parametrize(("text", "value"), NOT_CARRIED)
def test_a_day_an_event_or_another_subject_ends_a_period(text: str, value: str) -> None:
    assert claim_of(text, value).period is None


YEAR_BEFORE, HALF_BEFORE = "2022-01-01 2022-12-31", "2022-01-01 2022-06-30"
SIDE_BY_SIDE = [
    ("2023年上半年，税收8亿元，去年同期为7亿元；产值88亿元。", "7亿元", HALF_BEFORE),
    ("2023年上半年，税收8亿元，去年同期为7亿元；产值88亿元。", "88亿元", HALF),
    ("2023年，税收8亿元，上年同期7亿元，同比增长14%。", "14%", YEAR),
    ("2023年，参展企业426家，上年同期为358家，观众5万人。", "5万人", YEAR),
    ("2023年，出口12亿元，上年同期为9亿元，进口4亿元。", "9亿元", YEAR_BEFORE),
    ("2023年，出口12亿元，上年同期为9亿元，进口4亿元。", "4亿元", YEAR),
]


@pytest.mark.parametrize(("text", "value", "days"), SIDE_BY_SIDE)
def test_the_same_period_of_the_year_before_holds_for_its_own_clause(
    text: str, value: str, days: str
) -> None:
    assert days_of(claim_of(text, value).period) == days


INTRODUCED = [
    ("鹿鸣高新区通报2023年上半年情况：产值88亿元，税收8亿元。", "8亿元", HALF),
    ("云岭高新区近日公布2023年数据：产值88亿元。", "88亿元", YEAR),
    ("统计显示2023年主要指标如下：税收8亿元。", "8亿元", YEAR),
    ("清波电子披露2023年上半年业绩：收入5亿元，利润1亿元。", "1亿元", HALF),
    ("管委会介绍了2023年的成绩：引进项目43个。", "43个", YEAR),
]


@pytest.mark.parametrize(("text", "value", "days"), INTRODUCED)
def test_what_introduces_figures_with_a_colon_says_when(text: str, value: str, days: str) -> None:
    assert days_of(claim_of(text, value).period) == days
