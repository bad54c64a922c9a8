"""Chinese questions that are made from what a sentence states, and sentences that make none."""

from __future__ import annotations

import pytest

from zoneqa.answer.examples.chinese_questions import chinese_question
from zoneqa.answer.examples.named_claim import named_claim
from zoneqa.claims.extract import claims_of
from zoneqa.types import Article


def questions(text: str) -> list[str]:
    """The questions on a report of 12 May 2024, in reading order."""
    named = filter(None, map(named_claim, claims_of(Article("a", "", text, date="2024-05-12"))))
    return [question for each in named if (question := chinese_question(each))]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("2023年，烟台高新区地区生产总值达到412亿元。", "2023年烟台高新区地区生产总值是多少？"),
        ("2023年烟台高新区税收为31.5亿元。", "2023年烟台高新区税收是多少？"),
        ("烟台高新区去年实现进出口总额88亿元。", "2023年烟台高新区进出口总额是多少？"),
        ("2023年上半年，烟台高新区的固定资产投资突破60亿元。",
         "2023年上半年烟台高新区固定资产投资是多少？"),
        ("2023年，烟台高新区工业总产值增长9.5%。", "2023年烟台高新区工业总产值增长了多少？"),
        ("2023年，烟台高新区税收下降2.1%。", "2023年烟台高新区税收下降了多少？"),
    ],
)  # fmt: skip
def test_an_indicator_is_asked_for_with_its_period(sentence: str, question: str) -> None:
    assert questions(sentence) == [question]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("烟台高新区现有高新技术企业326家。", "烟台高新区有多少家高新技术企业？"),
        ("截至2023年底，烟台高新区共有高新技术企业326家。",
         "截至2023年12月31日，烟台高新区有多少家高新技术企业？"),
        ("2023年，烟台高新区新增规模以上工业企业31家。",
         "2023年烟台高新区新增多少家规模以上工业企业？"),
        ("烟台高新区建成人才公寓1860套。", "烟台高新区建成了多少套人才公寓？"),
        ("2023年，烟台高新区引进12个院士团队。", "2023年烟台高新区引进了多少个院士团队？"),
    ],
)  # fmt: skip
def test_things_are_counted_with_their_own_counter(sentence: str, question: str) -> None:
    assert questions(sentence) == [question]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("烟台高新区已陆续开发出将近40个人力资源合作基地。",
         "烟台高新区已陆续开发出多少个人力资源合作基地？"),
        ("烟台高新区累计帮助超过300家企业。", "烟台高新区累计帮助多少家企业？"),
        ("2023年，烟台高新区为企业代办了近500件事项。",
         "2023年烟台高新区为企业代办了多少件事项？"),
        ("2023年，烟台高新区拿出约2000万元奖励资金。", "2023年烟台高新区拿出多少万元奖励资金？"),
        ("2023年，烟台高新区办完了逾69家企业的入园审批。",
         "2023年烟台高新区办完了多少家企业的入园审批？"),
    ],
)  # fmt: skip
def test_a_word_of_approximation_goes_with_its_figure(sentence: str, question: str) -> None:
    assert questions(sentence) == [question]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("烟台高新区党工委书记叶知秋说，创新是第一动力。", "烟台高新区党工委书记是谁？"),
        ("烟台高新区管委会主任温以宁介绍了项目情况。", "烟台高新区管委会主任是谁？"),
        ("烟台高新区党工委书记、管委会主任叶知秋致辞。", "烟台高新区党工委书记是谁？"),
    ],
)
def test_who_holds_an_office_is_asked_for(sentence: str, question: str) -> None:
    assert question in questions(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "其中位于烟台高新区的单宗地块达300亩。",
        "烟台高新区与青岛高新区、济南高新区一起进入全国前10名。",
        "烟台高新区有三大主导产业和两个方向。",
        "在烟台高新区创业已有22个年头的叶知秋说。",
        "烟台高新区交警大队救出8名被困群众。",
        "烟台高新区科创中心小学的18名小鼓手奏响原创曲目。",
        "然而烟台高新区有37人未能提供依据。",
        "“烟台高新区”四个字，包含5家企业的心血。",
        "到2027年，烟台高新区力争引进60家企业。",
        "烟台高新区原管委会主任叶知秋涉嫌违纪违法，正接受审查。",
        "园区内有12家企业，烟台高新区的发展势头不错。",
        "烟台高新区5月8日组织40余名志愿者开展服务。",
    ],
)
def test_no_question_is_made_from_what_would_read_badly_or_say_nothing(sentence: str) -> None:
    assert questions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("烟台高新区到目前为止引进了46家企业。",
         "截至2024年5月12日，烟台高新区引进了多少家企业？"),
        ("烟台高新区在2023年期间新建了8座充电站。", "2023年烟台高新区新建多少座充电站？"),
        ("烟台高新区于2023年9月建成了3条中试线。", "2023年9月烟台高新区建成了多少条中试线？"),
        ("烟台高新区截至去年底帮助了130家企业。",
         "截至2023年12月31日，烟台高新区帮助了多少家企业？"),
        ("烟台高新区从去年到现在为止解决了320个问题。", None),
    ],
)  # fmt: skip
def test_nothing_is_left_of_the_words_of_a_period(sentence: str, question: str | None) -> None:
    assert questions(sentence) == ([question] if question else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "烟台高新区至今没有发生1起安全事故。",
        "烟台高新区去年没有关停1家企业。",
        "烟台高新区未能引进12家企业。",
        "烟台高新区尚未建成3条生产线。",
        "烟台高新区不再支持20家企业。",
        "烟台高新区自2021年以来培育了12家上市企业。",
        "烟台高新区从2022年起引进了12家上市企业。",
    ],
)
def test_what_was_not_done_or_since_a_day_is_not_asked_for(sentence: str) -> None:
    assert questions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("2022年3月，烟台高新区建筑面积为349公顷。", "烟台高新区建筑面积是多少？"),
        ("2023年，烟台高新区规划面积为349公顷。", "烟台高新区规划面积是多少？"),
        ("2023年，烟台高新区固定资产投资达60亿元。", "2023年烟台高新区固定资产投资是多少？"),
        ("2023年，烟台高新区税收达60亿元。", "2023年烟台高新区税收是多少？"),
    ],
)
def test_only_what_has_a_time_is_asked_for_with_one(sentence: str, question: str) -> None:
    assert questions(sentence) == [question]
