"""What zones are called in English."""

from __future__ import annotations

import pytest

from zoneqa.zones.english_names import zone_in_english


@pytest.mark.parametrize(
    ("zone", "english"),
    [
        ("昆山高新区", "Kunshan High-tech Zone"),
        ("崑山高新區", "Kunshan High-tech Zone"),
        ("昆山市国家高新区", "Kunshan High-tech Zone"),
        ("云岭高新技术产业开发区", "Yunling High-tech Zone"),
        ("嘉兴秀洲高新区", "Jiaxing Xiuzhou High-tech Zone"),
        ("哈尔滨经开区", "Harbin Economic Development Zone"),
        ("西安高新区", "Xi'an High-tech Zone"),
        ("杨凌农高区", "Yangling Agricultural High-tech Zone"),
        ("光谷", "Optics Valley"),
        ("松山湖高新区", "Songshan Lake High-tech Zone"),
        ("苏州工业园区", "Suzhou Industrial Park"),
        ("中关村", "Zhongguancun"),
        ("内蒙古", "Inner Mongolia"),
        ("高新区", None),
        ("国家高新区", None),
        ("晨曦光电", None),
        ("砚溪大桥", None),
    ],
)
def test_the_usual_name(zone: str, english: str | None) -> None:
    assert zone_in_english(zone) == english
