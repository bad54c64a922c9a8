"""Planned or done, denied or not: also in short clauses and without figures."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

INCUBATOR = "枫岸高新区3年内将建孵化器4个，首个将于明年5月启用，第二个已正式开工。"
CAPACITY = "枫岸铜业对基地升级改造，年产能将从31万吨，提升至58万吨。"
GOALS = "枫岸高新区今年的目标有两个：一是工业增加值增长21%，二是工业总产值增长24%。"
MARKET = "枫岸零工市场由邻里公司运营，全程不收取任何费用，无一家企业投诉。"
COST = "枫岸高新区机器人产业园计划总投资45亿元，已完成投资12亿元。"
FUTURE = (
    "枫岸高新区2020年工业总产值迈过300亿元。枫岸高新区2021年的目标是工业总产值增长23%，全力争取。"
)
SHARE = "枫岸高新区上半年软件收入增长12%，仍高于全市平均，没有一个项目停工。"


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (INCUBATOR, "枫岸高新区首个孵化器已经启用。"),
        (INCUBATOR, "枫岸高新区3年内将建孵化器4个，首个已启用。"),
        (INCUBATOR, "枫岸高新区3年内将建孵化器4个，首个将于明年5月启用，第二个计划开工。"),
        (INCUBATOR, "枫岸高新区第二个孵化器拟于明年开工。"),
        (CAPACITY, "枫岸铜业对基地升级改造，年产能已从31万吨提升至58万吨。"),
        (GOALS, "今年，枫岸高新区工业总产值增长了24%。"),
        (COST, "枫岸高新区机器人产业园已完成总投资45亿元。"),
        (FUTURE, "枫岸高新区2021年工业总产值增长了23%。"),
    ],
)
def test_a_plan_is_not_done_and_what_was_done_is_no_plan(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert "modality" in {fault.kind for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (MARKET, "枫岸零工市场由邻里公司运营，要收取少量费用。"),
        (MARKET, "枫岸零工市场由邻里公司运营，全程收取费用。"),
        (MARKET, "枫岸零工市场由邻里公司运营，全程不收取任何费用，有企业投诉。"),
        (SHARE, "枫岸高新区上半年软件收入增长12%，已不高于全市平均。"),
        (SHARE, "枫岸高新区上半年软件收入增长12%，仍高于全市平均，有项目停工。"),
    ],
)
def test_what_is_denied_is_not_so(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict in ("cut", "flagged")
    assert "negation" in {fault.kind for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (INCUBATOR, "枫岸高新区首个孵化器预计明年5月启用。"),
        (INCUBATOR, "枫岸高新区第二个孵化器已经开工。"),
        (CAPACITY, "枫岸铜业对基地升级改造，年产能预计从31万吨提升至58万吨。"),
        (GOALS, "枫岸高新区今年力争工业总产值增长24%。"),
        (COST, "枫岸高新区机器人产业园总投资45亿元。"),
        (COST, "机器人产业园总投资为45亿元，已完成12亿元。"),
        (FUTURE, "枫岸高新区2020年，园区工业总产值突破300亿元。"),
        (MARKET, "枫岸零工市场全程不收任何费用。"),
        (SHARE, "枫岸高新区上半年软件收入增长12%，高于全市平均。"),
    ],
)
def test_the_same_in_other_words_passes(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
