"""Articles that disagree on a figure: both are shown, and nothing is concluded that is not sure."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report("砚池高新区", "2024-01-10", "砚池高新区2023年税收收入42.6亿元。"),
    report("砚池高新区", "2024-01-15", "2023年，砚池高新区税收收入为43.4亿元。"),
    report("桂岭高新区", "2024-01-12", "桂岭高新区2023年税收收入43.1亿元。"),
    report("雾渚高新区", "2024-01-14", "雾渚高新区2023年税收收入51.8亿元，出口额12亿元。"),
    report("雾渚高新区", "2024-02-14", "雾渚高新区2023年税收收入51.83亿元。"),
]
REMARK = "2024-01-15与2024-01-10的报道写的{}的数字不同，以较新的为准。"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("rivals"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short", "name"),
    [
        ("砚池高新区和桂岭高新区2023年税收收入哪个高？", None, "砚池高新区"),
        ("雾渚高新区2023年税收收入比砚池高新区多多少？", None, "砚池高新区"),
        ("砚池和雾渚2023年税收收入合计多少？", None, "砚池"),
        ("哪个高新区2023年税收收入最低？", None, "砚池高新区"),
        ("哪个高新区2023年税收收入最高？", "雾渚高新区", "砚池高新区"),
    ],
)
def test_a_conclusion_that_the_older_report_would_change_is_not_claimed(
    ask: Ask, question: str, short: str | None, name: str
) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short
    assert REMARK.format(name) in answer.remarks
    assert "42.6亿元" in answer.text
    assert "43.4亿元" in answer.text


def test_a_rounded_figure_disagrees_with_nothing(ask: Ask) -> None:
    answer = ask("雾渚高新区2023年税收收入比桂岭高新区多多少？")
    assert answer
    assert answer.short_answer == "8.73亿元"
    assert answer.remarks == ()
