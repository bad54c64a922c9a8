"""What is no part of an attribute: adverbs, modal verbs, pronouns, verbs behind the noun."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claim_of, claims_in
from tests.claims.test_neighbouring_values import value_asked_for

BEFORE = [
    ("鹿鸣高新区接下来还有12个招聘计划。", "12个", "招聘计划"),
    ("鹿鸣高新区今后还要建设4座变电站。", "4座", "建设变电站"),
    ("鹿鸣高新区的任务一是工业投资增长9%，二是税收增长5%。", "5%", "税收"),
    ("鹿鸣高新区已陆续开出9条线路。", "9条", "开出线路"),
    ("这36家入园企业来自多个行业。", "36家", "入园企业"),
    ("该项目总投资18亿元。", "18亿元", "项目总投资"),
    ("此次大赛奖金50万元。", "50万元", "大赛奖金"),
    ("其中，园区规模以上工业总产值412亿元。", "412亿元", "规模以上工业总产值"),
    ("鹿鸣高新区将继续引进3个院士团队。", "3个", "引进院士团队"),
]
BEHIND = [
    ("孵化器不得少于12家。", "12家", "孵化器"),
    ("注册资本不得低于500万元。", "500万元", "注册资本"),
    ("产能应不少于8万吨。", "8万吨", "产能"),
    ("创业孵化基地则达9家。", "9家", "创业孵化基地"),
    ("工业产值没有突破500亿元。", "500亿元", "工业产值"),
    ("工业产值尚未达到500亿元。", "500亿元", "工业产值"),
    ("职工工资不能低于3000元。", "3000元", "职工工资"),
    ("职工工资低于3000元。", "3000元", "职工工资"),
    ("厂房高度不宜大于30米。", "30米", "厂房高度"),
    ("将来产值30亿元。", "30亿元", "产值"),
    ("鹿鸣高新区的研发人员仍有830名。", "830名", "研发人员"),
    ("鹿鸣高新区有60家单位成为首批成员。", "60家", "单位"),
    ("鹿鸣高新区有25家企业参加。", "25家", "企业"),
]
WHOLE = [
    ("人均可支配收入5.2万元。", "5.2万元", "人均可支配收入"),
    ("就业人数达3.1万人。", "3.1万人", "就业人数"),
    ("应收账款余额8亿元。", "8亿元", "应收账款余额"),
    ("能耗总量为31万吨标准煤。", "31万吨标准煤", "能耗总量"),
    ("其他收入2亿元。", "2亿元", "其他收入"),
    ("再生水用量9万吨。", "9万吨", "再生水用量"),
    ("电力供应9亿千瓦时。", "9亿千瓦时", "电力供应"),
    ("鹿鸣高新区新增高层次人才61名。", "61名", "新增高层次人才"),
    ("鹿鸣高新区有6个企业孵化平台。", "6个", "企业孵化平台"),
    ("本届大会签约额95亿元。", "95亿元", "本届大会签约额"),
]


@pytest.mark.parametrize(("text", "value", "attribute"), [*BEFORE, *BEHIND])
def test_words_that_name_nothing_are_no_part_of_an_attribute(
    text: str, value: str, attribute: str
) -> None:
    assert attribute_of(claim_of(text, value)) == attribute


@pytest.mark.parametrize(("text", "value", "attribute"), WHOLE)
def test_words_that_only_look_so_stay(text: str, value: str, attribute: str) -> None:
    assert attribute_of(claim_of(text, value)) == attribute


MEASURED = [
    ("鹿鸣高新区税收9亿元，增速居全省第2。", "第2", "税收增速"),
    ("鹿鸣高新区有企业640家，总量居全市第一。", "第一", "企业总量"),
    ("鹿鸣高新区出口额9亿元，增幅居全市第3位。", "第3位", "出口额增幅"),
    ("鹿鸣高新区签约项目41个，数量居全市第2。", "第2", "项目数量"),
    ("鹿鸣高新区进出口总额37亿元，占比居全市第4位。", "第4位", "进出口总额占比"),
]


@pytest.mark.parametrize(("text", "value", "attribute"), MEASURED)
def test_what_is_measured_of_a_thing_stands_behind_it(
    text: str, value: str, attribute: str
) -> None:
    assert attribute_of(claim_of(text, value)) == attribute


def test_a_number_of_a_thing_alone_has_no_other_words() -> None:
    (claim,) = claims_in("不得少于12家。")
    assert attribute_of(claim) is None


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("The plant employs 900 people in two shifts.", "900 people", "The plant employs"),
        ("Exports rose by 11.2 percent from a year earlier.", "11.2 percent", "Exports"),
        ("Tax revenue was 3 billion yuan last year.", "3 billion yuan", "Tax revenue was"),
    ],
)
def test_no_piece_of_an_english_word_is_an_attribute(text: str, value: str, attribute: str) -> None:
    assert attribute_of(claim_of(text, value)) == attribute


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岭高新区地区生产总值增长了多少？", "7.2%"),
        ("云岭高新区生产总值增长多少？", "7.2%"),
        ("云岭高新区的地区生产总值同比增长了多少？", "7.2%"),
        ("云岭高新区税收增长了多少？", "5.1%"),
        ("云岭高新区地区生产总值是多少？", "186.4亿元"),
    ],
)
def test_by_how_much_a_rate_differs_is_no_growth(question: str, value: str) -> None:
    text = (
        "云岭高新区地区生产总值186.4亿元，同比增长7.2%，增速高于全市1.5个百分点。"
        "云岭高新区税收增长5.1%，增幅比全市高2个百分点。"
    )
    assert value_asked_for(question, text) == value


@pytest.mark.parametrize(
    "question",
    [
        "云岭高新区地区生产总值增速高于全市多少？",
        "云岭高新区生产总值增速比全市高多少个百分点？",
    ],
)
def test_by_how_much_a_rate_differs_can_be_asked_for(question: str) -> None:
    text = "云岭高新区地区生产总值186.4亿元，同比增长7.2%，增速高于全市1.5个百分点。"
    assert value_asked_for(question, text) == "1.5个百分点"
