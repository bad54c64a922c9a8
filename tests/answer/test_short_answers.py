"""The short answer: of one thing, of several, and where there is none."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.checked_composer import CheckedComposer
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.decide import Decision, Evidence, ReadPart
from zoneqa.query.query import Query
from zoneqa.reader.answerability import answerability_features
from zoneqa.reader.base import Reading
from zoneqa.types import Answer

COMPOSER = ExtractiveComposer()


@pytest.mark.parametrize(
    ("question", "sentence", "words", "short"),
    [
        ("完成调整的县城有多少？", "3个城市、51个县城完成调整。", "51", "51个"),
        ("谁捐了多少钱？", "商会捐款约38万元。", "38", "约38万元"),
        ("证书有多少份？", "全年签发证书2122份。", "2122", "2122份"),
        ("全长多长？", "道路全长4.5公里。", "4.5", "4.5公里"),
        ("多少人参加？", "共有120人参加。", "120人", "120人"),
    ],
)
def test_a_number_has_its_unit(question: str, sentence: str, words: str, short: str) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("位次上升的是哪几家？", "共有14家高新区参评。", "14家"),
        ("哪些园区的收入涨幅在20%以上？", "收入涨幅为38.9%。", "38.9%"),
        ("哪个街道的企业最多？", "企业共有210家。", "210家"),
        ("东边到哪里？", "规划面积349.8公顷。", "349.8公顷"),
        ("什么公司承建了项目？", "项目总投资5亿元。", "5亿元"),
    ],
)
def test_a_number_is_no_name(question: str, sentence: str, words: str) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) is None


def part(question: str, sentence: str, words: str) -> ReadPart:
    query, readings = read(question, sentence, words=words)
    features = answerability_features(query, readings, readings, is_subquestion=True)
    return ReadPart(query, readings, readings, features)


def short_of(query: Query, readings: list[Reading], *parts: ReadPart) -> str | None:
    """Return the short answer of what was read for a question and its parts."""
    evidence = Evidence(readings, Decision(0.9), parts=parts)
    articles = {r.source.article.article.id: r.source.article.article for r in readings}
    events = CheckedComposer(COMPOSER, None, 0.5).events(query, evidence, articles)
    while True:
        try:
            assert not isinstance(next(events), Answer)
        except StopIteration as stop:
            short: str | None = stop.value.short_answer
            return short


TWO = "砚溪高新区的主任是谁？霁州高新区有多少家企业？"
DIRECTOR, NUMBER = "砚溪高新区主任是沈砚秋。", "霁州高新区有企业210家。"


@pytest.mark.parametrize(
    ("parts", "short"),
    [
        ([(DIRECTOR, "沈砚秋"), (NUMBER, "210家")], "沈砚秋；210家"),
        ([(NUMBER, "210"), (DIRECTOR, "沈砚秋")], "210家；沈砚秋"),
        ([(DIRECTOR, "沈砚秋"), (NUMBER, "")], None),
        ([("砚溪高新区主任作了介绍。", ""), (NUMBER, "210家")], None),
        ([(DIRECTOR, "沈砚秋"), (DIRECTOR, "沈砚秋")], None),
    ],
)
def test_each_part_of_a_question_has_its_answer(
    parts: list[tuple[str, str]], short: str | None
) -> None:
    query, readings = read(TWO, DIRECTOR + NUMBER)
    assert query.subquestions
    asked = ["主任是谁？" if words != "210" and "主任" in s else "有多少？" for s, words in parts]
    made = [part(question, *each) for question, each in zip(asked, parts, strict=True)]
    assert short_of(query, readings, *made) == short


AREA = ("霁州高新区的面积是多少？", "霁州高新区面积30平方公里。", "30平方公里")


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("霁州高新区有人口52万人。", "30平方公里；52万人"),
        ("到年底，霁州有常住人口52万人。", "30平方公里；52万人"),
        ("全市有人口52万人。", None),
        ("澄湖镇有人口52万人。", None),
        ("人口达到52万人。", None),
    ],
)
def test_a_part_that_lost_its_zone_is_read_where_the_zone_is_named(
    sentence: str, short: str | None
) -> None:
    query, readings = read("霁州高新区的面积和人口分别是多少？", AREA[1])
    number = part("人口是多少？", sentence, "52万人")
    assert short_of(query, readings, part(*AREA), number) == short


@pytest.mark.parametrize(
    "question",
    [
        "收到作品多少个、已发布几期？",
        "一般贸易比加工贸易高多少？",
        "楼盖了地上几层、地下几层？",
        "商会和学会谁捐得多，哪个更多？",
        "两家公司的利润相差多少？",
    ],
)
def test_no_single_value_answers(question: str) -> None:
    query, readings = read(question, "共收到作品500个。", words="500个")
    assert short_of(query, readings) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("参展企业比上届多了多少家？", "上届参展企业为358家。", "358家"),
        ("在孵企业比年初增加了多少家？", "园区在孵企业342家。", "342家"),
        ("年产能比原来增加了多少？", "搬迁后年产能16.5万吨。", "16.5万吨"),
        ("展览面积比之前扩大，增加了多少？", "展览面积2500平方米。", "2500平方米"),
        ("与2021年相比，企业减少了多少家？", "园区有企业310家。", "310家"),
    ],
)
def test_what_there_is_does_not_say_by_how_much_it_changed(
    question: str, sentence: str, words: str
) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) is None


@pytest.mark.parametrize(
    ("question", "reached", "goal", "short"),
    [
        (
            "砚溪高新区2023年税收是多少？和2024年目标相比呢？",
            ("砚溪高新区2023年税收为28.9亿元。", "28.9亿元"),
            ("砚溪高新区2024年力争税收达到32亿元。", "32亿元"),
            "28.9亿元；32亿元（目标）",
        ),
        (
            "砚溪高新区2023年产值多少，2024年目标是多少？",
            ("砚溪高新区2023年产值突破300亿元。", "300亿元"),
            ("砚溪高新区2024年的目标是产值增长23%。", "23%"),
            "突破300亿元；增长23%（目标）",
        ),
        (
            "砚溪高新区2024年出口目标是多少，2023年实际完成多少？",
            ("砚溪高新区2024年预计出口9亿元。", "9亿元"),
            ("砚溪高新区2023年出口8亿元。", "8亿元"),
            "9亿元（目标）；8亿元",
        ),
    ],
)
def test_a_goal_beside_what_was_reached_is_said_to_be_one(
    question: str, reached: tuple[str, str], goal: tuple[str, str], short: str
) -> None:
    query, readings = read(question, reached[0] + goal[0])
    parts = [
        part(each.text, *said)
        for each, said in zip(query.subquestions, (reached, goal), strict=True)
    ]
    assert short_of(query, readings, *parts) == short


def test_a_long_plan_is_quoted_with_what_says_that_it_is_one() -> None:
    plan = (
        "砚溪高新区力争在未来一年里继续推进项目建设和招商引资各项重点工作，不断优化营商环境，"
        "全面落实各项惠企政策，为企业发展保驾护航，税收达到32亿元。"
    )
    query, (reading,) = read("砚溪高新区税收达到多少？", plan, words="32亿元")
    quote = next(iter(COMPOSER.compose(query, [reading]))).text
    assert "力争" in quote
    assert "32亿元" in quote


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        (
            "砚溪出口比上年同期增加多少亿元？",
            "砚溪出口18.4亿元，较上年同期净增2.3亿元。",
            "2.3亿元",
        ),
        ("砚溪项目比2022年多几个？", "2023年，砚溪项目41个，比上一年多了9个。", "9个"),
        ("砚溪职工比上年末减少多少人？", "砚溪职工6.2万人，比上年末少4000人。", "4000人"),
        ("砚溪出口多少亿元？", "砚溪出口18.4亿元，较上年同期净增2.3亿元。", "18.4亿元"),
        ("砚溪项目有几个？", "2023年，砚溪项目41个，比上一年多了9个。", "41个"),
    ],
)
def test_by_how_much_it_changed_is_answered_with_the_change(
    question: str, sentence: str, short: str
) -> None:
    query, readings = read(question, sentence, words=short)
    assert COMPOSER.short_answer(query, readings) == short
