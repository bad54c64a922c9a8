"""A word that tells a thing from others, which no report has, declines a question."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.unmentioned import unmentioned


def missing(question: str, *sentences: str) -> tuple[str, ...]:
    return unmentioned(*read(question, *sentences))


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("砚溪给救援人员送了多少件雨衣？", "砚溪市民送来方便面150件。", ("雨衣",)),
        ("砚溪联赛有几支女子球队？", "砚溪联赛有234支球队。", ("女子",)),
        ("砚溪探访了多少个留守孩子？", "砚溪社工探访孩子40人。", ("留守",)),
        ("砚溪查处了多少处重大隐患？", "砚溪查处隐患1021处。", ("重大",)),
        ("砚溪律师团有多少名女律师？", "砚溪律师团有21名律师。", ("女",)),
    ],
)
def test_what_is_counted(question: str, sentence: str, words: tuple[str, ...]) -> None:
    assert missing(question, sentence) == words


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("砚溪有多少家市级绿色园区？", "砚溪有省级绿色园区43家。", ("市级",)),
        ("砚溪春节慰问部队是哪天？", "7月26日，砚溪慰问部队。", ("春节",)),
        ("砚溪音乐节在哪里举办？", "砚溪青年论坛在会展中心开幕。", ("音乐节",)),
        ("砚溪收到《山海》样书的是谁？", "砚溪民警叶知秋收到样书。", ("山海",)),
        ("砚溪运动会有多少人参加？", "砚溪论坛有300人参加。", ("运动会",)),
        ("砚溪收到“人美心善”锦旗的是谁？", "砚溪民警叶知秋收到锦旗。", ("人美", "心善")),
    ],
)
def test_levels_feasts_events_and_what_is_quoted(
    question: str, sentence: str, words: tuple[str, ...]
) -> None:
    assert missing(question, sentence) == words


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # Other words than those are said in other ways.
        ("砚溪哪天把嫌疑人抓住的？", "7月29日，砚溪警方抓获嫌疑人。"),
        ("砚溪总部的老家在哪国？", "总部位于比利时。"),
        # What a word is short for, and another word for it.
        ("砚溪有多少名党员干部？", "砚溪的共产党员和干部有30人。"),
        ("砚溪营收多少？", "砚溪营业收入为12亿元。"),
        # A part of the word is there.
        ("砚溪联谊会有几对牵手？", "砚溪联谊活动中4对青年牵手。"),
        # The kind of thing that is asked for.
        ("砚溪大会在哪座城市举办？", "砚溪大会在霁州举办。"),
        ("砚溪给多少人看了病？", "砚溪义诊共诊治30人。"),
        # What ends like an event, or is tagged like a place.
        ("砚溪想蹭哪个自贸区的机会？", "砚溪将借势自贸区霁州片区。"),
        ("砚溪满中国招生，去过多少个省？", "砚溪招生组跑了17个省。"),
        ("砚溪哪个环节最慢？", "砚溪审批最慢。"),
        # People shorten names as they like.
        ("砚溪展台的MacBook标价多少？", "砚溪展台的主机标价5049元。"),
        ("跟砚溪市长座谈的远科董事长是谁？", "砚溪市长与远山科技董事长座谈。"),
        # A zone goes by several names.
        ("砚溪高新区有多少家企业？", "全区有企业40家。"),
    ],
)
def test_what_may_be_said_otherwise(question: str, sentence: str) -> None:
    assert missing(question, sentence) == ()


def test_a_woman_has_to_be_told_of_near_the_answer() -> None:
    article = ("砚溪律师团有21名律师。", "他们办案一年。", "任女士也来过。")
    query, readings = read("砚溪律师团有多少名女律师？", *article, title="砚溪要闻")
    assert unmentioned(query, readings[:1]) == ("女",)
    assert unmentioned(query, readings[2:]) == ()


def test_english_questions_are_compared_elsewhere() -> None:
    assert missing("How many MacBooks did Yanxi buy?", "砚溪采购主机30台。") == ()
