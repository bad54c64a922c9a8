"""What is computed of the reports, how it is cited, and what is said to be missing."""

from __future__ import annotations

import pytest

from tests.answer.computed.reports import Ask
from zoneqa.types import Answer, Filters


def answer(ask: Ask, question: str) -> Answer:
    found = ask(question)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("哪个高新区2023年地区生产总值最高？", "枫谷高新区"),
        ("哪个高新区2023年地区生产总值最低？", "澄湖高新区"),
        ("2023年地区生产总值增速最快的是哪个高新区？", "菱溪高新区"),
        ("2023年地区生产总值增速最慢的是哪个高新区？", "澄湖高新区"),
        ("菱溪和枫谷2023年谁的GDP更高", "枫谷"),
        ("菱溪、枫谷、澄湖三个高新区中，2023年底高新技术企业最多的是哪个？", "菱溪"),
        ("Which zone had the highest GDP in 2023?", "Fenggu"),
        ("枫谷高新区2023年地区生产总值比菱溪高新区高多少？", "65.9亿元"),
        ("菱溪高新区2023年地区生产总值比枫谷高新区低多少", "65.9亿元"),
        ("菱溪和枫谷2023年地区生产总值增速相差多少？", "0.7个百分点"),
        ("2023年底菱溪的高新技术企业比澄湖多多少家？", "252家"),
        ("菱溪高新区2023年地区生产总值比2022年多多少？", "23.4亿元"),
        ("从2022年到2023年，菱溪高新区GDP增加了多少？", "23.4亿元"),
        ("菱溪和枫谷2023年地区生产总值一共是多少？", "770.7亿元"),
        ("菱溪、枫谷、澄湖2023年底的高新技术企业合计多少家", "643家"),
        ("有几个高新区2023年地区生产总值超过300亿元？", "2个"),
        ("2023年底高新技术企业不足100家的高新区有几个", "1个"),
        ("哪些高新区2023年地区生产总值超过400亿元？", "枫谷高新区"),
        ("哪些高新区2023年底高新技术企业在200家以上", "菱溪高新区、枫谷高新区"),
        ("菱溪、枫谷、澄湖三个高新区2023年底高新技术企业分别是多少？", "310家、275家、58家"),
        ("菱溪高新区2023年税收和地区生产总值各是多少？", "24.6亿元；352.4亿元"),
        ("澄湖高新区现任管委会主任是谁？", "宋知远"),
    ],
)
def test_the_short_answer(ask: Ask, question: str, short: str) -> None:
    assert answer(ask, question).short_answer == short


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        ("菱溪高新区2023年税收比棠湾高新区高多少？", "没有棠湾高新区2023年的数字。"),
        ("菱溪和棠湾两个高新区2023年税收合计多少？", "没有棠湾2023年的数字。"),
        ("从2020年到2023年，菱溪高新区地区生产总值增加了多少？", "没有菱溪高新区2020年的数字。"),
        ("菱溪高新区和枫谷高新区2023年税收哪个高？", "单位不同"),
        ("菱溪高新区和澄湖高新区税收哪个高？", "时间不同"),
        ("How much higher was Lingxi's tax revenue than Lishan's in 2023?", "no figure for Lishan"),
    ],
)
def test_without_a_conclusion_no_short_answer_is_claimed(
    ask: Ask, question: str, remark: str
) -> None:
    found = answer(ask, question)
    assert found.short_answer is None
    assert any(remark in each for each in found.remarks)
    assert all(each in found.text for each in found.remarks)
    assert found.citations


def test_a_report_that_disagrees_is_shown_after_the_newer_one(ask: Ask) -> None:
    found = answer(ask, "澄湖高新区最新的2023年地区生产总值是多少？")
    assert found.short_answer == "98350万元"
    assert [citation.article.id for citation in found.citations] == ["ch2", "ch"]
    assert "2024-05-12" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "哪个高新区2023年产值最高？",
        "2023年计划税收最高的是哪个高新区？",
        "菱溪高新区2023年地区生产总值是多少？",
        "菱溪和枫谷2023年用电量相差多少？",
    ],
)
def test_what_no_zone_states_is_not_computed(ask: Ask, question: str) -> None:
    assert ask(question) is None


@pytest.mark.parametrize(
    "question",
    ["哪个高新区2023年地区生产总值最高？", "菱溪高新区2023年地区生产总值比2022年多多少？"],
)
def test_every_operand_is_cited_at_its_place(ask: Ask, question: str) -> None:
    found = answer(ask, question)
    assert {sentence.verdict for sentence in found.sentences} == {"supported"}
    markers = [marker for sentence in found.sentences for marker in sentence.markers]
    assert markers == [citation.marker for citation in found.citations]
    for citation in found.citations:
        span = citation.span
        assert citation.article.text[span.start : span.end] == span.quote
    assert found.composer == "computed"


def test_only_articles_that_pass_the_filters_count(ask: Ask) -> None:
    found = ask("哪个高新区2023年地区生产总值最高？", Filters(zones=("菱溪高新区", "澄湖高新区")))
    assert found is not None
    assert found.short_answer == "菱溪高新区"


def test_confidence_is_less_where_less_fits(ask: Ask) -> None:
    sure = answer(ask, "菱溪和枫谷2023年谁的地区生产总值更高").confidence
    shown = answer(ask, "菱溪高新区2023年税收比棠湾高新区高多少？").confidence
    assert shown < 0.6 < sure <= 0.95


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Which zone had the highest GDP in 2023?", "Fenggu"),
        ("How much higher was Fenggu's GDP than Lingxi's in 2023?", "6.59 billion yuan"),
        ("What was the total GDP of Lingxi and Fenggu in 2023?", "77.07 billion yuan"),
        ("How much did Lingxi's GDP increase from 2022 to 2023?", "2.34 billion yuan"),
        ("How many zones had a GDP of more than 30 billion yuan in 2023?", "2"),
        ("菱溪和枫谷2023年地区生产总值一共是多少？", None),
        ("How much higher was Lingxi's tax revenue than Lishan's in 2023?", None),
    ],
)
def test_the_short_answer_in_english(ask: Ask, question: str, english: str | None) -> None:
    found = answer(ask, question)
    assert found.short_answer_english == english
    assert english is None or english in found.text


def test_an_english_sentence_says_its_figures_in_english_and_as_printed(ask: Ask) -> None:
    found = answer(ask, "How much higher was Fenggu's GDP than Lingxi's in 2023?")
    assert found.sentences[0].text == (
        "Fenggu is 6.59 billion yuan higher than Lingxi:"
        " 41.83 billion yuan (418.3亿元) against 35.24 billion yuan (352.4亿元)."
    )
    changed = answer(ask, "How much did Lingxi's GDP increase from 2022 to 2023?")
    assert "from 32.9 billion yuan (329.0亿元, 2022) to" in changed.sentences[0].text
