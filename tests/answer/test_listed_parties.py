"""The short answer of a question for parties: the names that a sentence lists, or none."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.english_form import short_answer_in_english

COMPOSER = ExtractiveComposer()
FUND = (
    "基金由枫谷国投、禾木食品、江临大学基金会共同出资设立。",
    "基金将重点投向植物蛋白、细胞培养肉等领域。",
)
LED_BY = "由云岭市科协主办、松川商会承办的大赛启动。"
FORUM = "论坛由砚溪高新区管委会、教育局指导，松岭学院主办，松岭商会、青禾科技园协办。"
MATCH = "大赛主办单位为市工信局、砚溪高新区管委会，承办单位为智造协会。"
SIGNED = "砚溪高新区管委会与江临大学、云河研究院签署协议。"


@pytest.mark.parametrize(
    ("question", "sentences", "words", "short"),
    [
        (
            "基金有哪些出资方？",
            FUND,
            "植物蛋白、细胞培养肉",
            "枫谷国投、禾木食品、江临大学基金会",
        ),
        ("基金由哪些单位出资？", FUND, "禾木食品", "枫谷国投、禾木食品、江临大学基金会"),
        (
            "公司的股东是谁？",
            ("公司现有股东3家：云岭国投、星辰资本和丹霞基金，注册资本2亿元。",),
            "2亿元",
            "云岭国投、星辰资本和丹霞基金",
        ),
        ("哪些企业共同出资设立了基金？", FUND, "禾木食品", "枫谷国投、禾木食品、江临大学基金会"),
        ("基金的股东有哪几家公司？", FUND, "禾木食品", "枫谷国投、禾木食品、江临大学基金会"),
        ("谁协办了论坛？", (FORUM,), "松岭商会", "松岭商会、青禾科技园"),
        ("哪家单位承办了大赛？", (MATCH,), "市工信局", "智造协会"),
        ("大赛由谁承办？", (LED_BY,), "云岭市科协", "松川商会"),
        ("大赛由谁主办？", (LED_BY,), "松川商会", "云岭市科协"),
        ("论坛的主办单位有哪些？", (FORUM,), "松岭商会、青禾科技园", "松岭学院"),
        ("论坛的协办单位有哪些？", (FORUM,), "松岭学院", "松岭商会、青禾科技园"),
        ("论坛的指导单位有哪些？", (FORUM,), "教育局", "砚溪高新区管委会、教育局"),
        ("大赛主办单位有哪些？", (MATCH,), "智造协会", "市工信局、砚溪高新区管委会"),
        ("大赛由谁承办？", (MATCH,), "市工信局", "智造协会"),
        (
            "仪式的签约方有哪些？",
            (SIGNED,),
            "江临大学",
            "砚溪高新区管委会与江临大学、云河研究院",
        ),
        ("管委会与哪些院校签署协议？", (SIGNED,), "江临大学", "江临大学、云河研究院"),
        (
            "砚溪高新区的合作院校有哪些？",
            ("砚溪高新区已与江临大学、云河理工学院等12所院校建立合作关系。",),
            "江临大学",
            "江临大学、云河理工学院等12所院校",
        ),
        ("Who organised the contest?", (MATCH,), "智造协会", "市工信局、砚溪高新区管委会"),
        (
            "Who are the organizers of the contest?",
            (MATCH,),
            "智造协会",
            "市工信局、砚溪高新区管委会",
        ),
    ],
)
def test_the_whole_list(question: str, sentences: tuple[str, ...], words: str, short: str) -> None:
    query, readings = read(question, *sentences, words=words)
    assert COMPOSER.short_answer(query, readings) == short
    assert short_answer_in_english(query, readings) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("基金有哪些出资方？", "基金将投向植物蛋白、细胞培养肉等领域。", "植物蛋白、细胞培养肉"),
        ("基金有哪些出资方？", "基金管理人为清泉资本。", "清泉资本"),
        ("论坛的主办单位有哪些？", "论坛由松岭商会承办。", "松岭商会"),
        ("论坛的主办单位有哪些？", "论坛昨日举办，来宾300名。", "300名"),
        ("论坛的主办单位有哪些？", "论坛在砚溪高新区举办，来宾300名。", "300名"),
        ("基金的股东有哪些？", "基金投资的企业有晨曦光电、远山医药。", "晨曦光电、远山医药"),
        ("园区的合作院校有哪些？", "园区有江临大学毕业生300名。", "江临大学"),
    ],
)
def test_other_names_are_no_answer(question: str, sentence: str, words: str) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("基金有哪些投资方向？", FUND[1], "植物蛋白、细胞培养肉等领域"),
        ("股东大会在哪里召开？", "股东大会在砚溪会展中心召开。", "砚溪会展中心"),
        ("主办单位负责人是谁？", "主办单位负责人沈砚秋介绍了情况。", "沈砚秋"),
        ("合作企业有多少家？", "合作企业有120家。", "120家"),
        ("重点投向哪些领域？", FUND[1], "植物蛋白、细胞培养肉等领域"),
    ],
)
def test_what_asks_for_no_parties_is_answered_as_ever(
    question: str, sentence: str, words: str
) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) == words


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("论坛在哪举办？", "论坛在砚溪体育馆举办。", "砚溪体育馆"),
        ("论坛在哪个城市举办？", "论坛在砚溪市举办。", "砚溪市"),
    ],
)
def test_a_question_for_a_place_asks_for_no_parties(
    question: str, sentence: str, words: str
) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) == words
