"""A zone and the city whose name it bears: the figure of one is not that of the other."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report
from zoneqa.types import Article

REPORTS = [
    report("烟台高新区", "2024-01-16", "2023年，烟台全市实现税收951.5亿元。"),
    report("嘉兴高新区", "2024-01-17", "嘉兴2023年税收收入673.9亿元。"),
    report("砚池高新区", "2024-01-18", "砚池高新区2023年税收收入18.3亿元。"),
    report("桂岭高新区", "2024-01-19", "桂岭高新区2023年税收收入24.1亿元。"),
    report("淮安高新区", "2024-01-20", "2023年，淮安市税收收入301.2亿元。"),
]
UNDATED = [
    Article("u1", "雾渚高新区的数据", "今年上半年，雾渚高新区税收收入9.4亿元。", zone="雾渚高新区"),
    report("砚池高新区", "2023-08-02", "上半年，砚池高新区税收收入8.1亿元。"),
    report("砚池高新区", "2024-02-02", "2023年，砚池高新区出口额12.5亿元，上年同期为10.1亿元。"),
    report("桂岭高新区", "2024-02-03", "桂岭高新区出口额7.7亿元。"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("levels"), REPORTS)


@pytest.fixture(scope="module")
def ask_of_times(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("times"), UNDATED)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("哪些高新区2023年税收超过20亿元？", "桂岭高新区"),
        ("有几个高新区2023年税收超过10亿元？", "2个"),
        ("2023年税收最高的是哪个高新区？", "桂岭高新区"),
        ("烟台高新区和砚池高新区2023年税收哪个高？", None),
        ("嘉兴高新区2023年税收比桂岭高新区高多少？", None),
        ("淮安高新区和砚池高新区2023年税收合计多少？", None),
    ],
)
def test_a_city_is_not_the_zone_that_bears_its_name(
    ask: Ask, question: str, short: str | None
) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short


@pytest.mark.parametrize(
    ("question", "short"),
    [
        # The year of an undated report is not known.
        ("雾渚高新区和砚池高新区2023年上半年税收哪个高？", None),
        ("雾渚高新区和砚池高新区2023年上半年税收一共多少？", None),
        # One figure without a year is not that of both.
        ("桂岭高新区2023年出口额比2022年多多少？", None),
        # The article prints the year before itself.
        ("砚池高新区2023年出口额比上年同期多多少亿元？", "2.4亿元"),
        ("砚池高新区2023年出口额比2022年增加了多少亿元？", "2.4亿元"),
    ],
)
def test_when_a_figure_is_of(ask_of_times: Ask, question: str, short: str | None) -> None:
    answer = ask_of_times(question)
    assert (answer.short_answer if answer else None) == short


@pytest.mark.parametrize(
    ("day", "short"),
    [
        ("2023-07-20", "砚池"),
        ("2023-08-20", "砚池"),
        ("2023-10-25", None),
        ("2023-12-05", None),
        ("2023-06-02", None),
    ],
)
def test_a_report_tells_of_a_half_year_only_soon_after_it(
    tmp_path_factory: pytest.TempPathFactory, day: str, short: str | None
) -> None:
    reports = [
        report("桂岭高新区", day, "桂岭高新区签约项目28个。"),
        report("砚池高新区", "2023-07-28", "2023年上半年，砚池高新区签约项目33个。"),
    ]
    answer = asker(tmp_path_factory.mktemp("half"), reports)(
        "砚池和桂岭2023年上半年签约项目哪个多？"
    )
    assert answer
    assert answer.short_answer == short
