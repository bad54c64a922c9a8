"""Whose figure it is: that of a company or a county is not the zone's."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report("砚池高新区", "2024-01-16", "砚池高新区2023年出口额47.2亿元，税收收入18.3亿元。"),
    report("桂岭高新区", "2024-01-17", "在桂岭高新区，恒越机械出口额达8.1亿元，纳税1.2亿元。"),
    report("桂岭高新区", "2024-01-18", "桂岭高新区所在的桂溪县2023年税收收入64.5亿元。"),
    report(
        "雾渚高新区", "2024-01-19", "雾渚高新区企业朗润医药去年出口额5.3亿元，税收收入1.9亿元。"
    ),
    report("柘浦高新区", "2024-01-20", "在柘浦高新区，高新技术企业2023年达到212家。"),
    report("砚池高新区", "2024-01-21", "2023年底，砚池高新区有高新技术企业190家。"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("whose"), REPORTS)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("砚池和桂岭2023年出口额哪个高？", "桂岭"),
        ("砚池和桂岭2023年税收收入合计多少？", "桂岭"),
        ("砚池高新区2023年税收收入比雾渚高新区多多少？", "雾渚高新区"),
        ("砚池和雾渚2023年出口额相差多少？", "雾渚"),
        ("砚池、雾渚2023年税收收入一共多少？", "雾渚"),
    ],
)
def test_the_figure_of_another_is_not_computed_with(ask: Ask, question: str, lacking: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer is None
    assert answer.remarks == (f"没有{lacking}2023年的数字。",)


def test_companies_that_are_counted_are_no_company(ask: Ask) -> None:
    answer = ask("柘浦和砚池2023年高新技术企业哪个多？")
    assert answer
    assert answer.short_answer == "柘浦"
