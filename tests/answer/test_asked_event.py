"""Questions for when something was founded, approved or opened are answered from that event."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.asked_event import asked_event, stating_event
from zoneqa.answer.near_miss import near_miss

OPENING = "2022年是砚溪高新区二次创业的开局之年。"


@pytest.mark.parametrize(
    ("question", "event", "of_zone"),
    [
        ("砚溪高新区是哪一年成立的？", "founded", True),
        ("砚溪国家高新区什么时候批准设立的？", "founded", True),
        ("砚溪高新区哪年获批国家级高新区？", "national", True),
        ("砚溪高新区何时升格为国家级的？", "national", True),
        ("砚溪高新区哪年获批？", "approved", True),
        ("砚溪高新区的创新中心什么时候揭牌？", "unveiled", False),
        ("澄远公司是哪一年创办的？", "founded", False),
        ("砚溪科技馆哪天开放？", "opened", False),
        ("When was Yanxi High-tech Zone founded?", "founded", True),
        ("In which year was Yanxi approved as a national zone?", "national", True),
        ("When was the innovation center of Yanxi opened?", "opened", False),
    ],
)
def test_the_event_that_is_asked_for(question: str, event: str, of_zone: bool) -> None:
    query, _ = read(question, OPENING)
    asked = asked_event(query)
    assert asked
    assert (asked.event, asked.of_zone) == (event, of_zone)


@pytest.mark.parametrize(
    "question",
    [
        "砚溪高新区成立了多少家企业？",
        "砚溪高新区哪年税收最高？",
        "砚溪高新区为什么成立公司？",
        "2003年成立的澄远公司哪年投产？",
        "砚溪高新区成立以来哪年扩区？",
        "When did the company founded in 2003 start production?",
    ],
)
def test_other_questions_ask_for_no_such_event(question: str) -> None:
    query, _ = read(question, OPENING)
    assert asked_event(query) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("砚溪高新区是哪一年成立的？", OPENING),
        ("砚溪高新区哪年设立？", "砚溪高新区与大学在2018年年底共建了一个基地。"),
        ("砚溪高新区哪年获批国家级高新区？", "砚溪高新区1992年成立。"),
        ("砚溪高新区哪年升格为国家高新区？", "2010年，省政府批准设立砚溪高新区。"),
        ("砚溪高新区哪年设立？", "成立于1998年的砚溪高新区医院获奖。"),
        ("澄远公司是哪一年创办的？", "澄远公司2003年产值破亿。"),
        ("砚溪科技馆哪年开放？", "砚溪科技馆2016年接待游客3万人。"),
        ("When was Yanxi High-tech Zone founded?", "砚溪高新区2020年成立了投资公司。"),
    ],
)
def test_a_date_of_something_else_is_declined(question: str, sentence: str) -> None:
    query, readings = read(question, sentence)
    miss = near_miss(query, readings)
    assert miss
    assert miss[1].kind == "other_attribute"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("砚溪高新区是哪一年成立的？", "砚溪高新区自1992年建区以来不断扩区。"),
        ("砚溪高新区何时晋升国家高新区？", "2022年，国务院批复同意砚溪高新区升级为国家高新区。"),
        ("砚溪高新区哪年获批设立？", "2010年3月，省政府批准设立砚溪高新区。"),
        ("砚溪高新区是哪一年成立的？", "砚溪高新区1992年经省政府批准建立。"),
        ("砚溪高新区哪年设立？", "成立于1992年的砚溪高新区，是省级园区。"),
        ("砚溪高新区哪年成为国家高新区？", "2010年跻身国家级行列，砚溪高新区发展迅速。"),
        ("砚溪地铁2号线什么时候开通？", "砚溪地铁2号线12月28日投入运营。"),
        ("澄远公司是哪一年成立的？", "2003年，叶知秋创办澄远公司。"),
        ("砚溪科技馆哪年开放？", "砚溪科技馆2016年投入使用。"),
        ("When was Yanxi High-tech Zone founded?", "砚溪高新区于1992年设立。"),
    ],
)
def test_the_date_of_the_event_is_answered_in_whatever_words(question: str, sentence: str) -> None:
    query, readings = read(question, sentence)
    assert near_miss(query, readings) is None


def test_sentences_that_state_the_event_go_before_surer_ones() -> None:
    founded = "砚溪高新区1992年成立。"
    query, readings = read("砚溪高新区是哪一年成立的？", OPENING, founded)
    assert [each.sentence.quote for each in stating_event(query, readings)] == [founded]
    query, readings = read("砚溪高新区哪年税收最高？", OPENING, founded)
    assert list(stating_event(query, readings)) == readings
