"""In which region something is first, whether it began or ended, whether it is more or less."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

FIRST = "枫岸高新区启用了全省首个海上风电测试场，海域面积86平方公里。"
FIRM = "明溪生物是我国首家通过该认证的企业。"
BRIDGE = "枫岸大桥由临溪建工承建，于2022年6月动工，总长2.3公里。"
PLANT = "3月12日，枫岸高新区的恒澜药业二期工程竣工。新厂房2.6万平方米，将于年底投产。"
STAGED = "枫岸高新区智算中心分两期建设，一期计划2026年6月投用，总投资8.5亿元。"
SITES = "枫岸高新区3月新开工项目15个，竣工项目9个，投产项目6个。"
HALVES = "一期工程于2022年9月建成投产，二期工程于2024年3月动工，计划2026年竣工。"
SALES = "恒澜药业今年一季度营收3.4亿元，比去年同期多了四成；净利润2600万元，比上年同期少15%。"
HEIGHT = "枫岸高新区税收比上年高了9%，用电量同比少了3%。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (FIRST, "枫岸高新区启用了全国首个海上风电测试场。", "全省"),
        (FIRST, "全市首个海上风电测试场在枫岸高新区启用。", "全省"),
        (FIRST, "枫岸高新区启用全球首个海上风电测试场。", "全省"),
        (FIRM, "明溪生物是全省首家通过该认证的企业。", "我国"),
        (FIRM, "明溪生物是世界首家通过该认证的企业。", "我国"),
        (BRIDGE, "枫岸大桥于2022年6月竣工。", "动工"),
        (BRIDGE, "枫岸大桥2022年6月完工，总长2.3公里。", "动工"),
        (BRIDGE, "总长2.3公里的枫岸大桥于2022年6月建成。", "动工"),
        (PLANT, "3月12日，恒澜药业二期工程在枫岸高新区动工。", "竣工"),
        (PLANT, "恒澜药业二期工程3月12日开工。", "竣工"),
        (SITES, "枫岸高新区3月竣工项目15个。", "开工"),
        (HALVES, "二期工程于2024年3月竣工。", "动工"),
        (HALVES, "一期工程于2022年9月动工。", "建成"),
        (SALES, "恒澜药业一季度营收同比下降40%。", "比去年同期多"),
        (SALES, "恒澜药业一季度净利润同比增长15%。", "比上年同期少"),
        (SALES, "恒澜药业今年一季度营收比去年同期少了四成。", "比去年同期多"),
        (HEIGHT, "枫岸高新区税收比上年下降9%。", "比上年高"),
        (HEIGHT, "枫岸高新区用电量同比增长3%。", "同比少"),
    ],
)
def test_the_opposite_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert right in {fault.right for fault in found.faults}


@pytest.mark.parametrize(
    "sentence",
    [
        "智算中心一期已于2026年6月投用。",
        "枫岸高新区智算中心一期2026年6月已投用。",
        "枫岸高新区智算中心一期已经于2026年6月投用。",
    ],
)
def test_a_stage_that_is_planned_is_not_done(sentence: str) -> None:
    found = verify(sentence, [cited(STAGED)])
    assert [fault.kind for fault in found.faults] == ["modality"]


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (FIRST, "枫岸高新区启用了省内首个海上风电测试场。"),
        (FIRST, "枫岸高新区启用全省第一个海上风电测试场。"),
        (FIRST, "首个海上风电测试场在枫岸高新区启用。"),
        (FIRM, "明溪生物是全国首家通过该认证的企业。"),
        (FIRM, "国内首家通过该认证的企业是明溪生物。"),
        (BRIDGE, "枫岸大桥于2022年6月开工建设。"),
        (BRIDGE, "枫岸大桥2022年6月破土动工，总长2.3公里。"),
        (PLANT, "3月12日，枫岸高新区的恒澜药业二期工程完工。"),
        (PLANT, "恒澜药业二期工程于3月12日建成。"),
        (PLANT, "恒澜药业新厂房2.6万平方米，将于年底投产。"),
        (STAGED, "智算中心一期计划2026年6月投用。"),
        (STAGED, "枫岸高新区智算中心总投资8.5亿元，分两期建设。"),
        (SITES, "枫岸高新区3月竣工项目9个。"),
        (SITES, "3月，枫岸高新区6个项目投产，15个项目开工。"),
        (HALVES, "一期工程2022年9月建成。"),
        (HALVES, "二期工程计划2026年完工。"),
        (SALES, "恒澜药业一季度营收同比增长40%。"),
        (SALES, "恒澜药业一季度净利润2600万元，同比下降15%。"),
        (SALES, "恒澜药业一季度营收比去年同期高四成。"),
        (HEIGHT, "枫岸高新区税收同比增长9%，用电量下降3%。"),
        (HEIGHT, "枫岸高新区用电量比上年少3%。"),
    ],
)
def test_the_same_in_other_words_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
