"""What is a goal is planned, and what was reached is not."""

from __future__ import annotations

import pytest

from zoneqa.claims.extract import claims_of
from zoneqa.types import Article


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        (
            "2023年力争实现地区生产总值500亿元，完成税收40亿元，新建厂房60万平方米。",
            "40亿元",
            "planned",
        ),
        (
            "2023年力争实现地区生产总值500亿元，完成税收40亿元，新建厂房60万平方米。",
            "60万平方米",
            "planned",
        ),
        ("砚池高新区出口额77.1亿元，超额完成70亿元的年度目标。", "70亿元", "planned"),
        ("砚池高新区出口额77.1亿元，超额完成70亿元的年度目标。", "77.1亿元", "achieved"),
        ("力争税收40亿元，去年税收36亿元。", "36亿元", "achieved"),
        ("确保新增企业30家，目前已新增企业21家。", "21家", "achieved"),
        ("“雏鹰计划”支持了236家企业。", "236家", "achieved"),
        ("《三年行动计划》惠及企业236家。", "236家", "achieved"),
        ("砚池高新区已将12个项目列入计划。", "12个", "achieved"),
        ("砚池高新区均将30家企业纳入名单。", "30家", "achieved"),
        ("砚池高新区将审批科室由25个减为8个。", "8个", "achieved"),
        ("砚池高新区年产值将由25亿元增至28亿元。", "28亿元", "planned"),
        ("砚池高新区将新增企业30家。", "30家", "planned"),
        ("The zone will invest 300 million yuan.", "300 million yuan", "planned"),
        ("The zone plans to build 12 schools.", "12 schools", "planned"),
        ("It is expected to attract 30 companies.", "30 companies", "planned"),
        ("The zone aims at exports of 2 billion yuan.", "2 billion yuan", "planned"),
        ("The zone attracted 30 companies.", "30 companies", "achieved"),
    ],
)
def test_a_goal_is_planned(text: str, value: str, modality: str) -> None:
    claims = claims_of(Article("a", "砚池高新区", text, "晨报", "2023-11-20", "砚池高新区"))
    assert [claim.modality for claim in claims if claim.value.quote == value] == [modality]


def test_the_figure_of_a_goal_is_of_what_the_figure_before_is() -> None:
    text = "砚池高新区2023年出口额77.1亿元，超额完成70亿元的年度目标；2024年目标为85亿元。"
    claims = claims_of(Article("a", "砚池高新区", text, "晨报", "2024-01-20", "砚池高新区"))
    assert len(claims) == 3
    assert all(claim.attribute and "出口额" in claim.attribute.text for claim in claims)
