"""Forms of questions, and areas in different units."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report(
        "砚池高新区",
        "2024-01-10",
        "2023年，砚池高新区地区生产总值302.5亿元，增长7.4%；工业增加值96.4亿元，新增学位3200个，"
        "建成充电桩810个，规划面积46平方公里。砚池高新区绿地面积为1200亩。",
    ),
    report(
        "桂岭高新区",
        "2024-01-12",
        "2023年，桂岭高新区地区生产总值287.9亿元，增长9.1%；工业增加值88.1亿元，新增学位4100个，"
        "建成充电桩760个，规划面积3800公顷。桂岭高新区绿地面积为65公顷。",
    ),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("forms"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("桂岭高新区2023年GDP增速比砚池高几个百分点？", "1.7个百分点"),
        ("砚池和桂岭2023年工业增加值一共多少？", "184.5亿元"),
        ("两个区（砚池、桂岭）2023年一共新增了多少学位？", "7300个"),
        ("砚池跟桂岭比，哪边的充电桩建得多？", "砚池"),
        ("2023年充电桩哪个区建得少？", "桂岭高新区"),
        ("砚池和桂岭2023年各建了多少充电桩？", "810个、760个"),
        ("Which grew faster in 2023, Yanchi or Guiling?", "Guiling"),
        ("砚池和桂岭的规划面积哪个大？", "砚池"),
        ("砚池高新区规划面积比桂岭高新区大多少？", "8平方公里"),
        ("砚池和桂岭的规划面积合计多少？", "84平方公里"),
        ("砚池和桂岭的绿地面积哪个大？", "砚池"),
        ("砚池高新区绿地面积比桂岭高新区大多少？", "15公顷"),
    ],
)
def test_the_short_answer(ask: Ask, question: str, short: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short
