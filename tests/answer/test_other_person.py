"""A sentence that tells of another person than the one asked about is a near miss."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.other_person import other_person


@pytest.mark.parametrize(
    ("question", "article", "words", "names"),
    [
        (  # the one asked about stands in the sentence before
            "严季同是哪里人？",
            ("严季同任砚溪建设局局长。", "今年39岁的郑可欣是云岭人，曾任街道办事处主任。"),
            "云岭人",
            ("严季同", "郑可欣"),
        ),
        (
            "葛小满是哪一年当选村支书的？",
            ("村民葛小满领到了分红。", "翁立春2014年当选村支书，当时村里欠债。"),
            "2014年",
            ("葛小满", "翁立春"),
        ),
        (  # in another part of the same sentence
            "许知远曾在哪家公司工作？",
            ("创始人武扬毕业于砚溪大学，曾在晨曦公司工作；首席技术官是从霁州来的许知远。",),
            "晨曦公司",
            ("许知远", "武扬"),
        ),
        (
            "马竞毕业于哪所大学？",
            ("副局长马竞任中心主任；郑可欣毕业于砚溪大学。",),
            "砚溪大学",
            ("马竞", "郑可欣"),
        ),
        (
            "温以宁今年多少岁？",
            ("选手温以宁夺冠。", "教练陆怀瑾说，自己今年52岁了。"),
            "52岁",
            ("温以宁", "陆怀瑾"),
        ),
        (
            "温以宁每天工作几小时？",
            ("温以宁来了。", "大家好。", "同事陆怀瑾每天工作9小时。"),
            "9小时",
            ("温以宁", "陆怀瑾"),
        ),
    ],
)
def test_the_sentence_tells_of_another_person(
    question: str, article: tuple[str, ...], words: str, names: tuple[str, str]
) -> None:
    query, readings = read(question, *article, words=words)
    reading = next(r for r in readings if r.words and words in r.sentence.quote)
    assert other_person(query, reading) == names
    miss = near_miss(query, [reading])
    assert miss is not None
    assert miss[1].kind == "other_subject"


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        # The sentence tells of the one asked about.
        ("郑可欣是哪里人？", ("今年39岁的郑可欣是云岭人。", "严季同任局长。"), "云岭人"),
        # Both stand in one part of the sentence.
        (
            "许知远哪年到砚溪？",
            ("武扬说，2016年许知远来到砚溪。",),
            "2016年",
        ),
        # Who else is named takes part, or only reports.
        ("郑可欣哪年到砚溪？", ("郑可欣来了。", "跟武扬2016年来砚溪。", "武扬说好。"), "2016年"),
        (
            "郑可欣哪年到砚溪？",
            ("郑可欣来了。", "本报记者武扬 2016年来砚溪。", "武扬说好。"),
            "2016年",
        ),
        # Who else is named helps, or tells of the one asked about.
        ("叶知秋考察了哪里？", ("叶知秋来了。", "在馆长武扬陪同下，考察了晨曦公司。"), "晨曦公司"),
        ("叶知秋哪年创业？", ("叶知秋来了。", "在武扬鼓励下，他2003年创业。"), "2003年"),
        ("叶知秋哪年去世？", ("叶知秋来了。", "据儿子叶小舟回忆，父亲2012年去世。"), "2012年"),
        ("叶知秋捐了多少钱？", ("叶知秋来了。", "武扬介绍，这位老人捐款3万元。"), "3万元"),
        ("叶知秋每天工作几小时？", ("叶知秋来了。", "武扬说，她每天工作9小时。"), "9小时"),
        # What is asked is of a firm, of which others tell.
        (
            "许知远的公司去年营收多少？",
            ("许知远创业八年。", "副总武扬说，公司去年营收9亿元。"),
            "9亿元",
        ),
        # A part of a quoted name is no person.
        ("“张江种谷”占地多少亩？", ("苏锦山说，中心占地80亩。", "“张江种谷”来了。"), "80亩"),
        # A person is asked for.
        ("严季同的搭档是谁？", ("严季同任局长。", "搭档郑可欣说，合作愉快。"), "郑可欣"),
    ],
)
def test_where_it_may_tell_of_the_one_asked_about_it_is_no_near_miss(
    question: str, article: tuple[str, ...], words: str
) -> None:
    query, readings = read(question, *article, words=words)
    reading = next(r for r in readings if r.words and words in r.sentence.quote)
    assert other_person(query, reading) is None


def test_of_a_group_that_someone_led_others_may_tell() -> None:
    article = ("书记陆怀瑾陪同，座谈会在砚溪举行。", "大家都好。", "局长叶知秋到会。")
    question = "Where did the group led by Ye Zhiqiu meet?"
    query, readings = read(question, *article, words="砚溪")
    assert other_person(query, readings[0]) is None
