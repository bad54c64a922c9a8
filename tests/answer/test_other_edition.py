"""An article about another edition, batch or phase than the one asked about is a near miss."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.other_edition import other_edition


@pytest.mark.parametrize(
    ("question", "sentence", "editions"),
    [
        ("第九号台风哪天影响砚溪？", "今年第6号台风将于8月10日影响砚溪。", ("第9号", "第6号")),
        ("砚溪第八届论坛在哪里开？", "砚溪第五届论坛在会展中心召开。", ("第8届", "第5届")),
        ("砚溪第三批示范园有几家？", "砚溪公布首批示范园50家。", ("第3批", "第1批")),
        ("砚溪药谷三期面积多大？", "砚溪药谷一期面积12万平方米。", ("第3期", "第1期")),
        ("砚溪第四轮融资多少？", "砚溪企业完成第二轮融资3亿元。", ("第4轮", "第2轮")),
        (
            "When did the 12th Yanxi Sports Culture Festival open?",
            "砚溪第十四届体育文化节于8月16日开幕。",
            ("edition 12", "edition 14"),
        ),
    ],
)
def test_another_edition_is_a_near_miss(
    question: str, sentence: str, editions: tuple[str, str]
) -> None:
    query, readings = read(question, sentence)
    assert other_edition(query, readings[0]) == editions
    miss = near_miss(query, readings)
    assert miss is not None
    assert miss[1].kind == "other_edition"


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("砚溪第五届论坛在哪里开？", ("第五届论坛明天开幕。", "地点在会展中心。")),
        ("砚溪第五届论坛在哪里开？", ("论坛在会展中心召开。",)),
        ("砚溪首批示范园有几家？", ("砚溪公布第一批示范园50家。",)),
        ("砚溪第三次会议在哪里开？", ("砚溪首次邀请专家，会议在会展中心召开。",)),
        ("砚溪论坛在哪里开？", ("砚溪第五届论坛在会展中心召开。",)),
    ],
)
def test_the_same_edition_or_none_is_no_near_miss(question: str, article: tuple[str, ...]) -> None:
    query, readings = read(question, *article)
    assert all(other_edition(query, reading) is None for reading in readings)
