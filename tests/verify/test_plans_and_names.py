"""Plans, conditions and names in other words are supported; what looks like them is caught."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

SCHOOLS = "湖东高新区今年计划新建学校9所，总投资18.6亿元，全部建成后新增学位1.35万个。"
LINE = "9号线计划今年12月底开通。届时从科学城到高铁南站只需22分钟，票价最高7元。"
AIR = "天鹰航空将率先开通松风至临江的货运航线，航程48公里，明年单次可载货150公斤。"
SOLAR = "屋顶光伏项目装机容量45兆瓦，每年可减排二氧化碳3.9万吨，每年安排养护资金1亿元。"
LISTING = "轴承企业北辰轴承正在筹备上市。叶听松建议设立产业母基金，母基金力争上半年设立。"
FACTORY = "海川家电4月在越南建成第一座海外工厂，目前已有本地员工430名。"
FUND = "论坛期间签约项目23个，协议总投资146亿元，其中无人机项目9个。"
COLD = "冷链二期由北原城投集团出资5.2亿元，运营方为沁源科创集团。"

TRUE: Mapping[str, tuple[str, ...]] = {
    SCHOOLS: (
        "9所学校都建好以后，将增加13500个学位。",
        "湖东高新区希望今年新建9所学校。",
        "学校全部建成之后，新增学位1.35万个。",
    ),
    LINE: (
        "9号线开通后，从科学城到高铁南站只要22分钟。",
        "9号线全线通车以后，从科学城到高铁南站只需22分钟。",
    ),
    AIR: (
        "松风到临江的货运航线全长48公里。",
        "松风到临江的航线一次能运150公斤货物。",
    ),
    SOLAR: (
        "The solar project has a capacity of 45 megawatts and will cut carbon dioxide emissions "
        "by 39,000 tonnes a year.",
        "The maintenance fund will be 100 million yuan a year.",
        "这个项目每年能够减少3.9万吨二氧化碳排放。",
    ),
    LISTING: ("北辰轴承正在准备上市。", "母基金争取上半年设立。"),
    FACTORY: (
        "海川家电越南工厂如今有430名当地职工。",
        "海川家电首座海外工厂4月在越南建成。",
    ),
    FUND: (
        "论坛上共签下23个项目，协议投资总额达146亿元。",
        "签约项目中，无人机项目以外的有14个。",
    ),
    COLD: ("冷链二期由沁源科创集团负责运营。", "北原城投集团为冷链二期投了5.2亿元。"),
}

FALSE: Mapping[str, tuple[str, ...]] = {
    SCHOOLS: ("湖东高新区今年新建的9所学校已全部建成。", "学校已建成，新增学位1.35万个。"),
    LINE: ("9号线已于12月底开通。", "从科学城到高铁南站需要42分钟。"),
    AIR: ("天鹰航空已开通松风至临江的货运航线。", "天鹰航空已率先开通货运航线。"),
    SOLAR: ("The solar project has a capacity of 54 megawatts.", "项目每年可减排3.9亿吨。"),
    LISTING: ("北辰轴承已经上市。", "产业母基金已经设立。"),
    FACTORY: ("海川家电4月在泰国建成第一座海外工厂。", "海川家电4月关闭了越南工厂。"),
    FUND: ("论坛期间签约无人机项目23个。", "签约项目中，无人机项目以外的有16个。"),
    COLD: ("冷链二期由华岭科创集团负责运营。", "沁源科创集团为冷链二期出资5.2亿元。"),
}


def _pairs(cases: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(evidence, sentence) for evidence, said in cases.items() for sentence in said]


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(TRUE))
def test_a_true_sentence_in_other_words_is_supported(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence, "2023-07-10")])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(FALSE))
def test_a_false_one_that_looks_like_it_is_caught(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence, "2023-07-10")]).verdict != "supported"
