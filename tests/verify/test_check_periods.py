"""A period that goes on longer than that of the evidence is wrong; the year of a month is not."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

PERMITS = "2024年1月至2月，枫岸高新区办结69家企业的入园审批。"
SALES = "2024年1至5月，枫岸高新区零售额21亿元。"
OPENED = "2024年3月5日，枫岸零工市场启用。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (PERMITS, "2024年1月至3月，枫岸高新区办结69家企业的入园审批。", "2024年1月至2月"),
        (PERMITS, "2024年一季度，枫岸高新区办结69家企业的入园审批。", "2024年1月至2月"),
        (SALES, "2024年上半年，枫岸高新区零售额21亿元。", "2024年1至5月"),
        (SALES, "2024年1至6月，枫岸高新区零售额21亿元。", "2024年1至5月"),
        (SALES, "2024年前三季度，枫岸高新区零售额21亿元。", "2024年1至5月"),
    ],
)
def test_a_longer_period_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert ("period", right) in {(fault.kind, fault.right) for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (PERMITS, "2024年前两个月，枫岸高新区办结69家企业的入园审批。"),
        (SALES, "2024年前5个月，枫岸高新区零售额21亿元。"),
        (OPENED, "2024年3月，枫岸零工市场启用。"),
        (OPENED, "2024年一季度，枫岸零工市场启用。"),
        (OPENED, "2024年，枫岸零工市场启用。"),
    ],
)
def test_the_same_period_or_one_round_a_day_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
