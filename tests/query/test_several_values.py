"""Questions that no single value answers, and what they list."""

from __future__ import annotations

import pytest

from zoneqa.query.listed_items import listed_items
from zoneqa.query.several_values import asks_to_compare, asks_two_things


@pytest.mark.parametrize(
    "question",
    [
        "收到作品多少个、已发布几期？",
        "谁当了校长，什么时候上任的？",
        "这栋楼地上几层、地下几层？",
        "项目总投资多少，由哪家公司承建？",
        "Who runs the park and how many people work there?",
    ],
)
def test_two_things_are_asked(question: str) -> None:
    assert asks_two_things(question)


@pytest.mark.parametrize(
    "question",
    [
        "工作站哪年哪月设立？",
        "项目总投资多少亿元？",
        "谁当了校长？",
        "几乎多少企业参加？",
        "Who runs the park that opened in May and has a lake?",
    ],
)
def test_one_thing_is_asked(question: str) -> None:
    assert not asks_two_things(question)


@pytest.mark.parametrize(
    "question",
    [
        "一般贸易进出口比加工贸易高多少？",
        "招募的志愿者比提报的线索多多少？",
        "两家公司的净利润相差多少？",
        "甲方案和乙方案谁更贵，哪个更大？",
        "一般贸易和加工贸易哪个多？",
    ],
)
def test_two_are_compared(question: str) -> None:
    assert asks_to_compare(question)


@pytest.mark.parametrize(
    "question",
    [
        "税收比上年增长多少？",
        "税收比去年同期多多少？",
        "年产能比原来增加了多少？",
        "比例是多少？",
        "谁是高新区主任？",
        "哪个高新区获奖？",
    ],
)
def test_nothing_is_compared(question: str) -> None:
    assert not asks_to_compare(question)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("企业、院校和科研单位分别是多少件？", ("企业", "院校", "科研单位")),
        ("专利中，企业和个人的各有多少件？", ("企业", "个人")),
        ("甲县和乙县捐的、丙县捐的，各值多少钱？", ("甲县和乙县捐", "丙县捐")),
        ("面积以及造价分别为多少？", ("面积", "造价")),
        ("产值多少？", ()),
        ("面积分别是多少？", ()),
    ],
)
def test_what_is_listed(question: str, items: tuple[str, ...]) -> None:
    assert listed_items(question) == items
