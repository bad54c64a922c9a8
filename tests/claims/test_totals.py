"""A figure of a list is not that of one thing in it."""

from __future__ import annotations

import pytest

from tests.claims.reports import claim_of
from zoneqa.claims.totals import is_of_more


@pytest.mark.parametrize(
    ("asked", "text", "value", "more"),
    [
        ("国家级企业", "国家级、省级企业达到299家。", "299家", True),
        ("俄罗斯学员", "来自俄罗斯、巴基斯坦等41个国家的148名学员参加培训。", "148名", True),
        ("轴承出口额", "轴承、齿轮、阀门出口额9亿元。", "9亿元", True),
        ("轴承和齿轮出口额", "轴承、齿轮、阀门出口额9亿元。", "9亿元", True),
        ("研究所", "高校、研究所共12家。", "12家", False),
        ("国家级和省级企业", "国家级、省级企业达到299家。", "299家", False),
        ("出口额", "轴承、齿轮、阀门出口额9亿元。", "9亿元", False),
        ("轴承出口额", "轴承、齿轮出口额分别为9亿元和4亿元。", "9亿元", False),
        ("轴承出口额", "轴承、齿轮各出口9亿元。", "9亿元", False),
        ("轴承出口额", "齿轮不算，轴承出口额9亿元。", "9亿元", False),
    ],
)
def test_a_figure_of_several_things_together(asked: str, text: str, value: str, more: bool) -> None:
    assert is_of_more(asked, claim_of(text, value)) == more
