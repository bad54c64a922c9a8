"""What a question names and asks for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zoneqa.query.analyze import analyze
from zoneqa.zones.gazetteer import Gazetteer, open_gazetteer, zone_stems


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(["桂林高新区", "嘉兴秀洲高新区", "苏州高新区", "昆山高新区"])


def places(gazetteer: Gazetteer, text: str) -> list[set[str]]:
    return [set(place) for place in analyze(text, gazetteer).zones]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年桂林高新区工业总产值是多少？", [{"桂林"}]),
        ("合肥那边有多少家企业", [{"合肥", "合高新"}]),
        ("桂林和秀洲哪個更大", [{"桂林"}, {"秀洲", "嘉兴秀洲"}]),
        ("净月高新区、云谷高新区", [{"净月", "长春净月"}, {"云谷"}]),
        ("国家高新区一共有多少家？哪个高新区最大？那么多高新区", []),
        ("桂林高新区有多少家高新技术企业？", [{"桂林"}]),
        ("全区有几家高新企业，哪家自主开发了产品？", []),
        ("热水送到高新区的哪个站？", []),
        ("泸州高新技术产业开发区", [{"泸州"}]),
        ("陕西安康", [{"陕西"}, {"安康"}]),
        ("What was Guilin's output?", [{"桂林"}]),
        ("Who leads the Xi'an High-tech Zone?", [{"西安", "西高新"}]),
        ("Suzhou and Jinan", [{"苏州", "苏高新", "宿州"}, {"济南"}]),
        (
            "Compare Harbin, Inner Mongolia and Xiuzhou.",
            [{"哈尔滨"}, {"内蒙古"}, {"秀洲", "嘉兴秀洲"}],
        ),
        ("What is the plan?", []),
    ],
)
def test_places(gazetteer: Gazetteer, text: str, expected: list[set[str]]) -> None:
    assert places(gazetteer, text) == expected


def test_zone_stems() -> None:
    assert set(zone_stems("嘉兴秀洲高新区")) == {"嘉兴秀洲", "秀洲"}
    assert zone_stems("杨凌农业高新技术产业示范区") == ["杨凌"]
    assert zone_stems("高新区") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("有多少家企业？", "figure"),
        ("排第几？", "figure"),
        ("切成几块？", "figure"),
        ("几时开工？", "other"),
        ("什么时候投产？", "date"),
        ("在哪里举行？", "place"),
        ("总经理是谁？", "name"),
        ("哪四所高校？", "list"),
        ("为何重要", "other"),
        ("桂林高新区规划面积：", "figure"),
        ("2020年桂林的总产值", "figure"),
        ("桂林高新区常住人口为", "figure"),
        ("昆山高新区发电量?", "figure"),
        ("桂林高新区的规划面积为____平方公里", "figure"),
        ("昆山高新区引进（ ）家企业", "figure"),
        ("苏州高新区的吉祥物：", "other"),
        ("昆山高新区的空气质量", "other"),
        ("怎么提高产量", "other"),
        ("昆山高新区是否公布了税收", "other"),
        ("桂林高新区怎样吸引投资？", "other"),
        ("什么是增加值", "name"),
        ("How many firms?", "figure"),
        ("When did it open?", "date"),
        ("Which universities sent students?", "list"),
        ("Who is the manager?", "name"),
        ("Where is it?", "place"),
    ],
)
def test_what_is_asked_for(gazetteer: Gazetteer, text: str, wanted: str) -> None:
    assert analyze(text, gazetteer).answer_type == wanted


def test_a_traditional_question_is_read_as_the_simplified_one(gazetteer: Gazetteer) -> None:
    question = analyze("桂林高新區的總產值是多少？", gazetteer)
    assert question.text == "桂林高新区的总产值是多少?"
    assert question.typed == "桂林高新區的總產值是多少？"
    assert analyze("桂林的产值是多少？", gazetteer).text == "桂林的产值是多少？"


def test_years_are_not_figures(gazetteer: Gazetteer) -> None:
    question = analyze("2020年投资3亿元的四大园区", gazetteer)
    assert question.years == {"2020"}
    assert question.numbers == {Decimal("3E+8"), Decimal(4)}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("桂林和苏州的产值各是多少？", ["桂林的产值是多少?", "苏州的产值是多少?"]),
        (
            "昆山的奖金和秀洲的基金，规模各是多少？",
            ["昆山的奖金,规模是多少?", "秀洲的基金,规模是多少?"],
        ),
        (
            "桂林的开工和昆山的投产，哪个更早？分别在哪天？",
            ["桂林的开工,在哪天?", "昆山的投产,在哪天?"],
        ),
        ("桂林和苏州产值分别是多少？", ["桂林产值是多少?", "苏州产值是多少?"]),
        (
            "桂林高新区与昆山高新区2021年各招了多少人？",
            ["桂林高新区2021年各招了多少人?", "昆山高新区2021年各招了多少人?"],
        ),
        ("2020年桂林的产值和2021年苏州的产值", ["2020年桂林的产值", "2021年苏州的产值"]),
        ("Guilin and Kunshan: how many?", ["Guilin: how many?", "Kunshan: how many?"]),
        ("桂林和苏州签署的协议有几份？", []),
        ("How much did Guilin and Suzhou together invest?", []),
        ("桂林和合肥的产值", []),
        ("桂林的产值", []),
        (
            "大学的校长是谁？车站又是哪家公司修的？",
            ["大学的校长是谁", "车站又是哪家公司修的?"],
        ),
        (
            "图书馆有几层，昆山的体育馆占地多少亩？",
            ["图书馆有几层", "昆山的体育馆占地多少亩?"],
        ),
        (
            "医院的院长和剧院的经理分别是谁？",
            ["医院的院长是谁?", "剧院的经理是谁?"],
        ),
        (
            "How many beds has the hospital, and who runs the city theatre?",
            ["How many beds has the hospital", "who runs the city theatre?"],
        ),
        # What follows does not say what it is about, or there is only one question.
        ("昆山的产值是多少，增长了多少？", []),
        ("图书馆由谁修建？它有几层？", []),
        ("这几年，桂林的轨道要修多少公里？", []),
        ("七月几家园区在北京签约，桂林是谁去的？", []),
        ("全国那么多高新区一起打分，桂林排第几？", []),
        ("Who built the library, and how large is it?", []),
    ],
)
def test_a_question_about_several_things_is_asked_of_each(
    gazetteer: Gazetteer, text: str, parts: list[str]
) -> None:
    assert [part.text for part in analyze(text, gazetteer).subquestions] == parts


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("桂林高新區引進積體電路企業多少家？", "桂林高新区引进集成电路企业多少家?"),
        ("崑山高新區軟體園的產值是多少？", "昆山高新区软件园的产值是多少?"),
        ("蘇州高新區數位經濟增長多少？", "苏州高新区数字经济增长多少?"),
        ("桂林高新區有多少家奈米材料企業？", "桂林高新区有多少家纳米材料企业?"),
        ("崑山高新區的人工智慧企業有哪些？", "昆山高新区的人工智能企业有哪些?"),
        ("桂林高新区智慧城市投资多少？", "桂林高新区智慧城市投资多少？"),
    ],
)
def test_a_question_in_traditional_script_is_read_in_the_words_of_the_mainland(
    gazetteer: Gazetteer, typed: str, read: str
) -> None:
    query = analyze(typed, gazetteer)
    assert (query.typed, query.text) == (typed, read)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("桂林高新区二〇二三年税收是多少？", {"2023"}),
        ("桂林高新區二○二三年稅收是多少？", {"2023"}),
        ("昆山高新区一九九八年至二〇〇六年的产值", {"1998", "2006"}),
        ("昆山高新区二零一五年产值多少？", {"2015"}),
        ("昆山高新区一百二十年的历史", set()),
    ],
)
def test_years_may_be_written_in_characters(
    gazetteer: Gazetteer, typed: str, years: set[str]
) -> None:
    assert analyze(typed, gazetteer).years == years
