"""A near miss is told in words that help: what the report states instead of what was asked."""

from __future__ import annotations

import pytest

from zoneqa.answer.messages import refusal_reason
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.near_miss_words import refusal_for
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.extract import claims_of
from zoneqa.claims.match import compare_each
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Article, Hit, Passage, Span
from zoneqa.zones.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer(["砚溪高新区", "霁州高新区"])


def read(question: str, *sentences: str, words: str = "") -> tuple[Query, list[Reading]]:
    """Return a question with a reading of each sentence, the first the surest."""
    query = analyze(question, GAZETTEER)
    article = Article("a", "", "".join(sentences), date="2024-01-20", zone="砚溪高新区")
    whole = Passage("a", 0, len(article.text), article.text)
    source = Candidate.of(Hit(whole, 1.0), article)
    readings = []
    for score, sentence in zip(range(9, 0, -1), source.passage.sentences, strict=False):
        agreements = compare_each(query.slots, query.zones, sentence.claims)
        at = article.text.find(words, sentence.span.start) if words else -1
        span = Span("a", at, at + len(words), words) if at >= 0 else None
        readings.append(Reading(source, sentence.span, score, span, agreements=agreements))
    return query, readings


def reason(question: str, *sentences: str, words: str = "") -> str | None:
    query, readings = read(question, *sentences, words=words)
    miss = near_miss(query, readings)
    return refusal_reason(query.language, miss[1]) if miss else None


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        (
            "砚溪高新区2023年下半年税收是多少？",
            "砚溪高新区2023年上半年税收为12亿元。",
            "报道写的是2023年上半年，没有写2023年下半年。",
        ),
        (
            "砚溪高新区2022年税收是多少？",
            "砚溪高新区去年税收为28.9亿元。",
            "报道写的是2023年，没有写2022年。",
        ),
        (
            "砚溪高新区建设局局长是谁？",
            "砚溪高新区建设局副局长叶知秋说。",
            "文章提到的是副局长叶知秋，没有提到砚溪高新区建设局局长。",
        ),
        (
            "砚溪高新区出口额是多少？",
            "砚溪高新区税收为28.9亿元。",
            "报道写的是税收28.9亿元，没有写出口额。",
        ),
        (
            "砚溪高新区税收下降了多少？",
            "砚溪高新区税收同比增长6.2%。",
            "报道写的是税收上升6.2%，不是下降。",
        ),
        (
            "砚溪高新区税收增长多少？",
            "砚溪高新区税收为28.9亿元。",
            "报道写的是税收28.9亿元，没有写增减多少。",
        ),
        (
            "砚溪第四届大赛吸引多少支团队？",
            "砚溪第五届大赛吸引团队310支。",
            "报道写的是第5届，没有写第4届。",
        ),
        (
            "砚溪高新区已经投资多少？",
            "砚溪高新区计划投资60亿元。",
            "报道写的是计划投资60亿元，没有写已经做到。",
        ),
    ],
)
def test_the_reason_says_what_is_stated_instead(question: str, sentence: str, said: str) -> None:
    assert reason(question, sentence) == said


def test_in_english_the_reason_is_english() -> None:
    said = reason("What was Yanxi's tax revenue in 2022?", "砚溪高新区去年税收为28.9亿元。")
    assert said is None or said.startswith("The report")


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        # Another reading gives what is asked.
        (
            "砚溪高新区2022年税收是多少？",
            ("砚溪高新区2023年税收为28.9亿元。", "砚溪高新区2022年税收为25.1亿元。"),
        ),
        # What is asked is no value, so no claim can tell.
        ("砚溪高新区为什么修路？", ("砚溪高新区2023年税收为28.9亿元。",)),
        # The claims are of another kind: the sentence may say it in words that make no claim.
        ("砚溪高新区哪天办大会？", ("砚溪高新区税收为28.9亿元，大会照常。",)),
        ("砚溪高新区2023年税收是多少？", ("砚溪高新区去年税收为28.9亿元。",)),
        ("砚溪高新区主任是谁？", ("砚溪高新区税收为28.9亿元。",)),
    ],
)
def test_where_it_is_not_certain_there_is_no_near_miss(
    question: str, sentences: tuple[str, ...]
) -> None:
    assert reason(question, *sentences) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words", "kind"),
    [
        ("哪只股票领涨？", "当日霁州板块下跌0.1%，霁州客车领跌。", "霁州客车", "other_direction"),
        ("通关成本提高了多少？", "通关成本较改革前降低一些。", "一些", "other_direction"),
        ("已经有哪些企业入驻了？", "十家企业拟入驻园区。", "十家企业", "other_modality"),
        ("大桥实际是哪天合龙的？", "大桥有望于年内合龙。", "年内", "other_modality"),
    ],
)
def test_a_clause_that_tells_of_the_opposite_is_a_near_miss(
    question: str, sentence: str, words: str, kind: str
) -> None:
    query, readings = read(question, sentence, words=words)
    miss = near_miss(query, readings)
    assert miss is not None
    assert miss[1].kind == kind


@pytest.mark.parametrize(
    ("slot", "kind", "said"),
    [
        (
            "attribute",
            "other_attribute",
            "The report gives 税收28.9亿元, not what was asked about.",
        ),
        (
            "period",
            "other_period",
            "The report says this of 2023, not of 2022.",
        ),
    ],
)
def test_in_english_no_words_are_run_together(slot: str, kind: str, said: str) -> None:
    query = analyze("What was Yanxi's export value in 2022?", GAZETTEER)
    (claim,) = claims_of(Article("a", "", "砚溪高新区2023年税收为28.9亿元。"))
    agreement = Agreement(claim, **{slot: "contradicts"})  # type: ignore[arg-type]
    refusal = refusal_for(query, agreement)
    assert refusal.kind == kind
    assert refusal_reason("en", refusal) == said
