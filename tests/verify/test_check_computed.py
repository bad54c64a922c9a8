"""Numbers that no article prints: borne if they follow from its figures as the sentence says."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier

verify = Verifier()

NEWS = (
    "枫溪高新区2024年上半年新签项目36个，比去年同期多6个，总投资120亿元；"
    "松台高新区新签项目24个，总投资90亿元。"
    "枫溪高新区出口额由去年的40亿元增至50亿元，其中光伏产品出口20亿元。"
    "枫溪高新区现有企业1500家，较年初减少50家。"
    "全区研发投入强度为4.2%，高出全市平均1.1个百分点。"
    "全区税收是2019年的2.5倍。"
)

FOLLOW = (
    "枫溪高新区和松台高新区上半年共新签项目60个。",
    "两区总投资合计210亿元。",
    "枫溪高新区比松台高新区多签12个项目。",
    "松台高新区新签项目比枫溪高新区少12个。",
    "两区新签项目相差12个。",
    "枫溪高新区出口额增加了10亿元。",
    "枫溪高新区出口额增长25%。",
    "光伏产品出口占枫溪高新区出口额的40%。",
    "光伏产品出口占枫溪高新区出口额的四成。",
    "枫溪高新区新签项目是松台高新区的1.5倍。",
    "今年年初，枫溪高新区有企业1550家。",
    "去年同期，枫溪高新区新签项目30个。",
    "全市平均研发投入强度为3.1%。",
    "与2019年相比，枫溪高新区税收增长了1.5倍。",
    "Together, Fengxi and Songtai signed 60 projects.",
)

DO_NOT_FOLLOW = (
    "枫溪高新区和松台高新区上半年共新签项目62个。",
    "两区总投资合计220亿元。",
    "枫溪高新区比松台高新区多签14个项目。",
    "枫溪高新区新签项目比松台高新区少12个。",
    "两区新签项目相差15个。",
    "枫溪高新区出口额减少了10亿元。",
    "枫溪高新区出口额增长20%。",
    "枫溪高新区出口额下降25%。",
    "光伏产品出口占枫溪高新区出口额的50%。",
    "松台高新区新签项目是枫溪高新区的1.5倍。",
    "今年年初，枫溪高新区有企业1450家。",
    "去年同期，枫溪高新区新签项目42个。",
    "全市平均研发投入强度为5.3%。",
)


@pytest.mark.parametrize("sentence", FOLLOW)
def test_a_number_that_follows_as_is_said_is_supported(sentence: str) -> None:
    found = verify(sentence, [cited(NEWS)])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize("sentence", DO_NOT_FOLLOW)
def test_a_number_that_does_not_follow_is_cut(sentence: str) -> None:
    assert verify(sentence, [cited(NEWS)]).verdict == "cut"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "枫溪高新区新签项目12个。",
            "文章没有写12个，这是自行计算的：36个-24个=12个",
        ),
        (
            "枫溪高新区和松台高新区新签项目60个。",
            "文章没有写60个，这是自行计算的：36个+24个=60个",
        ),
    ],
)
def test_a_number_that_follows_though_nothing_says_so_is_flagged(sentence: str, said: str) -> None:
    found = verify(sentence, [cited(NEWS)])
    assert (found.verdict, [fault.kind for fault in found.faults]) == ("flagged", ["computed"])
    assert reason(found, "zh") == said
