"""When a figure holds: now, in the year before, and beside a milestone that was passed."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report("砚池高新区", "2022-06-09", "目前，砚池高新区有科技型企业310家，其中上市企业9家。"),
    report(
        "砚池高新区",
        "2024-06-11",
        "截至目前，砚池高新区有科技型企业452家，上市企业15家。2023年，砚池高新区营业收入突破"
        "九百亿元大关，达到936.5亿元；出口额47.2亿元，2022年该数据为39.8亿元。",
    ),
    report("桂岭高新区", "2024-03-05", "桂岭高新区现有科技型企业388家、上市企业12家。"),
    report(
        "桂岭高新区",
        "2024-01-16",
        "桂岭高新区2023年营业收入跨上800亿元台阶，达812.6亿元，"
        "出口额由2022年的21.3亿元提高到2023年的26.1亿元。",
    ),
    report("桂岭高新区", "2021-05-08", "当前，桂岭高新区有科技型企业205家，上市企业4家。"),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("times"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("目前砚池和桂岭谁的科技型企业更多？", "砚池"),
        ("目前砚池高新区的上市企业比桂岭高新区多几家？", "3家"),
        ("砚池和桂岭现在一共有多少家科技型企业？", "840家"),
        ("有几个高新区的科技型企业超过300家？", "2个"),
        ("目前上市企业最多的是哪个高新区？", "砚池高新区"),
        ("砚池高新区的科技型企业从2022年到2024年增加了多少家？", "142家"),
        ("桂岭高新区的上市企业从2021年到2024年增加了多少家？", "8家"),
    ],
)
def test_the_newest_counts_of_what_holds_now(ask: Ask, question: str, short: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("砚池和桂岭2023年营业收入相差多少？", "123.9亿元"),
        ("砚池和桂岭2023年营业收入一共是多少？", "1749.1亿元"),
        ("哪个高新区2023年营业收入最低？", "桂岭高新区"),
        ("砚池高新区2023年出口额比上年增加多少？", "7.4亿元"),
        ("桂岭高新区2023年出口额比2022年多多少？", "4.8亿元"),
        ("砚池高新区2022年出口额比桂岭高新区多多少？", "18.5亿元"),
        ("砚池和桂岭2022年出口额合计多少？", "61.1亿元"),
    ],
)
def test_the_exact_figure_of_its_own_year_counts(ask: Ask, question: str, short: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short
