"""Figures and dates of another firm than the one that question and sentence name."""

from __future__ import annotations

import pytest

from zoneqa.claims.extract import claims_of
from zoneqa.claims.match_name import is_of_another_name
from zoneqa.query.analyze import analyze
from zoneqa.types import Article
from zoneqa.zones.gazetteer import open_gazetteer

BEFORE = "园区有砚岭封测、霁芯材料。"
OUTPUT = "砚岭封测产值5亿元，增长14%；霁芯材料产值2亿元，下降3%。"
LISTED = "首批有松脉泵业、瑞桐精工、蓝屿电气三家，瑞桐精工计划投资4.6亿元，松脉泵业计划投资2亿元。"
DATES = "砚岭封测2015年落户，2019年在科创板上市；霁芯材料2018年落户，营收7亿元。"


def is_of_another(question: str, text: str, value: str) -> bool:
    query = analyze(question, open_gazetteer(["砚溪高新区"]))
    claims = claims_of(Article("a", "", BEFORE + text, date="2024-01-20"))
    claim = next(claim for claim in claims if claim.value.quote == value)
    return is_of_another_name(query.slots.content, claim)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("霁芯材料产值增长了多少？", OUTPUT, "14%"),
        ("霁芯材料产值是多少？", OUTPUT, "5亿元"),
        ("蓝屿电气计划投资多少？", LISTED, "2亿元"),
        ("蓝屿电气计划投资多少？", LISTED, "4.6亿元"),
        ("砚岭封测营收多少？", DATES, "7亿元"),
        ("霁芯材料什么时候上市？", DATES, "2019年"),
        ("砚岭封测什么时候落户？", DATES, "2018年"),
    ],
)
def test_a_claim_of_a_part_on_another_name_is_of_another(
    question: str, text: str, value: str
) -> None:
    assert is_of_another(question, text, value)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("砚岭封测产值增长了多少？", OUTPUT, "14%"),
        ("霁芯材料产值是多少？", OUTPUT, "2亿元"),
        ("瑞桐精工计划投资多少？", LISTED, "4.6亿元"),
        ("松脉泵业计划投资多少？", LISTED, "2亿元"),
        ("首批有几家企业？", LISTED, "三家"),
        ("砚岭封测有多少员工？", "砚岭封测今年扩产；公司员工310人。", "310人"),
        ("砚岭封测税收多少？", "砚岭封测产值5亿元；税收1亿元。", "1亿元"),
        ("砚溪高新区产值是多少？", OUTPUT, "5亿元"),
        # What is of a part of it is no other's.
        ("海棠湾项目建筑面积多大？", "海棠湾项目分两期，一期工程建筑面积8万平方米。", "8万平方米"),
        ("青禾泵业年产能多少？", "青禾泵业扩产，生产车间年产能达3000台。", "3000台"),
        ("云栖药谷入驻企业有多少？", "云栖药谷去年揭牌，核心区入驻企业32家。", "32家"),
        ("谁给砚岭封测投资3亿元？", "云岭集团投资3亿元，砚岭封测受益。", "3亿元"),
    ],
)
def test_a_claim_that_may_be_of_the_name_is_not_of_another(
    question: str, text: str, value: str
) -> None:
    assert not is_of_another(question, text, value)
