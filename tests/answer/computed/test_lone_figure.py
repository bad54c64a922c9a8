"""Which zone is first, where one alone has a figure: that is shown, and nothing is concluded."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Computing, computing, report
from tests.answer.readings import read
from zoneqa.answer.decide import Decision, Evidence
from zoneqa.types import NO_FILTERS, Answer, Refusal

REPORTS = [
    report("砚溪高新区", "2024-01-15", "2023年，砚溪高新区税收达102.3亿元，产值超过900亿元。"),
    report("霁州高新区", "2024-01-18", "2023年，霁州高新区出口额为12.1亿元。"),
    report("枫谷高新区", "2024-01-19", "2023年，枫谷高新区出口额为15.4亿元。"),
]
DOUBTED = Evidence((), Decision(0.1, Refusal("not_answered")))


@pytest.fixture(scope="module")
def zones(tmp_path_factory: pytest.TempPathFactory) -> Computing:
    return computing(tmp_path_factory.mktemp("lone"), REPORTS)


def lone(zones: Computing, question: str, evidence: Evidence = DOUBTED) -> Answer | None:
    analyzer, answers = zones
    query = analyzer.analyze(question)
    concluded = answers.lone_figure(query, evidence, NO_FILTERS)
    return concluded[1] if concluded else None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("哪个高新区税收最高？", "102.3亿元"),
        ("哪个高新区2023年税收最高？", "102.3亿元"),
        ("税收最多的是哪个高新区", "102.3亿元"),
        ("哪个高新区产值最高？", "超过900亿元"),
        ("2023年产值最低的高新区是哪个？", "超过900亿元"),
    ],
)
def test_the_only_figure_is_shown(zones: Computing, question: str, figure: str) -> None:
    answer = lone(zones, question)
    assert answer
    assert figure in answer.text
    assert answer.short_answer is None
    assert answer.remarks == ("只有砚溪高新区有数字，别的高新区没有，无法比较。",)


def test_the_only_figure_is_shown_in_english(zones: Computing) -> None:
    answer = lone(zones, "Which zone had the highest tax revenue in 2023?")
    assert answer
    assert "10.23 billion yuan (102.3亿元, 2023)" in answer.text
    assert answer.remarks == ("Only Yanxi has a figure; no other zone has one to compare it with.",)


@pytest.mark.parametrize(
    "question", ["哪个高新区出口额最高？", "哪个高新区研发投入最高？", "砚溪高新区税收多少？"]
)
def test_no_figure_is_alone(zones: Computing, question: str) -> None:
    assert lone(zones, question) is None


@pytest.mark.parametrize(
    "sentence", ["砚溪高新区税收居全省高新区首位。", "在全省高新区中，砚溪高新区税收最高。"]
)
def test_a_sentence_that_says_which_is_first_is_quoted(zones: Computing, sentence: str) -> None:
    _, readings = read("哪个高新区税收最高？", sentence)
    assert lone(zones, "哪个高新区税收最高？", Evidence(readings, Decision(0.9))) is None
