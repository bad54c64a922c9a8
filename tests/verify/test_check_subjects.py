"""What the evidence says of one subject and a sentence tells of another of its kind is caught."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

DRUGS = (
    "枫岸高新区有药企52家。骨干企业恒澜药业去年研发投入3.7亿元，占营业收入的11%；"
    "另一家企业明溪生物去年完成C轮融资1.6亿元。"
)
MILLS = (
    "受订单不足影响，枫岸高新区造纸企业开工率只有58%，比去年同期低7个百分点。"
    "相反，船舶配套企业满负荷生产，订单已排到明年三月。"
)
GOODS = "去年，枫岸高新区纺织产品出口占比由41%下降至35%，高新技术产品占比由29%上升至38%。"
GROUPS = "海岳集团在枫岸高新区投资7亿元，临溪集团在枫岸高新区投资9亿元。"
SCHOOLS = "枫岸高新区实验小学今年招生320人，增加两个班。职业学校今年招生1150人，设6个专业。"
PARKS = (
    "枫岸高新区软件产业园已入驻企业64家，年营收23亿元。光电产业园仍在建设，"
    "已签约项目12个，预计明年投用。"
)
INVENTORS = "张弘毅带领团队研发出新型电池，获奖金50万元。李慕白的团队攻克了密封难题，获奖金30万元。"
TWO_PLANTS = (
    "两家企业落户枫岸高新区：瑞辰电子投资8亿元，年产芯片3亿颗；鼎宏机械投资2.5亿元，"
    "年产机床1200台。"
)
OWNERS = "民营企业吸纳就业3.1万人，国有企业吸纳就业8600人。外资企业满意度最高。"
PARTNERS = (
    "恒澜药业董事长贺文舟介绍，企业去年研发投入3.7亿元。该公司成立于2009年，有员工860人。"
    "明溪生物是它的供应商。"
)


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (DRUGS, "明溪生物去年研发投入3.7亿元，占营业收入的11%。", "恒澜药业"),
        (DRUGS, "恒澜药业去年完成C轮融资1.6亿元。", "明溪生物"),
        (DRUGS, "明溪生物研发投入占营业收入的11%。", "恒澜药业"),
        (MILLS, "枫岸高新区船舶配套企业开工率只有58%。", "造纸企业"),
        (MILLS, "枫岸高新区造纸企业满负荷生产，订单已排到明年三月。", "船舶配套企业"),
        (GOODS, "去年，枫岸高新区高新技术产品占比下降至35%。", "纺织产品"),
        (GROUPS, "临溪集团投资7亿元。", "海岳集团"),
        (SCHOOLS, "枫岸高新区职业学校今年招生320人。", "1150人"),
        (PARKS, "枫岸高新区光电产业园已入驻企业64家。", "软件产业园"),
        (PARKS, "枫岸高新区光电产业园年营收23亿元。", "软件产业园"),
        (PARKS, "枫岸高新区软件产业园已签约项目12个。", "光电产业园"),
        (INVENTORS, "李慕白获奖金50万元。", "张弘毅"),
        (INVENTORS, "李慕白带领团队研发出新型电池。", "张弘毅"),
        (TWO_PLANTS, "鼎宏机械年产芯片3亿颗。", "瑞辰电子"),
        (TWO_PLANTS, "瑞辰电子年产机床1200台。", "鼎宏机械"),
        (OWNERS, "国有企业吸纳就业3.1万人。", "民营企业"),
    ],
)
def test_what_is_said_of_another_subject_is_caught(
    evidence: str, sentence: str, right: str
) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert right in {fault.right for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (DRUGS, "恒澜药业去年研发投入3.7亿元，占营业收入的11%。"),
        (DRUGS, "骨干企业恒澜药业的研发投入占营业收入的11%。"),
        (DRUGS, "明溪生物去年完成C轮融资1.6亿元。"),
        (DRUGS, "枫岸高新区企业明溪生物去年完成融资1.6亿元。"),
        (DRUGS, "去年完成C轮融资1.6亿元的是明溪生物。"),
        (DRUGS, "枫岸高新区一家药企去年研发投入3.7亿元。"),
        (MILLS, "枫岸高新区船舶配套企业满负荷生产，订单已排到明年三月。"),
        (MILLS, "造纸企业开工率比去年同期低7个百分点。"),
        (MILLS, "船舶配套企业的订单已排到明年三月。"),
        (MILLS, "枫岸高新区造纸企业开工率为58%，船舶配套企业则满负荷生产。"),
        (GOODS, "去年，高新技术产品占枫岸高新区出口的比重上升至38%。"),
        (GOODS, "枫岸高新区去年高新技术产品占比升至38%，纺织产品出口占比降至35%。"),
        (GROUPS, "临溪集团和海岳集团在枫岸高新区分别投资9亿元和7亿元。"),
        (GROUPS, "临溪集团投资9亿元，海岳集团投资7亿元。"),
        (SCHOOLS, "枫岸高新区职业学校今年招生1150人。"),
        (SCHOOLS, "今年实验小学增加两个班。"),
        (PARKS, "枫岸高新区光电产业园已签约项目12个。"),
        (PARKS, "软件产业园年营收23亿元。"),
        (PARKS, "枫岸高新区的软件产业园年营收为23亿元，已有企业64家。"),
        (PARTNERS, "恒澜药业去年研发投入3.7亿元，有员工860人。"),
        (PARTNERS, "恒澜药业成立于2009年，有员工860人。"),
        (PARTNERS, "据贺文舟介绍，恒澜药业去年研发投入3.7亿元。"),
        (INVENTORS, "李慕白团队攻克密封难题，获奖金30万元。"),
        (INVENTORS, "张弘毅获奖金50万元。"),
        (TWO_PLANTS, "瑞辰电子投资8亿元，年产芯片3亿颗。"),
        (TWO_PLANTS, "枫岸高新区的鼎宏机械年产机床1200台，投资2.5亿元。"),
        (OWNERS, "国有企业吸纳就业8600人，民营企业吸纳就业3.1万人。"),
    ],
)
def test_what_is_said_of_the_same_subject_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
