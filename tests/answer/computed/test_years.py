"""Figures of several years of one zone: added up, listed, compared."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report("砚池高新区", "2022-01-16", "砚池高新区2021年税收15.2亿元，新认定瞪羚企业12家。"),
    report("砚池高新区", "2023-01-16", "砚池高新区2022年税收17.9亿元，新认定瞪羚企业21家。"),
    report("砚池高新区", "2024-01-16", "砚池高新区2023年税收16.4亿元，新认定瞪羚企业18家。"),
    report("桂岭高新区", "2022-01-17", "桂岭高新区2021年税收9.8亿元。"),
    report("桂岭高新区", "2024-01-17", "桂岭高新区2023年税收11.3亿元。"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("years"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("2021年到2023年，砚池高新区哪一年税收最多？", "2022年"),
        ("砚池高新区哪年税收最少？", "2021年"),
        ("Which year did Yanchi have the highest tax revenue?", "2022"),
        ("砚池高新区这三年（2021—2023年）一共新认定多少家瞪羚企业？", "51家"),
        ("砚池高新区2021年至2023年税收合计多少？", "49.5亿元"),
        ("砚池高新区2021年和2023年税收合计多少？", "31.6亿元"),
        ("砚池高新区2021、2022、2023年税收分别是多少？", "15.2亿元、17.9亿元、16.4亿元"),
        ("桂岭高新区2021年到2023年税收合计多少？", None),
    ],
)
def test_the_years_of_a_zone(ask: Ask, question: str, short: str | None) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short


def test_a_year_without_a_figure_is_said(ask: Ask) -> None:
    answer = ask("桂岭高新区2021年到2023年税收合计多少？")
    assert answer
    assert answer.remarks == ("没有桂岭高新区2022年的数字。",)
