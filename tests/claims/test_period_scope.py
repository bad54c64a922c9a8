"""How far a period holds: for a clause, a sentence, the next one, or for no figure at all."""

from __future__ import annotations

import pytest

from tests.claims.reports import claim_of, claims_in, days_of

YEAR, HALF = "2023-01-01 2023-12-31", "2023-01-01 2023-06-30"

HOLDS = [
    ("去年上半年，鹿鸣高新区产值增长8%；税收增长5%。", "5%", HALF),
    ("2023年税收达25.3亿元，企业有310家。", "310家", YEAR),
    ("2023年国内市场再创新高，销量达12万辆。", "12万辆", YEAR),
    ("截至2023年底，有企业385家，员工3万人。", "3万人", "- 2023-12-31"),
    ("2023年6月，清波电子更名，注册资本变为3亿元。", "3亿元", "2023-06-01 2023-06-30"),
    ("从3月2日上午8时到下午2时30分，救援队救出33名群众。", "33名", "2024-03-02 2024-03-02"),
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


RATES = [
    ("2020—2022年，税收年均增长8%。", "8%", "2020-01-01 2022-12-31"),
    ("2023年，园区日均生产设备300台。", "300台", YEAR),
    ("“十三五”期间，产值年均增长9%。", "9%", "2016-01-01 2020-12-31"),
    ("2023年上半年，海关月均验放12亿元。", "12亿元", HALF),
    ("松林高新区成立近五年来，税收年均增长12%。", "12%", "- 2024-03-20"),
]


@pytest.mark.parametrize(("text", "value", "days"), RATES)
def test_a_rate_is_over_the_period_that_frames_it(text: str, value: str, days: str) -> None:
    assert days_of(claim_of(text, value).period) == days


UNTIL_NOW = [
    ("截至目前，全区现有企业310家。", "310家"),
    ("截至目前，机构共有12个，现拥有院士30名。", "30名"),
    ("展会开幕，迄今已举办8项活动。", "8项"),
    ("3月1日开园，截至目前已举办12场大赛。", "12场"),
    ("截至目前，如今的园区有企业310家。", "310家"),
]


@pytest.mark.parametrize(("text", "value"), UNTIL_NOW)
def test_until_now_agrees_with_what_there_is_now(text: str, value: str) -> None:
    assert days_of(claim_of(text, value).period) == "- 2024-03-20"


BASES = [
    ("2023年全区税收8亿元，较2022年的7亿元增长14%。", "7亿元", "2022-01-01 2022-12-31"),
    ("2023年全区税收8亿元，较2022年的7亿元增长14%。", "14%", YEAR),
    ("2023年企业达310家，比上年的280家增加30家。", "280家", "2022-01-01 2022-12-31"),
    ("2023年税收8亿元，高于2022年同期的7亿元。", "7亿元", "2022-01-01 2022-12-31"),
    ("2023年，税收8亿元，超过2019年的7亿元，居全省第3位。", "第3位", YEAR),
    ("与2022年的7亿元相比，税收增加1亿元。", "7亿元", "2022-01-01 2022-12-31"),
]


@pytest.mark.parametrize(("text", "value", "days"), BASES)
def test_the_value_with_which_is_compared_is_of_its_own_year(
    text: str, value: str, days: str
) -> None:
    assert days_of(claim_of(text, value).period) == days


REACHED = [
    ("2023年税收由25.3亿元增至28.9亿元。", "25.3亿元", None),
    ("2023年税收由25.3亿元增至28.9亿元。", "28.9亿元", YEAR),
    ("税收由2021年的5.2亿元增至2023年的8.6亿元。", "5.2亿元", "2021-01-01 2021-12-31"),
    ("税收由2021年的5.2亿元增至2023年的8.6亿元。", "8.6亿元", YEAR),
    ("2023年，补贴比例从75%提高到100%。", "75%", None),
    ("2023年，补贴比例从75%统一提高到100%。", "75%", None),
    ("2023年产值由88.5亿元修订为90.2亿元。", "88.5亿元", YEAR),
    ("2023年产值由88.5亿元核减为87.2亿元。", "87.2亿元", YEAR),
]


@pytest.mark.parametrize(("text", "value", "days"), REACHED)
def test_a_period_is_of_the_value_that_was_reached_or_corrected(
    text: str, value: str, days: str | None
) -> None:
    assert days_of(claim_of(text, value).period) == days


IN_ORDER = [
    ("2021年、2022年和2023年税收分别为8亿元、9亿元和10亿元。", ["2021", "2022", "2023"]),
    ("2021、2022、2023年税收分别为8亿元、9亿元和10亿元。", ["2021", "2022", "2023"]),
    ("2021—2023年，税收分别为8亿元、9亿元和10亿元。", ["2021", "2022", "2023"]),
    ("2022年、2023年税收分别增长5%、6%。", ["2022", "2023"]),
    ("2022年和2023年，园区分别新增企业30家和12家。", ["2022", "2023"]),
    ("2023年，出口和进口分别为8亿元和9亿元。", ["2023", "2023"]),
    ("2021—2023年，出口和进口分别为8亿元和9亿元。", ["2021", "2021"]),
]


@pytest.mark.parametrize(("text", "years"), IN_ORDER)
def test_joined_values_have_the_periods_of_a_list_in_order(text: str, years: list[str]) -> None:
    periods = [claim.period for claim in claims_in(text)]
    assert [str(period.first.year) for period in periods if period and period.first] == years


def test_joined_values_have_the_quarters_of_a_list_in_order() -> None:
    claims = claims_in("2023年一、二季度税收分别为8亿元、9亿元。")
    assert [days_of(claim.period) for claim in claims] == [
        "2023-01-01 2023-03-31",
        "2023-04-01 2023-06-30",
    ]


SAME_SUBJECT = [
    ("2023年，云岭市财政平稳。全市税收达25.3亿元。", "25.3亿元", YEAR),
    ("2022年本市运行平稳。本市税收完成8亿元。", "8亿元", "2022-01-01 2022-12-31"),
    ("2023年，云岭高新区再上台阶。云岭高新区产值达88亿元。", "88亿元", YEAR),
    ("2023年，鹿鸣市向好。全市税收8亿元。其中，增值税3亿元。", "3亿元", YEAR),
    ("2023年上半年，云岭海关忙碌。云岭海关验放88批。", "88批", HALF),
]


@pytest.mark.parametrize(("text", "value", "days"), SAME_SUBJECT)
def test_a_sentence_on_the_same_subject_goes_on_with_a_period(
    text: str, value: str, days: str
) -> None:
    assert days_of(claim_of(text, value).period) == days


OPEN_OR_OTHER = [
    ("从2022年6月起，云岭市推进改造。云岭市建设厂房5万平方米。", "5万平方米"),
    ("自2021年起，云岭市推行改革。全市有企业310家。", "310家"),
    ("2020年投入使用的松林产业园，面积达50万平方米。", "50万平方米"),
    ("2021年通车的云岭大桥，全长7公里。", "7公里"),
    ("在二季度正式投入运营的园区，面积达50万平方米。", "50万平方米"),
]


@pytest.mark.parametrize(("text", "value"), OPEN_OR_OTHER)
def test_an_open_period_is_not_carried_nor_is_that_of_an_opening(text: str, value: str) -> None:
    assert claim_of(text, value).period is None


OF_GOALS = [
    ("2023年前三季度产值598亿元，完成全年目标的72.9%。税收46亿元。", "46亿元"),
    ("2023年前三季度产值598亿元，完成全年任务的73%，税收46亿元。", "46亿元"),
    ("2023年前三季度产值598亿元，占全年计划的73%。企业310家。", "310家"),
    ("2023年前三季度产值598亿元，实现全年预期目标的73%；税收46亿元。", "46亿元"),
    ("2023年前三季度产值598亿元，达到全年预算的73%。投资87亿元。", "87亿元"),
]


@pytest.mark.parametrize(("text", "value"), OF_GOALS)
def test_how_much_of_a_goal_was_done_leaves_the_time_as_it_was(text: str, value: str) -> None:
    assert days_of(claim_of(text, value).period) == "2023-01-01 2023-09-30"
