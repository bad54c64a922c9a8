"""Comparing numbers: equal values in other forms, rounding, and words like 约 and 超."""

from __future__ import annotations

import pytest

from zoneqa.claims.quantities import quantities
from zoneqa.verify.compare_numbers import Relation, compare_numbers


@pytest.mark.parametrize(
    ("stated", "given", "relation"),
    [
        ("194000万元", "19.4亿元", "same"),
        ("十九点四亿元", "19.4亿元", "same"),
        ("1.94 billion yuan", "19.4亿元", "same"),
        ("20%", "两成", "same"),
        ("百分之二十", "20%", "same"),
        ("1.2倍", "120%", "same"),
        ("1500亩", "100公顷", "same"),
        ("385个", "385家", "same"),
        ("19.4亿元", "19.43亿元", "same"),
        ("约19亿元", "19.43亿元", "same"),
        ("超过400家", "417家", "same"),
        ("近20亿元", "19.43亿元", "same"),
        ("300多家", "超过300家", "same"),
        ("300多家", "360家", "same"),
        ("两百多车次", "286车次", "same"),
        ("四成多", "44%", "same"),
        ("超过70亿元", "74.3亿元", "same"),
        ("逾三成", "33.5%", "same"),
        ("近三成", "27.6%", "same"),
        ("不到一半", "44.9%", "same"),
        ("约三分之一", "33.9%", "same"),
        ("286亿元", "286.4亿元", "same"),
        ("74亿元", "73.58亿元", "same"),
        ("1000米", "1公里", "same"),
        ("三年", "36个月", "same"),
        ("1.02亿公斤", "10.2万吨", "same"),
        ("2小时", "120分钟", "same"),
        ("2300万度", "2300万千瓦时", "same"),
        ("1.65万公顷", "24.8万亩", "same"),
        ("300多家", "410家", "other"),
        ("四成多", "53%", "other"),
        ("三成", "33.5%", "other"),
        ("近三成", "33.5%", "other"),
        ("不到三成", "33.5%", "other"),
        ("三分之一", "36%", "other"),
        ("三年", "35个月", "other"),
        ("三年", "3个月", "other_unit"),
        ("1000米", "10公里", "other_unit"),
        ("19亿元", "19.43亿元", "other"),
        ("19.5亿元", "19.43亿元", "other"),
        ("超过500家", "417家", "other"),
        ("300家", "近300家", "unhedged"),
        ("超过300家", "近300家", "hedged"),
        ("19.4万元", "19.4亿元", "other_unit"),
        ("19.4亿美元", "19.4亿元", "other_unit"),
        ("12个百分点", "12%", "other_unit"),
        ("385人", "385家", "other_unit"),
        ("前三名", "第三名", "other"),
    ],
)
def test_how_a_stated_figure_lies_to_a_given_one(
    stated: str, given: str, relation: Relation
) -> None:
    (one,), (other,) = quantities(stated), quantities(given)
    assert compare_numbers(one, other) == relation
