"""Which subjects of claims are names of zones."""

from __future__ import annotations

import pytest

from zoneqa.claims.named_subjects import named_zones


@pytest.mark.parametrize("name", ["砚池高新区", "桂岭高新区", "柘浦高新技术产业开发区"])
def test_the_name_of_a_zone_is_one(name: str) -> None:
    assert named_zones([name]) == [name]


@pytest.mark.parametrize(
    "name",
    ["国家高新区", "全省高新区", "五个高新区", "砚池市", "恒越公司"],
)
def test_zones_at_large_and_others_are_none(name: str) -> None:
    assert named_zones([name]) == []
