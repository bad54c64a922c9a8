"""Words that say the opposite of what the evidence says, with and without figures."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()


@pytest.mark.parametrize(
    ("evidence", "sentence", "kind", "right"),
    [
        (
            "枫岸高新区平均通关时间缩短3小时。",
            "枫岸高新区平均通关时间延长3小时。",
            "direction",
            "缩短",
        ),
        ("厂房租金比市区低30元。", "厂房租金比市区高30元。", "direction", "低"),
        ("签约项目较上季度多6个。", "签约项目较上季度少6个。", "direction", "多"),
        (
            "枫岸高新区用电量与去年同期持平。",
            "枫岸高新区用电量较去年同期增长。",
            "direction",
            "持平",
        ),
        ("工业增速比上月回落2个百分点。", "工业增速比上月提高2个百分点。", "direction", "回落"),
        ("审批科室由21个减为8个。", "审批科室由21个增为8个。", "direction", "减"),
        ("枫岸隧道比计划提前两个月通车。", "枫岸隧道比计划推迟两个月通车。", "direction", "提前"),
        ("税收增速居全市首位。", "税收增速居全市末位。", "rank", "首位"),
        ("小麦单产创历史最高。", "小麦单产创历史最低。", "rank", "最高"),
        ("枫岸高新区首次举办机器人大赛。", "枫岸高新区再次举办机器人大赛。", "rank", "首次"),
        (
            "The zone's power use was unchanged last year.",
            "The zone's power use rose last year.",
            "direction",
            "unchanged",
        ),
    ],
)
def test_an_opposite_is_caught(evidence: str, sentence: str, kind: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert (kind, right) in {(fault.kind, fault.right) for fault in found.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("工业增速比上月回落2个百分点。", "工业增速比上月下降2个百分点。"),
        ("降幅比去年收窄3个百分点。", "降幅比去年缩小3个百分点。"),
        ("厂房租金比市区低30元。", "厂房租金低于市区30元。"),
        ("小麦单产创历史最高。", "小麦单产为历史最高。"),
        ("平均通关时间缩短3小时。", "平均通关时间减少3小时。"),
    ],
)
def test_another_word_of_the_same_side_is_none(evidence: str, sentence: str) -> None:
    assert verify(sentence, [cited(evidence)]).verdict == "supported"
