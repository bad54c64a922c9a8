"""Which of several something is: another one is caught, the same in other words passes."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

FLATS = "枫岸高新区首批人才公寓9月交付，共1260套。"
CONTEST = "第六届“白露杯”大赛收官，姚思齐团队的导航机器人获一等奖，奖金90万元。"
MARKET = "前8个月，枫岸高新区进出口41亿元，俄罗斯成为最大出口市场。"
PHASE = "枫岸电池基地二期项目开工，总投资30亿元。"
RACE = "国内选手杨牧野在枫岸国际马拉松赛中获第四名，成绩为2小时14分。"


@pytest.mark.parametrize(
    ("evidence", "sentence", "right"),
    [
        (FLATS, "枫岸高新区第二批人才公寓9月交付，共1260套。", "首批"),
        (CONTEST, "第六届“白露杯”大赛收官，姚思齐团队的导航机器人获二等奖。", "一等奖"),
        (CONTEST, "第五届“白露杯”大赛收官。", "第六届"),
        (MARKET, "枫岸高新区进出口41亿元，俄罗斯成为第二大出口市场。", "最大"),
        (PHASE, "枫岸电池基地三期项目开工。", "二期"),
        (RACE, "The runner Yang Muye finished second in the Feng'an marathon.", "第四名"),
    ],
)
def test_another_place_in_a_row_is_caught(evidence: str, sentence: str, right: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == "cut"
    assert [(fault.kind, fault.right) for fault in found.faults] == [("rank", right)]


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (FLATS, "枫岸高新区第一批人才公寓9月交付，共1260套。"),
        (CONTEST, "姚思齐团队的导航机器人在第六届“白露杯”大赛上获一等奖。"),
        (MARKET, "俄罗斯成为枫岸高新区的第一大出口市场。"),
        (PHASE, "枫岸电池基地第二期项目开工。"),
        (PHASE, "The second phase of the battery base has a total investment of 3 billion yuan."),
        (RACE, "The runner Yang Muye finished fourth in the Feng'an marathon."),
    ],
)
def test_the_same_place_in_a_row_passes(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict != "cut"
    assert "rank" not in {fault.kind for fault in found.faults}
