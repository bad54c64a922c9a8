"""A figure that the evidence has of something else is caught; a shorter sentence passes."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

GRANTS = "枫岸高新区给博士每月补贴3600元、硕士1800元、本科900元。"
COURT = "枫岸高新区法院去年受理知识产权案件913件，审结884件，调解率为61.5%。"
TRADE = "民营企业进出口617.2亿元，增长41%；外资企业进出口237.3亿元，增长12.9%。"
SITE = "枫岸零工市场设有14个窗口，每天服务务工者720人次。"
WAGES = "枫岸高新区普工月薪在5200元至7100元之间，技工平均8900元。"
GAMES = "运动会上，枫岸光电以14枚金牌位居榜首，海岳医药以8枚列第二。"
TWO = "枫岸高新区今年财政收入81亿元。临溪高新区今年财政收入36亿元。"
GROWTH = "第二产业增加值1956.8亿元，增长7.1%；第三产业增加值1868.1亿元，增长5.2%。"
PROJECT = "枫岸高新区新增高企35家，总数突破400家，完成技术合同额12亿元。"

OFFICES = "枫岸高新区将审批科室由25个减为8个，材料由14份减到5份。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (GRANTS, "枫岸高新区给硕士每月补贴3600元。", "1800元"),
        (GRANTS, "枫岸高新区给博士每月补贴900元。", "3600元"),
        (COURT, "枫岸高新区法院去年审结知识产权案件913件。", "884件"),
        (TRADE, "外资企业进出口617.2亿元。", "237.3亿元"),
        (TRADE, "民营企业进出口增长12.9%。", "41%"),
        (SITE, "枫岸零工市场设有720个窗口。", "14个"),
        (WAGES, "枫岸高新区普工月薪8900元。", "5200元至7100元"),
        (GAMES, "海岳医药以14枚金牌位居榜首。", "8枚"),
        (TWO, "临溪高新区今年财政收入81亿元。", "36亿元"),
        (GROWTH, "第二产业增加值增长5.2%。", "7.1%"),
        (GROWTH, "第三产业增加值1956.8亿元。", "1868.1亿元"),
        (OFFICES, "枫岸高新区将审批科室由8个减为25个。", "25个"),
        (OFFICES, "枫岸高新区将材料由5份减到14份。", "14份"),
    ],
)
def test_a_figure_of_something_else_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert right in {fault.right for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (GRANTS, "枫岸高新区每月补贴博士3600元、硕士1800元。"),
        (GRANTS, "在枫岸高新区，硕士每月可得补贴1800元。"),
        (COURT, "枫岸高新区法院去年审结884件知识产权案件，受理913件。"),
        (COURT, "枫岸高新区法院去年受理知识产权案件913件。"),
        (TRADE, "外资企业进出口增长12.9%，为237.3亿元。"),
        (SITE, "枫岸零工市场有14个窗口，每天服务720人次。"),
        (WAGES, "枫岸高新区技工月薪平均8900元。"),
        (GAMES, "以8枚金牌列第二的是海岳医药，枫岸光电以14枚位居榜首。"),
        (TWO, "今年财政收入：枫岸高新区81亿元，临溪高新区36亿元。"),
        (GROWTH, "第三产业增加值增长5.2%，第二产业增加值增长7.1%。"),
        (OFFICES, "枫岸高新区审批科室原有25个，现在有8个。"),
        (OFFICES, "枫岸高新区审批科室从25个减少到8个，材料减到5份。"),
        (PROJECT, "枫岸高新区高企总数突破400家。"),
        (PROJECT, "枫岸高新区高企突破400家，新增35家。"),
    ],
)
def test_a_figure_of_the_same_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
