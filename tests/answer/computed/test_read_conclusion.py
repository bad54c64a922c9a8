"""What is concluded from the sentences that were read, of whatever they tell."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.computed.read_conclusion import change_of_readings, conclusion_of_readings


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        (
            "澄远材料公司扩建后，年产能比原来增加了多少？",
            "扩建后，澄远材料公司年产能由原来的4.2万吨扩大到11.7万吨。",
            "7.5万吨",
        ),
        (
            "砚溪展馆的展览面积比之前增加了多少平方米？",
            "砚溪展馆展览面积由此前的1800平方米增至2600平方米。",
            "800平方米",
        ),
        (
            "霁川的优良水体率比原来提高了多少？",
            "霁川的优良水体率由原来的61.5%提升至88.0%。",
            "26.5个百分点",
        ),
        (
            "办理时间比原来缩短了多少天？",
            "企业开办的办理时间由原来的12天缩短至3天。",
            "9天",
        ),
        (
            "云汀水库的年发电量比以前增加了多少？",
            "云汀水库年发电量由以前的3.1亿千瓦时提高到4.6亿千瓦时。",
            "1.5亿千瓦时",
        ),
        ("参展企业比上届多多少家？", "本届吸引参展企业426家，上届为358家。", "68家"),
        (
            "澄远公司营业收入比上年同期多多少？",
            "澄远公司营业收入23.8亿元，上年同期为18.1亿元，同比增长31.5%。",
            "5.7亿元",
        ),
        ("游客比去年多了多少万人？", "节日里接待游客58万人，而去年为41万人。", "17万人"),
    ],
)
def test_a_change_is_computed_of_what_was_and_what_is(
    question: str, sentence: str, short: str
) -> None:
    found = change_of_readings(*read(question, sentence))
    assert found is not None
    assert found.short == short
    assert not found.is_open


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # By how much is printed.
        ("年产能比原来增长了多少？", "年产能由原来的4万吨扩大到6万吨，增长50%。"),
        # In another unit than is asked for.
        ("展览面积比之前增加了多少家？", "展览面积由此前的1800平方米增至2600平方米。"),
        # Nothing says what it was.
        ("年产能比原来增加了多少？", "年产能达到11.7万吨。"),
        # No change is asked for.
        ("现在的年产能是多少？", "年产能由原来的4.2万吨扩大到11.7万吨。"),
        # Of other years than are asked about.
        (
            "2019年到2020年，砚溪高新区的税收增加了多少亿元？",
            "砚溪高新区税收由2021年的4亿元增至2022年的6亿元。",
        ),
    ],
)
def test_no_change_is_computed(question: str, sentence: str) -> None:
    assert change_of_readings(*read(question, sentence)) is None


@pytest.mark.parametrize("before", ["20多家", "不到20家", "至少20家", "近20家", "超过20家"])
def test_no_change_follows_of_what_is_not_exact(before: str) -> None:
    sentence = f"砚溪高新区认证企业由最初的{before}增加至65家。"
    found = change_of_readings(*read("砚溪高新区认证企业比最初增加了多少家？", sentence))
    assert found is not None
    assert found.short is None
    assert found.is_open
    assert "不是确切的数字" in found.remarks[0]


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        (
            "企业、院校和科研单位获得授权的分别是多少件？",
            "上半年企业累计获得授权812件；院校获得授权264件，科研单位、机关分别获得授权53件、38件。",
            "812件、264件、53件",
        ),
        ("超重率和肥胖率分别是多少？", "超重率和肥胖率分别达到31.2%和14.6%。", "31.2%、14.6%"),
        (
            "一般贸易、加工贸易进出口各是多少？",
            "一般贸易、加工贸易进出口分别为746亿元和339.9亿元，占比分别为59.9%和13.9%。",
            "746亿元、339.9亿元",
        ),
        (
            "优质项目、普通项目和专项项目分别有多少个？",
            "其中，优质项目、普通项目和专项项目分别为6个、44个和48个。",
            "6个、44个、48个",
        ),
        (
            "商会和澄湖村给霁州的、朗川镇给云陂镇的，各值多少钱？",
            "商会和澄湖村向霁州捐赠价值80.5万元的物资，包括价值20万元的奶粉；"
            "朗川镇向云陂镇捐赠价值41万元的物资。",
            "80.5万元、41万元",
        ),
    ],
)
def test_the_value_of_each_that_is_listed(question: str, sentence: str, short: str) -> None:
    found = conclusion_of_readings(*read(question, sentence), parts=())
    assert found is not None
    assert found.short == short


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("企业和院校获得授权的分别是多少件？", "企业累计获得授权812件。"),
        ("超重率和近视率分别是多少？", "超重率和肥胖率分别达到31.2%和14.6%。"),
        ("甲方案和乙方案分别投资多少？", "两个方案共投资3亿元。"),
        ("出口和进口分别是多少亿元？", "砚溪高新区出口企业有30家，进口企业有20家。"),
        ("优质项目和专项项目分别有多少个？", "共有98个项目。"),
    ],
)
def test_nothing_is_listed_unless_each_has_its_own_value(question: str, sentence: str) -> None:
    assert conclusion_of_readings(*read(question, sentence), parts=()) is None
