"""A sentence about another person, firm or project than the one asked about is a near miss."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.other_name import other_name


@pytest.mark.parametrize(
    ("question", "article", "words", "names"),
    [
        (  # the sentence begins with the other one
            "叶知秋是哪一年到砚溪创业的？",
            ("2021年，温以宁带领团队到砚溪创业。", "叶知秋说，团队还会扩大。"),
            "2021年",
            ("叶知秋", "温以宁"),
        ),
        (
            "岑望舒在大会上强调要把什么落到实处？",
            ("市委书记陆怀瑾强调，要把减税政策落到实处。", "市长岑望舒主持会议。"),
            "减税政策",
            ("岑望舒", "陆怀瑾"),
        ),
        (  # both stand in the sentence, the other one in the clause
            "钱某某是哪年退出的？",
            ("孙某某2018年退出，钱某某参与分红。",),
            "2018年",
            ("钱某某", "孙某某"),
        ),
        (
            "晨曦公司打算在砚溪投资多少？",
            ("远山集团计划投资18亿元，共建数据中心。", "晨曦公司也来过。"),
            "18亿元",
            ("晨曦", "远山集团"),
        ),
        (
            "青禾种业园项目占地多少亩？",
            ("北塬冷链物流项目占地120亩。", "此前，青禾种业园项目签约。"),
            "120亩",
            ("青禾种业园", "北塬冷链物流项目"),
        ),
        (
            "工厂总装车间的自动化率是多少？",
            ("工厂焊装车间自动化率达100%，总装车间用新设备。",),
            "100%",
            ("总装", "焊装车间"),
        ),
        (
            "柏舟股份上半年预计净利多少？",
            ("云帆股份（300001.SZ）预计净利2亿元。", "柏舟股份（300002.SZ）尚未公布。"),
            "2亿元",
            ("柏舟", "云帆股份"),
        ),
    ],
)
def test_the_sentence_is_about_another_name(
    question: str, article: tuple[str, ...], words: str, names: tuple[str, str]
) -> None:
    query, readings = read(question, *article, words=words)
    assert other_name(query, readings[0]) == names
    miss = near_miss(query, readings[:1])
    assert miss is not None
    assert miss[1].kind == "other_subject"


@pytest.mark.parametrize(
    ("question", "article", "words", "names"),
    [
        (  # what is called otherwise nowhere near may be a firm
            "星野多哪年搬到砚溪的？",
            ("晨曦集团副总裁叶知秋表示，晨曦2007年搬到砚溪。", "大家都好。", "星野多也来了。"),
            "2007年",
            ("星野多", "晨曦集团"),
        ),
        (
            "星野多上半年净利多少？",
            ("晨曦股份（300693.SZ）净利1.6亿元。", "前景好。", "星野多也不错。"),
            "1.6亿元",
            ("星野多", "晨曦股份"),
        ),
        (  # the person named last is another one
            "罗景明是哪年退休的？",
            ("书记叶知秋说，他在粮食系统任职。", "2022年7月退休。", "搭档是罗景明。"),
            "2022年",
            ("罗景明", "叶知秋"),
        ),
        (
            "警方哪天抓获张先生？",
            ("警方锁定嫌疑人丁某。", "7月29日将其抓获。", "此前，居民张先生举报。"),
            "7月29日",
            ("张先生", "丁某"),
        ),
        (
            "王女士哪天来的？",
            ("李先生说好。", "7月29日来砚溪。", "后来，王女士也说好。"),
            "7月29日",
            ("王女士", "李先生"),
        ),
    ],
)
def test_the_firm_or_the_person_that_a_sentence_goes_on_with(
    question: str, article: tuple[str, ...], words: str, names: tuple[str, str]
) -> None:
    query, readings = read(question, *article, words=words, title="砚溪要闻")
    reading = next(r for r in readings if words in r.sentence.quote)
    assert other_name(query, reading) == names


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        # The sentence goes on with who is asked about.
        (
            "岑望舒是哪年退休的？",
            ("书记叶知秋说。", "岑望舒在粮食系统。", "人人都好。", "2022年7月退休。"),
            "2022年",
        ),
        # Nobody else is named before.
        ("岑望舒是哪年退休的？", ("2022年7月退休。", "岑望舒说。"), "2022年"),
        # A word that a dictionary has is no name.
        ("订单现在排到几月？", ("晨曦公司排到11月份。", "很忙。", "订单不少。"), "11月份"),
    ],
)
def test_a_sentence_that_goes_on_with_the_one_asked_about(
    question: str, article: tuple[str, ...], words: str
) -> None:
    query, readings = read(question, *article, words=words, title="砚溪要闻")
    reading = next(r for r in readings if words in r.sentence.quote)
    assert other_name(query, reading) is None


def test_an_english_question_names_people_in_pinyin() -> None:
    article = ("2021年，温以宁带领团队到砚溪创业。", "叶知秋说，团队还会扩大。")
    query, readings = read("When did Ye Zhiqiu start his firm in Yanxi?", *article, words="2021年")
    assert other_name(query, readings[0]) == ("Ye Zhiqiu", "温以宁")


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        # The one asked about acts, the other one takes part.
        (
            "叶知秋是哪一年创业的？",
            ("叶知秋说起往事。", "2021年，与温以宁一起创业。", "温以宁说是这样。"),
            "2021年",
        ),
        # It is the sentence before that says of whom this is.
        (
            "叶知秋带来了多少钱？",
            ("叶知秋表示愿意来。", "投资3亿元，温以宁出席签约。"),
            "3亿元",
        ),
        # A name is what is asked for.
        ("叶知秋的搭档是谁？", ("温以宁说，搭档很好。", "叶知秋说，合作愉快。"), "温以宁"),
        # 公司 may be the one that is asked about.
        (
            "晨曦公司投资多少？",
            ("晨曦公司来了。", "大家很高兴。", "公司携手远山集团投资18亿元。"),
            "18亿元",
        ),
        # The article does not know the name: it may be called otherwise there.
        ("晨曦公司投资多少？", ("远山集团计划投资18亿元。",), "18亿元"),
        # Another kind of thing is no rival.
        ("叶知秋投资多少？", ("叶知秋说好。", "远山集团计划投资18亿元。"), "18亿元"),
    ],
)
def test_where_it_may_be_about_the_one_asked_about_it_is_no_near_miss(
    question: str, article: tuple[str, ...], words: str
) -> None:
    query, readings = read(question, *article, words=words)
    reading = next(r for r in readings if words in r.sentence.quote)
    assert other_name(query, reading) is None
