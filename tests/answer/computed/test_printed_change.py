"""A change that an article prints answers by how much something changed, from that year to that."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask, asker, report

REPORTS = [
    report(
        "枫汀高新区",
        "2021-02-10",
        "枫汀高新区2020年工业总产值突破260亿元，比上一年增长9%。枫汀高新区2020年进出口总额"
        "40亿元，较2018年下降6%。枫汀高新区2020年利用外资1.2亿美元，同比增长12%。枫汀高新区2020年"
        "发明专利授权量900件，同比少110件。",
    ),
    report(
        "砚溪高新区",
        "2024-04-18",
        "今年一季度，砚溪高新区实现规上工业产值86.5亿元，比上年同期增加9.5亿元，增长12.3%。"
        "砚溪高新区2021至2023年税收累计增长30%。",
    ),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asker(tmp_path_factory.mktemp("changes"), REPORTS)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("枫汀高新区2020年工业总产值比2019年增长多少？", "9%"),
        ("枫汀高新区2020年工业总产值较2019年增长了百分之几？", "9%"),
        ("从2019年到2020年，枫汀高新区工业总产值增长了多少？", "9%"),
        ("枫汀高新区2020年进出口总额比2018年下降多少？", "6%"),
        ("枫汀高新区2020年利用外资比2019年增长多少？", "12%"),
        ("枫汀高新区2020年发明专利授权量比2019年少多少件？", "110件"),
        ("砚溪高新区2024年一季度规上工业产值比2023年一季度增长多少？", "12.3%"),
        ("砚溪高新区2024年一季度规上工业产值比2023年一季度多多少亿元？", "9.5亿元"),
        ("砚溪高新区一季度规上工业产值比2023年一季度增长多少？", "12.3%"),
        ("How much did Fengting's industrial output grow in 2020 compared with 2019?", "9%"),
    ],
)
def test_the_printed_change_is_the_answer(ask: Ask, question: str, short: str) -> None:
    answer = ask(question)
    assert answer
    assert answer.short_answer == short


@pytest.mark.parametrize(
    "question",
    [
        "枫汀高新区2020年工业总产值比2018年增长多少？",
        "枫汀高新区2020年进出口总额比2019年下降多少？",
        "枫汀高新区2021年工业总产值比2020年增长多少？",
        "砚溪高新区2023年税收比2022年增长多少？",
        "砚溪高新区2024年一季度规上工业产值比2022年一季度增长多少？",
    ],
)
def test_a_change_between_other_periods_is_none(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer is None or answer.short_answer is None


def test_the_sentence_says_both_periods(ask: Ask) -> None:
    answer = ask("枫汀高新区2020年工业总产值比2019年增长多少？")
    assert answer
    assert answer.text == "枫汀高新区2020年比2019年增长9%。[1]"
    fallen = ask("枫汀高新区2020年发明专利授权量比2019年少多少件？")
    assert fallen
    assert fallen.text == "枫汀高新区2020年比2019年减少110件。[1]"
