"""A figure of a whole is not told of its first phase, nor that of a phase of the whole."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

PARK = (
    "枫岸新材料产业园占地800亩，一期项目占地320亩，总投资45亿元，其中一期投资18亿元。二期正在规划。"
)
MEDICINE = (
    "枫岸医药港总建筑面积60万平方米，分三期建设。一期15万平方米已投入使用，入驻企业42家。"
    "二期20万平方米正在建设，三期25万平方米计划明年开工。"
)
SIDES = (
    "枫岸高新区规划面积86平方公里，其中东区32平方公里，西区54平方公里。"
    "去年东区实现产值410亿元，西区实现产值620亿元。"
)
HOUSES = (
    "枫岸创新中心由3栋楼组成，总面积9万平方米。一号楼面积2.4万平方米，入驻企业36家；"
    "二号楼面积3.1万平方米，入驻企业51家。"
)
FLATS = "枫岸高新区今年计划建设人才公寓5200套。第一批1260套已于9月交付，第二批1800套将于年底交付。"
STAGES = (
    "枫岸机器人基地项目分两个阶段建设，总投资30亿元。第一阶段投资12亿元，年产机器人5000台；"
    "第二阶段投资18亿元，年产机器人8000台。"
)
GARDENS = "枫岸高新区南园、北园分别入驻企业120家和75家。南园就业8600人，北园就业4100人。"
GROUP = "枫岸集团去年营业收入128亿元，员工9600人。其子公司枫岸光电营业收入21亿元，员工1400人。"
ENGLISH = (
    "Fengan Semiconductor Park covers 1,200 mu in total. Phase I covers 450 mu and was completed "
    "in 2022, with an investment of 3.2 billion yuan. Phase II covers 750 mu."
)
OPENED = "本月，枫岸储能产业园二期项目开工。项目占地260亩，总投资15亿元。"
BOTH = "枫岸软件园一期、二期共入驻企业340家，一期、二期各投资6亿元。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (PARK, "产业园一期占地800亩。", "320亩"),
        (PARK, "产业园首期占地800亩。", "320亩"),
        (PARK, "产业园一期项目总投资45亿元。", "18亿元"),
        (PARK, "产业园占地320亩。", "800亩"),
        (PARK, "枫岸新材料产业园总投资18亿元。", "45亿元"),
        (PARK, "产业园二期占地320亩。", "一期"),
        (PARK, "Phase I of the park covers 800 mu.", "320亩"),
        (PARK, "The first phase of the park covers 800 mu.", "320亩"),
        (PARK, "The industrial park covers 320 mu.", "800亩"),
        (MEDICINE, "医药港一期建筑面积60万平方米。", "15万平方米"),
        (MEDICINE, "医药港三期建筑面积20万平方米。", "25万平方米"),
        (MEDICINE, "医药港二期入驻企业42家。", "一期"),
        (SIDES, "枫岸高新区东区规划面积86平方公里。", "32平方公里"),
        (SIDES, "去年枫岸高新区西区实现产值410亿元。", "620亿元"),
        (HOUSES, "创新中心1号楼面积3.1万平方米。", "2.4万平方米"),
        (HOUSES, "创新中心3号楼面积2.4万平方米。", "一号楼"),
        (FLATS, "第二批人才公寓1260套将于年底交付。", "1800套"),
        (STAGES, "项目第一阶段投资30亿元。", "12亿元"),
        (STAGES, "The second stage has an investment of 1.2 billion yuan.", "18亿元"),
        (GARDENS, "枫岸高新区北园入驻企业120家。", "75家"),
        (GROUP, "枫岸集团的子公司枫岸光电有员工9600人。", "1400人"),
        (ENGLISH, "Phase I of Fengan Semiconductor Park covers 1,200 mu.", "450 mu"),
        (ENGLISH, "Phase II, with an investment of 3.2 billion yuan, is new.", "Phase I"),
        (ENGLISH, "产业园二期占地450亩。", "750 mu"),
    ],
)
def test_a_figure_of_another_part_or_of_the_whole_is_doubted(
    evidence: str, sentence: str, right: str
) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict != "supported"
    assert right in {fault.right for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (PARK, "枫岸新材料产业园占地800亩，总投资45亿元。"),
        (PARK, "产业园一期占地320亩。"),
        (PARK, "产业园一期工程占地320亩。"),
        (PARK, "产业园项目首期占地320亩。"),
        (PARK, "产业园第一期投资18亿元。"),
        (PARK, "枫岸新材料产业园占地320亩的一期项目投资18亿元。"),
        (PARK, "Phase one of the park covers 320 mu."),
        (PARK, "The first phase has an investment of 1.8 billion yuan."),
        (PARK, "The park covers 800 mu."),
        (MEDICINE, "医药港二期建筑面积20万平方米。"),
        (MEDICINE, "医药港一期入驻企业42家。"),
        (MEDICINE, "枫岸医药港分三期建设，总建筑面积60万平方米。"),
        (SIDES, "枫岸高新区规划面积86平方公里，东区32平方公里。"),
        (SIDES, "去年枫岸高新区西区实现产值620亿元。"),
        (HOUSES, "创新中心2号楼入驻企业51家，面积3.1万平方米。"),
        (HOUSES, "枫岸创新中心有3栋楼，面积共9万平方米。"),
        (FLATS, "首批1260套人才公寓已于9月交付。"),
        (STAGES, "枫岸机器人基地项目总投资30亿元，第一阶段投资12亿元。"),
        (STAGES, "The first stage has an investment of 1.2 billion yuan."),
        (GARDENS, "枫岸高新区北园入驻企业75家。"),
        (GROUP, "枫岸集团的子公司枫岸光电有员工1400人。"),
        (GROUP, "枫岸光电营业收入21亿元。"),
        (ENGLISH, "The first phase of the park covers 450 mu."),
        (ENGLISH, "产业园一期占地450亩。"),
        (OPENED, "枫岸储能产业园二期项目占地260亩。"),
        (OPENED, "枫岸储能产业园二期总投资15亿元。"),
        (BOTH, "枫岸软件园一期投资6亿元。"),
        (BOTH, "枫岸软件园一期、二期共入驻企业340家。"),
    ],
)
def test_the_figure_of_a_part_and_that_of_the_whole_pass(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("枫岸软件园占地900亩。", "枫岸软件园一期占地900亩。"),
        ("枫岸软件园一期、二期共入驻企业340家。", "枫岸软件园一期入驻企业340家。"),
        ("枫岸软件园占地900亩。", "The second phase of Feng'an Software Park covers 900 mu."),
    ],
)
def test_a_part_of_which_the_evidence_says_no_such_thing_is_doubted(
    evidence: str, sentence: str
) -> None:
    assert verify(sentence, [cited(evidence)]).verdict != "supported"


def test_a_park_may_be_named_after_its_zone() -> None:
    evidence = "去年，枫岸高新区实现税收86亿元，其中软件园实现税收12亿元。"
    assert verify("枫岸软件园去年实现税收12亿元。", [cited(evidence)]).verdict == "supported"
    assert verify("枫岸软件园去年实现税收86亿元。", [cited(evidence)]).verdict != "supported"


DONE_AND_PLANNED = (
    "枫岸生命谷一期用地400亩，已于2022年投产；二期用地500亩，投资25亿元，预计2026年建成；"
    "三期用地300亩，投资15亿元。"
)
DATED = "枫岸芯片园一期2022年建成，入驻企业41家；二期投资95亿元，预计2026年建成。"
BEGUN = "枫岸医药谷一期去年8月开工，今年底竣工。二期正在招商。"
BUILT = "枫岸芯谷一期于2021年建成，二期于2023年6月建成，三期主体已封顶。"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (DONE_AND_PLANNED, "二期已于2022年投产。"),
        (DONE_AND_PLANNED, "枫岸生命谷二期已经投产。"),
        (DONE_AND_PLANNED, "一期预计2026年建成。"),
        (DATED, "芯片园二期已于2022年建成。"),
        (DATED, "芯片园一期预计2026年建成。"),
        (BEGUN, "二期去年8月开工。"),
        (BUILT, "二期2021年建成。"),
        (BUILT, "芯谷二期主体已封顶。"),
    ],
)
def test_what_was_done_to_another_part_is_doubted(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict != "supported"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (DONE_AND_PLANNED, "枫岸生命谷一期已经投产。"),
        (DONE_AND_PLANNED, "二期将于2026年建成。"),
        (DONE_AND_PLANNED, "枫岸生命谷三期投资15亿元。"),
        (DONE_AND_PLANNED, "三期用地300亩。"),
        (DATED, "芯片园一期2022年建成。"),
        (DATED, "芯片园二期预计2026年建成。"),
        (BEGUN, "枫岸医药谷一期去年8月开工。"),
        (BEGUN, "医药谷二期正在招商。"),
        (BUILT, "枫岸芯谷二期去年建成。"),
        (BUILT, "一期、二期均已建成。"),
        (BUILT, "芯谷三期主体封顶。"),
    ],
)
def test_what_was_done_to_a_part_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"


def test_what_is_planned_of_a_part_is_not_told_as_done() -> None:
    evidence = "枫岸生命谷一期已投产；二期预计2026年建成，投资15亿元。"
    assert verify("枫岸生命谷二期已完成投资15亿元。", [cited(evidence)]).verdict != "supported"


AFFILIATES = (
    "枫岸集团去年营业收入210亿元。{}枫岸芯材营业收入36亿元。另一家子公司枫岸能源营业收入52亿元。"
)


@pytest.mark.parametrize(
    "kind", ["旗下子公司", "其子公司", "旗下的子公司", "全资子公司", "其控股子公司"]
)
@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("枫岸芯材营业收入36亿元。", True),
        ("枫岸集团的子公司枫岸芯材营业收入36亿元。", True),
        ("枫岸集团旗下的枫岸能源营业收入52亿元。", True),
        ("枫岸集团营业收入52亿元。", False),
        ("枫岸集团旗下的枫岸芯材营业收入210亿元。", False),
        ("枫岸集团的子公司枫岸芯材营业收入52亿元。", False),
    ],
)
def test_a_figure_of_an_affiliate_is_that_of_the_one_named(
    kind: str, sentence: str, verdict: bool
) -> None:
    evidence = AFFILIATES.format(kind)
    assert (verify(sentence, [cited(evidence)]).verdict == "supported") is verdict
