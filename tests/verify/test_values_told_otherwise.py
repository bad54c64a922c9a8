"""Values that the evidence tells in another way, by a computation, a period or a rank."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

TRADE = (
    "2023年，岚溪高新区电子信息产业产值512.6亿元，增长14.2%；装备制造产业产值398.1亿元。"
    "全年进出口总额达到214亿元，其中出口163亿元，进口51亿元。"
)
SERVICES = "高新区网上可办事项由312项增加到568项，中心共受理业务2.17万件，其中不动产登记3260件。"
COMPANY = "星汉半导体2023年销售收入28.6亿元，其中海外收入占37%，比上年提高9个百分点。"
PLAN = "科技城今年已引进高层次人才218名，完成全年目标的87%，其中来自德国的5名、日本的4名。"
RELIEF = "今年上半年，高新区为1126家企业减免房租4380万元，发放稳岗补贴1650万元。"
METRO = "地铁9号线全长31.2公里，总投资218亿元，2020年10月动工。"
HOMES = "人才社区1260套住房分给18家企业和6所科研院所，租金为市场价的七折，最长可租6年。"
WORK = "今年以来，中试基地完成项目126个。中试费用比企业自建低六成。这是高新区第9家中试基地。"
CHECK = "在全省133个开发区的考核中，岭南谷高新区位列第5，前进3名。"
FORUM = "5月14日至15日，第三届低空经济论坛举行，680名嘉宾参会，飞翼科技将在五年内供货。"
TOURISM = "国庆假期，竹海新区接待游客42.7万人次，恢复到2019年同期的118%。"
RACE = "龙舟赛有18支队伍参赛，比上届增加了一半。松江口队和玉屏队分获二、三名。"
FILTERS = "2023年确定的20件民生实事中，已完成18件，税收是去年的1.2倍。"

TRUE: Mapping[str, tuple[str, ...]] = {
    TRADE: (
        "2023年，岚溪高新区外贸顺差为112亿元。",
        "2023年，岚溪高新区出口占进出口总额的76%左右。",
        "电子信息和装备制造两大产业产值合计910.7亿元。",
    ),
    SERVICES: (
        "高新区网上可办事项比原来多了256项。",
        "中心受理的业务中约15%是不动产登记。",
    ),
    COMPANY: (
        "2022年，星汉半导体海外收入占比为28%。",
        "星汉半导体2023年海外收入约10.6亿元。",
    ),
    PLAN: (
        "科技城今年的引才目标约为250名。",
        "来自德国和日本的高层次人才共有9名。",
        "今年以来，科技城引进高层次人才218名。",
    ),
    RELIEF: (
        "今年上半年，房租减免和稳岗补贴两项共计6030万元。",
        "平均每家企业减免房租近3.9万元。",
    ),
    METRO: ("9号线平均每公里投资约7亿元。",),
    HOMES: (
        "人才社区的租金是市场价的70%。",
        "共有24家单位分到了人才社区的住房。",
        "人才社区的住房可以租6年。",
    ),
    WORK: (
        "企业用基地做中试，花费只有自建的四成。",
        "高新区此前已有8家中试基地。",
        "高新区的中试基地增至9家。",
    ),
    CHECK: (
        "岭南谷高新区上一次考核排在第8位。",
        "岭南谷高新区在全省开发区考核里排名第五，比上次提升了三位。",
    ),
    FORUM: (
        "第三届低空经济论坛5月14日开幕，为期两天。",
        "第三届低空经济论坛5月15日闭幕，有680位嘉宾出席。",
        "飞翼科技未来五年将供货。",
    ),
    TOURISM: (
        "国庆假期，竹海新区的游客比2019年同期多18%。",
        "2019年国庆假期，竹海新区接待游客约36.2万人次。",
    ),
    RACE: ("上届龙舟赛有12支队伍参赛。", "松江口队得了第二名，玉屏队得了第三名。"),
    FILTERS: ("2023年民生实事的完成率为90%。", "2023年的20件民生实事还有2件没有完成。"),
}

FALSE: Mapping[str, tuple[str, ...]] = {
    TRADE: ("2023年，岚溪高新区外贸顺差为122亿元。", "两大产业产值合计950.7亿元。"),
    SERVICES: ("高新区网上可办事项增加了568项。", "中心受理的业务中约35%是不动产登记。"),
    COMPANY: ("2022年，星汉半导体海外收入占比为46%。", "星汉半导体2023年海外收入28.6亿元。"),
    PLAN: ("科技城今年的引才目标约为350名。", "来自日本的高层次人才有5名。"),
    RELIEF: ("两项共计7030万元。", "高新区发放稳岗补贴4380万元。"),
    METRO: ("9号线平均每公里投资约9亿元。",),
    HOMES: ("人才社区的租金是市场价的80%。", "人才社区的住房最长可租7年。"),
    WORK: ("企业用基地做中试，花费只有自建的七成。", "高新区此前已有12家中试基地。"),
    CHECK: ("岭南谷高新区上一次考核排在第2位。", "岭南谷高新区位列第5，后退3名。"),
    FORUM: ("第三届低空经济论坛5月18日开幕。", "第三届低空经济论坛为期五天。"),
    TOURISM: ("春节假期，竹海新区接待游客42.7万人次。", "国庆假期，游客比2019年同期多28%。"),
    RACE: ("上届龙舟赛有15支队伍参赛。", "龙舟赛队伍比上届减少了一半。"),
    FILTERS: ("2023年民生实事的完成率为80%。",),
}


def _pairs(cases: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(evidence, sentence) for evidence, said in cases.items() for sentence in said]


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(TRUE))
def test_a_value_that_follows_is_supported(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence, "2023-12-20")])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize(("evidence", "sentence"), _pairs(FALSE))
def test_a_value_that_does_not_follow_is_caught(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence, "2023-12-20")]).verdict != "supported"
