"""Values that 分别 deals out to the items of a list, and what a question about an item finds."""

from __future__ import annotations

import pytest

from tests.claims.reports import attribute_of, claims_in
from zoneqa.claims.extract import claims_of
from zoneqa.claims.match import attribute_likeness, compare_each
from zoneqa.query.analyze import analyze
from zoneqa.types import Article
from zoneqa.zones.gazetteer import open_gazetteer

INDUSTRIES = (
    "去年，电子信息、现代物流、新能源、医疗器械四大产业产值分别达到410亿元、95亿元、233亿元和61亿元，"
    "占全区工业产值的比重分别为51.3%、11.9%、29.1%和7.6%。"
)
GROWING = (
    "全区芯片和显示两大产业营收分别为88亿元和46亿元，同比分别增长12.1%和8.8%，"
    "税收分别为3.1亿元和1.2亿元。"
)
GRADES = "首批认定的A、B、C三类工匠分别为6人、23人和158人，分别领取津贴9万元、4万元和2万元。"
PHASES = "一期和二期分别完成投资6亿元、4.5亿元，建成厂房分别为3万平方米和2万平方米。"
PARKS = "云岭高新区东园和西园分别开工项目14个和9个。"
DISTRICTS = "南区、北区两个片区分别签约项目12个和8个。"
POWER = "东园、西园、南园用电量分别为1.2亿千瓦时、0.8亿千瓦时和0.5亿千瓦时，同比增长8%、6%和3%。"

ASKED = [
    (INDUSTRIES, "新能源产业产值是多少？", "233亿元"),
    (INDUSTRIES, "电子信息产业产值是多少？", "410亿元"),
    (INDUSTRIES, "医疗器械产业占全区工业产值的比重是多少？", "7.6%"),
    (GROWING, "显示产业营收是多少？", "46亿元"),
    (GROWING, "显示产业营收增长多少？", "8.8%"),
    (GROWING, "芯片产业税收是多少？", "3.1亿元"),
    (GRADES, "B类工匠有多少人？", "23人"),
    (GRADES, "C类工匠领取多少津贴？", "2万元"),
    (PHASES, "二期完成投资多少？", "4.5亿元"),
    (PHASES, "一期建成厂房多少平方米？", "3万平方米"),
    (PARKS, "西园开工项目多少个？", "9个"),
    (DISTRICTS, "北区签约项目多少个？", "8个"),
    (POWER, "西园用电量是多少？", "0.8亿千瓦时"),
    (POWER, "南园用电量增长多少？", "3%"),
    ("甲、乙、丙类企业分别获得奖励50万元、30万元和10万元。", "乙类企业获得奖励多少？", "30万元"),
    ("苏州、无锡产值分别为3亿元和2亿元。", "无锡产值是多少？", "2亿元"),
    ("博士、硕士和本科生分别有42人、310人和960人。", "硕士有多少人？", "310人"),
]


@pytest.mark.parametrize(("text", "question", "value"), ASKED)
def test_the_value_of_the_item_asked_about_is_likest(text: str, question: str, value: str) -> None:
    query = analyze(question, open_gazetteer(["云岭高新区"]))
    article = Article("a", "", text, date="2025-03-02", zone="云岭高新区")
    agreements = compare_each(query.slots, query.zones, claims_of(article))
    fitting = [agreement for agreement in agreements if agreement.fits]
    best = max(fitting, key=lambda one: (one.agreeing, attribute_likeness(query.slots, one.claim)))
    assert best.claim.value.quote == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (INDUSTRIES, "四大"),
        (GROWING, "两大"),
        (GRADES, "三类"),
        (DISTRICTS, "两个"),
        ("园里先进制造、数字经济和绿色能源三个板块的营收分别增长9%、17%和22%。", "三个"),
    ],
)
def test_the_number_of_the_items_is_no_value(text: str, number: str) -> None:
    assert number not in [claim.value.quote for claim in claims_in(text)]


def test_what_is_counted_behind_a_list_stays_a_value() -> None:
    texts = ["引进企业和机构2家。", "云岭和霁州新增两个平台。", "目前有三大园区。"]
    assert [[c.value.quote for c in claims_in(text)] for text in texts] == [
        ["2家"],
        ["两个"],
        ["三大"],
    ]


def test_later_lists_are_of_the_items_of_the_first() -> None:
    assert [(c.value.quote, attribute_of(c)) for c in claims_in(GROWING)] == [
        ("88亿元", "芯片产业营收"),
        ("46亿元", "显示产业营收"),
        ("12.1%", "芯片产业营收"),
        ("8.8%", "显示产业营收"),
        ("3.1亿元", "芯片产业税收"),
        ("1.2亿元", "显示产业税收"),
    ]


def test_each_share_is_of_the_whole_that_is_named_once() -> None:
    shares = [c for c in claims_in(INDUSTRIES) if c.kind == "share"]
    assert {c.part_of.text for c in shares if c.part_of} == {"全区工业产值"}
    assert len(shares) == 4
