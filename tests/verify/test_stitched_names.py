"""Names that the evidence has, but of other things: who does what, who says what."""

from __future__ import annotations

import pytest

from tests.verify.drafts import cited
from zoneqa.verify.verifier import Verifier

verify = Verifier()

NEWS = (
    "9月6日，云麓电子与柏川大学在枫岸高新区共建智能传感实验室，由陆怀民教授任主任。"
    "云麓电子总经理韩砚之说，实验室一期投资2.4亿元，计划明年3月建成。"
    "园区负责人郑亦舟表示，今年将新建厂房12万平方米。"
    "松桥经开区的赤霞药业已建成两条生产线，年产值6.1亿元。"
)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("柏川大学与赤霞药业在枫岸高新区共建智能传感实验室。", "云麓"),
        ("赤霞药业总经理韩砚之说，实验室一期投资2.4亿元。", "云麓电子"),
        ("陆怀民说，实验室一期投资2.4亿元。", "韩砚之"),
        ("郑亦舟表示，实验室计划明年3月建成。", "韩砚之"),
        ("韩砚之表示，今年将新建厂房12万平方米。", "郑亦舟"),
        ("枫岸高新区的赤霞药业年产值6.1亿元。", "松桥经开区"),
    ],
)
def test_a_name_of_something_else_is_caught(sentence: str, right: str) -> None:
    found = verify(sentence, [cited(NEWS)])
    assert found.verdict == "cut"
    assert [(fault.kind, fault.right) for fault in found.faults] == [("entity", right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "云麓电子、柏川大学在枫岸高新区共建了智能传感实验室。",
        "韩砚之介绍，实验室一期投资2.4亿元。",
        "据韩砚之介绍，实验室预计明年3月建成。",
        "郑亦舟说，今年将新建厂房12万平方米。",
        "赤霞药业位于松桥经开区，年产值6.1亿元。",
        "智能传感实验室主任是陆怀民教授。",
    ],
)
def test_a_name_of_the_same_passes(sentence: str) -> None:
    assert verify(sentence, [cited(NEWS)]).verdict == "supported"
