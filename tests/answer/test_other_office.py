"""A sentence about another office than the one asked about is a near miss."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.other_office import other_office


@pytest.mark.parametrize(
    ("question", "sentence", "words", "other"),
    [
        ("叶知秋哪年任砚溪市委书记？", "2021年，叶知秋任砚溪市委副书记。", "2021年", "副书记"),
        ("叶知秋哪年当上总会计师？", "2019年，叶知秋任砚溪集团总工程师。", "2019年", "总工程师"),
        ("叶知秋何时当选砚溪市市长？", "叶知秋于1月17日当选副省长。", "1月17日", "副省长"),
        ("砚溪编办主任是谁？", "砚溪编办副主任叶知秋以实例讲党课。", "叶知秋", "副主任"),
        ("砚溪市市长是谁？", "砚溪市委常委、常务副市长叶知秋表示欢迎。", "叶知秋", "常务副市长"),
        ("砚溪总队的总队长是谁？", "砚溪总队副总队长叶知秋带队检查。", "叶知秋", "副总队长"),
        ("砚溪建设部部长是谁？", "砚溪建设部部长助理叶知秋说。", "叶知秋", "部长助理"),
        ("晨曦公司的首席财务官是谁？", "首席技术官是从霁州来的叶知秋。", "叶知秋", "首席技术官"),
        ("砚溪法院院长是谁？", "该案审判长为叶知秋。", "叶知秋", "审判长"),
        ("晨曦公司董事长是谁？", "晨曦公司数据中心总经理叶知秋表示。", "叶知秋", "总经理"),
    ],
)  # fmt: skip
def test_another_office_is_a_near_miss(
    question: str, sentence: str, words: str, other: str
) -> None:
    query, readings = read(question, sentence, words=words)
    named = other_office(query, readings[0])
    assert named is not None
    assert named[1] == other
    miss = near_miss(query, readings)
    assert miss is not None
    assert miss[1].kind == "other_office"


def test_the_office_of_another_firm_is_a_near_miss() -> None:
    asked, sentence = "远山重工的董事长是谁？", "晨曦轴承董事长叶知秋表示，公司投入2亿元。"
    query, readings = read(asked, sentence, "远山重工集团来了。", words="叶知秋")
    miss = near_miss(query, readings[:1])
    assert miss is not None
    assert miss[1].kind == "other_office"
    query, readings = read("晨曦轴承的董事长是谁？", sentence, words="叶知秋")
    assert near_miss(query, readings) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("砚溪建设局局长是谁？", "砚溪建设局党组书记、局长叶知秋说。", "叶知秋"),
        ("砚溪市副市长是谁？", "砚溪市委常委、常务副市长叶知秋表示欢迎。", "叶知秋"),
        ("砚溪项目的负责人是谁？", "砚溪项目经理叶知秋说。", "叶知秋"),
        ("砚溪建设局局长是谁？", "砚溪建设局负责人叶知秋说。", "叶知秋"),
        ("叶知秋什么时候任砚溪市市长？", "2022年1月，叶知秋任砚溪市市长。", "2022年1月"),
        ("叶知秋当副市长之前，在哪个区当一把手？", "叶知秋曾任砚溪区委书记。", "砚溪"),
        ("市长什么时候到砚溪调研？", "7月8日，副省长叶知秋到砚溪调研。", "7月8日"),
        ("Who is the head of Yanxi High-tech Zone?", "砚溪高新区管委会主任叶知秋说。", "叶知秋"),
    ],
)
def test_the_same_or_a_vague_office_is_no_near_miss(
    question: str, sentence: str, words: str
) -> None:
    query, readings = read(question, sentence, words=words)
    assert other_office(query, readings[0]) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # Both offices of one person are of the body that stands before the first.
        ("砚溪区教育局局长是谁？", "砚溪区教育局党组书记、局长叶知秋说。"),
        ("青禾药业总经理是谁？", "青禾药业董事长兼总经理叶知秋说。"),
        ("砚溪市市长是谁？", "砚溪市委书记、市长叶知秋说。"),
        ("砚溪市委书记是谁？", "砚溪市委书记、市人大常委会主任叶知秋说。"),
        # The verb before an office is no body.
        ("谁担任局长？", "叶知秋担任局长。"),
        ("谁接替郑可欣担任局长？", "郑可欣退休，叶知秋担任局长。"),
        ("谁被任命为局长？", "叶知秋被任命为局长。"),
        ("谁升任总经理？", "叶知秋升任总经理。"),
        ("谁当选为会长？", "叶知秋当选会长。"),
    ],
)
def test_who_holds_the_very_office_is_the_answer(question: str, sentence: str) -> None:
    query, readings = read(question, sentence, words="叶知秋")
    assert near_miss(query, readings) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("砚溪区卫健局局长是谁？", "砚溪区教育局党组书记、局长叶知秋说。"),
        ("云帆药业总经理是谁？", "青禾药业董事长兼总经理叶知秋说。"),
        ("谁接替郑可欣担任局长？", "副局长叶知秋说。"),
    ],
)
def test_an_office_of_another_body_or_rank_is_not(question: str, sentence: str) -> None:
    query, readings = read(question, sentence, words="叶知秋")
    assert near_miss(query, readings) is not None
