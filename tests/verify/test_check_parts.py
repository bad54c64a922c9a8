"""The value of a whole is not told of a part, nor one for so much as one of all."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

SIGNED = (
    "枫岸高新区今年1至6月新签约项目83个，协议总投资391亿元，其中5亿元以上项目17个。"
    "与去年同期相比，签约项目数减少6个。"
)
SHOP = "枫岸跨境电商园去年“双12”当天发出包裹58万件，销售额2.16亿元，其中直播带货占三成。"
FIRMS = "枫岸高新区现有科技型企业640家，其中外资企业45家、上市公司9家。"
STAFF = "枫岸光电有员工1860人，其中研发人员占26%。全年营业收入12.4亿元，其中海外收入3.1亿元。"
EACH = (
    "在枫岸高新区，每平方公里工业用地产出税收2.8亿元；每万人拥有发明专利143件，"
    "每家新设企业最高奖励20万元，每年可节约用电320万千瓦时。"
)
PEOPLE = "枫岸高新区现有从业人员5.4万人，其中硕士以上学历3200人，女性占42%。"
FAIR = "枫岸高新区平均每家企业拥有专利12件，平均每天接待游客800人。"
MEAN = "枫岸高新区工业用地亩均税收41万元，居民人均可支配收入6.2万元。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (SIGNED, "枫岸高新区1至6月新签约5亿元以上项目83个。", "17个"),
        (SIGNED, "枫岸高新区5亿元以上项目协议总投资391亿元。", "17个"),
        (SHOP, "枫岸跨境电商园“双12”当天直播带货销售额2.16亿元。", "三成"),
        (FIRMS, "枫岸高新区现有外资科技型企业640家。", "45家"),
        (STAFF, "枫岸光电有研发人员1860人。", "26%"),
        (STAFF, "枫岸光电全年海外收入12.4亿元。", "3.1亿元"),
        (EACH, "枫岸高新区拥有发明专利143件。", "每万人拥有发明专利143件"),
        (EACH, "枫岸高新区工业用地产出税收2.8亿元。", "每平方公里工业用地产出税收2.8亿元"),
        (EACH, "枫岸高新区的发明专利共有143件。", "每万人拥有发明专利143件"),
        (MEAN, "枫岸高新区工业用地税收41万元。", "亩均税收41万元"),
        (MEAN, "枫岸高新区居民可支配收入6.2万元。", "人均可支配收入6.2万元"),
        (PEOPLE, "枫岸高新区有女性从业人员5.4万人。", "42%"),
        (FAIR, "枫岸高新区拥有专利12件。", "每家企业拥有专利12件"),
    ],
)
def test_a_whole_told_of_a_part_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert right in {fault.right for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (SIGNED, "枫岸高新区1至6月新签约项目83个，5亿元以上的有17个。"),
        (SIGNED, "枫岸高新区新签约的83个项目中，5亿元以上项目有17个。"),
        (SIGNED, "枫岸高新区1至6月新签约5亿元以上项目17个。"),
        (SIGNED, "1至6月，枫岸高新区签约项目协议总投资391亿元。"),
        (SHOP, "枫岸跨境电商园“双12”当天销售额2.16亿元，直播带货占三成。"),
        (SHOP, "直播带货占三成，枫岸跨境电商园“双12”销售额共2.16亿元。"),
        (SHOP, "包括直播带货，枫岸跨境电商园“双12”当天销售额2.16亿元。"),
        (FIRMS, "枫岸高新区有外资企业45家、上市公司9家，科技型企业640家。"),
        (FIRMS, "枫岸高新区640家科技型企业中有上市公司9家。"),
        (STAFF, "枫岸光电1860名员工中，研发人员占26%。"),
        (STAFF, "枫岸光电全年营业收入12.4亿元，海外收入3.1亿元。"),
        (EACH, "枫岸高新区每万人发明专利拥有量为143件。"),
        (EACH, "枫岸高新区单位平方公里工业用地税收2.8亿元。"),
        (EACH, "枫岸高新区新设企业最高奖励20万元。"),
        (EACH, "枫岸高新区一年可节约用电320万千瓦时。"),
        (MEAN, "枫岸高新区居民人均可支配收入为6.2万元，工业用地亩均税收41万元。"),
        (EACH, "枫岸高新区万人发明专利拥有量为143件。"),
        (MEAN, "枫岸高新区工业用地平均每亩税收41万元。"),
        (PEOPLE, "枫岸高新区从业人员5.4万人，女性占42%。"),
        (PEOPLE, "枫岸高新区有3200名硕士以上学历从业人员。"),
        (FAIR, "枫岸高新区企业平均拥有专利12件。"),
    ],
)
def test_a_whole_and_its_part_pass(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
